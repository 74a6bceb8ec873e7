"""Asks: somebody of the house needs somebody, asks one or three, and the first yes wins."""
