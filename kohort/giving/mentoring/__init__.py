"""Mentoring: programmes with rounds, in which those who take part are matched, choose a place, or have one talk."""
