"""Events people come to: planned, joined, filled, waited for, and remembered.

An event belongs to its hosts; a seat to whoever comes, with or without an account. How many fit is exact (`seats`).
What is said about an event is said in the groups; who is told of it by mail is the business of `notices`.
"""
