"""Filling one's profile from one's own LinkedIn export: the file LinkedIn sends its member, read once, kept nowhere.

Nothing is fetched from LinkedIn, and nobody's file but one's own is asked for.
"""
