"""Questions sent to nobody in particular: they go to a few who can answer, and the first answers end them."""
