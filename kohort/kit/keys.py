"""Random public keys for URLs."""

import secrets

# Crockford's alphabet: nothing that is read as something else.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_key() -> str:
    """Ten characters, 50 bits: cannot be walked through, can be read aloud."""
    bits = secrets.randbits(50)
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 50, 5))
