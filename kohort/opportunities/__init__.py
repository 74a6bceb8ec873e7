"""Jobs, internships, thesis topics and projects: the hidden job market, made visible to those who belong here.

Posted by members, teachers and employers from outside; they expire by themselves. Who would take a trainee some day is
an offer (`giving`); mail is the business of `notices`.
"""
