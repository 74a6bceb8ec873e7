"""Signing in through one's institution: OpenID Connect, code and PKCE. Who that makes somebody, `ARRIVALS` decides."""
