"""Whom an event is for, and who is told of it."""
