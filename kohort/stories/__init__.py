"""Stories: what somebody studied, which door it opened, and what a day is like now, in their own words.

A story is a fact about its writer, so hiding, blocks, the audience, the copy and leaving are those of every fact. That
one was asked for is the business of `giving`; who is told of it, of `notices` and `home`.
"""
