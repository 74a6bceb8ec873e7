"""The door of each view, in one line. A view that declares nothing answers nobody."""

from collections.abc import Callable, Iterator
from functools import wraps

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404
from django.urls import URLPattern, get_resolver

from kohort.kit.bugs import bug

from .viewer import Viewer


class SignInNeeded(PermissionDenied):
    """Nobody is signed in where somebody must be; the middleware sends them to the sign-in page and back."""


class SecondFactorNeeded(PermissionDenied):
    """This session has to show a second factor first, or a fresh one; the middleware leads there and back."""


def _door(name: str, test: Callable[[Viewer], bool]):
    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not (test(request.viewer) or bug(f"door-{name}")):
                raise _refusal(request.viewer, test)
            return view(request, *args, **kwargs)

        guarded.access = name  # type: ignore[attr-defined]
        return guarded

    return decorate


def _refusal(viewer: Viewer, test) -> type[PermissionDenied]:
    if viewer.account_id is None:
        return SignInNeeded
    return SecondFactorNeeded if test(viewer.once_proven()) else PermissionDenied


public = _door("public", lambda viewer: True)
signed_in = _door("signed in", lambda viewer: viewer.account_id is not None)
member = _door("member or office", lambda viewer: viewer.is_member or viewer.is_office)
myself = _door("member", lambda viewer: viewer.is_member)
office = _door("office", lambda viewer: viewer.is_office)
coordinator = _door("coordinator", lambda viewer: viewer.is_coordinator)
figures = _door("figures", lambda viewer: viewer.is_analyst)


def on(model, action: str = "see", key: str = "key"):
    """Load the row the URL names, as this viewer may see it, and hand it to the view; 404 tells nothing.

    Whose roles wait is sent to the second factor for any row not seen, there or not: that tells nothing either.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request, **kwargs):
            rows = model.objects.visible_to(request.viewer)
            thing = rows.filter(**{key: kwargs.pop(key)}).first()
            if thing is None or (action != "see" and not thing.allows(request.viewer, action)):
                raise SecondFactorNeeded if request.viewer.waiting else Http404
            return view(request, thing, **kwargs)

        guarded.access = f"{action} {model._meta.model_name}"  # type: ignore[attr-defined]
        return guarded

    return decorate


class AccessMiddleware:
    """Refuses to run a view of ours that names no rule; views of libraries are listed with theirs."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if rule_of(view) is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} declares no access rule")


def rule_of(view) -> str | None:
    """The rule a view declares, or None."""
    return getattr(view, "access", None)


def with_rule(view, rule):
    """A library's view behind one of our doors: `with_rule(LoginView.as_view(), public)`."""
    return rule(view)


def access_map(patterns=None, prefix: str = "/") -> Iterator[tuple[str, str | None]]:
    """Every URL and what it demands, for the golden file and the stranger test."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield path, rule_of(entry.callback)
        else:
            yield from access_map(entry.url_patterns, path)
