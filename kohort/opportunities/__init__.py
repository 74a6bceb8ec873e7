"""Jobs, internships, thesis topics and projects: the hidden job market, visible to those who belong here; and courses.

Posted by members, teachers and employers from outside; they expire by themselves. Who would take a trainee some day is
an offer (`giving`); mail is the business of `notices`.
"""
