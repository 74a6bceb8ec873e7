"""How often one wants to be written to."""
