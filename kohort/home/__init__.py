"""The front page of the installation and the home page of an institution: composition only, no models."""
