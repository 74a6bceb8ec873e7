"""On the day: who is here, walk-ins, lists and badges."""
