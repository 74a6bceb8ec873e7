"""What the office sees of all this: what lies unused, how the load is shared, and the figures of a year."""
