"""The register: what a student system knows of its graduates, and how it comes in and finds its people.

Not the people themselves (see `people`): a register row is a claim about somebody, with a source and a date.
"""
