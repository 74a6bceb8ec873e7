"""The full-text index: finds owners (numbers) by words, filters and facets, as far as a viewer may match them.

It knows no person and no model of the apps above: they hand it `Document`s and ask it `Question`s. It finds, the
database decides: what is shown is read from the database. It can always be rebuilt.
"""
