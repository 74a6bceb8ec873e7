"""Looking after a group’s talk: reports, removals with a reason, appeals."""
