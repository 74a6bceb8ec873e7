"""Groups people feel they belong to: networks, programmes, classes, regions, interests.

A group has members by a rule, by their own wish or by invitation, a board whose rights end with its term, and doors on
walls. What is said in it is the business of `conversations`.
"""
