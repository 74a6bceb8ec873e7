"""How often somebody may be asked, by anybody in the house."""
