"""The tenant: a university with its units, programmes, languages and looks.

Nothing here is personal, so all of it may be public. What people are at an institution lives in `people`.
"""
