"""What design promises about speed and size, as ratios against floors measured in the same run: `make bench`.

Each topic is a module with `figures()`; it runs in a process of its own, in a home filled by `kohort demo`.
"""
