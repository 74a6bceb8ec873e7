"""Joining an event, changing one’s mind, and leaving, with or without an account."""
