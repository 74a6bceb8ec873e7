"""A campaign: what several institutions do in one month, on one page."""
