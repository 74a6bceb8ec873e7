"""The code one signs in with. It is stored nowhere: session and job hold a seed, which the secret key makes a code."""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

from kohort.kit.keys import ALPHABET

LENGTH = 8  # 40 bits: with the limits in `asking.py`, a year of guessing at one address has a chance of 1 in a million
MISREAD = str.maketrans("oil", "011")  # Crockford's alphabet: what is read as something else means the same


def new_seed() -> str:
    """128 random bits. Worth nothing to a reader of the database who has not the secret key."""
    return secrets.token_urlsafe(16)


def code_of(seed: str) -> str:
    """ "K7QF-2M9X", always the same for a seed."""
    digest = salted_hmac("kohort.accounts.codes", seed, algorithm="sha256").digest()
    code = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH]).upper()
    return f"{code[:4]}-{code[4:]}"


def matches(typed: str, seed: str) -> bool:
    """Whether the typed or pasted text is the seed's code; case, blanks and dashes do not count. No seed, no match."""
    return bool(seed) and constant_time_compare(bare(typed), bare(code_of(seed)))


def bare(text: str) -> str:
    """What of a typed code counts: letters and digits, with those that are misread put right."""
    return "".join(filter(str.isalnum, text)).casefold().translate(MISREAD)
