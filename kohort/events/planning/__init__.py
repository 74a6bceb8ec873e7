"""Planning an event: what, when, where, with whom, for whom."""
