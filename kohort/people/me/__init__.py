"""One's own page, as one looks after it: what is told, who sees it, whether it is still right.

How others meet it is `people.showing`; who may see which row, `people.facts`.
"""
