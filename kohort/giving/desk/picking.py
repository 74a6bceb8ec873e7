"""The choices above a list at the desk: what kind of help, which programme."""

from django.utils.text import capfirst

from .narrowing import Narrowed, kinds, programmes


def picked(request, which: Narrowed) -> dict:
    """For `giving/desk/pick.html`: what can be chosen, and what of the query is kept besides."""
    segment = which.segment
    return {
        "which": which,
        "query": request.GET.urlencode(),
        "kept": [pair for pair in segment.pairs() if pair[0] != "programme"],
        "chosen_programme": next(iter(segment.values("programme")), ""),
        "kind_choices": [(value, capfirst(label)) for value, label in kinds()],
        "programme_choices": programmes(request.institution),
    }
