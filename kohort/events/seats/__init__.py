"""Seats: who comes, who waits, and never more than fit."""
