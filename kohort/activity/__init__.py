"""The spine: one row for every verb that matters. Feeds, notices, the log and the figures are its readers."""
