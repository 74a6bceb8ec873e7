"""The board of a group: who holds which office until when, the roster, and what the next board should know."""
