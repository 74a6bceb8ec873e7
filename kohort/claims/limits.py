"""How often one may ask for a place, and try a code. Counted for what was asked, never for what was found."""

from kohort.accounts.limits import Limit, network_of, spend

TRIES = Limit("tries of a claim's code", 3, 3600)
PER_LINK = Limit("codes of one link", 5, 600)
PER_ADDRESS = Limit("questions with one address", 3, 3600)
PER_NETWORK = Limit("claims from a network", 100, 600)  # a reunion behind one address comes together
PER_INSTITUTION = Limit("claims in an institution", 2000, 3600)


def count_link(request) -> None:
    """A page with one button was used. Raises TooOften."""
    spend((PER_LINK, request.path), *_wide(request))


def count_question(request, email: str) -> None:
    """Somebody asks for a place, and typed this address. Raises TooOften."""
    spend((PER_ADDRESS, f"{request.institution.pk}:{email}"), *_wide(request))


def count_try(case) -> None:
    """A code was typed. Raises TooOften."""
    spend((TRIES, case.key))


def _wide(request):
    return (PER_NETWORK, network_of(request)), (PER_INSTITUTION, str(request.institution.pk))
