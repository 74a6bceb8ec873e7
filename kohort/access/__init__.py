"""Who looks, and what they may see.

A `Viewer` is a value passed by hand. Rows refuse to be read until somebody says for whom; a view that names no rule
answers nobody. This app knows no person and no institution: the models above it say what their rows' rules are.
"""
