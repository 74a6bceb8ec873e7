"""What alumni give back, within their own limits, and what came of it.

Offers stand; an ask goes to one or three people and ends in an outcome; a question goes to whoever can answer; mentors
and students are matched in rounds. Each of these is an approach; nobody gets more than they said.
Mail is the business of `notices`; jobs and theses on offer are that of `opportunities`.
"""
