"""Two questions of the first visit, about what everybody has: work, and facts that others may see."""

from django.utils.translation import gettext_lazy as _

from kohort.people.models import Person
from kohort.people.steps import Step

from .seen import SeenForm
from .work import WorkForm


def _work(request, person: Person) -> WorkForm:
    return WorkForm(_posted(request), person, request.viewer)


def _seen(request, person: Person) -> SeenForm:
    return SeenForm(_posted(request), person, request.viewer)


def _posted(request):
    return request.POST if request.method == "POST" else None


WORK = Step("work", _("Where do you work now?"), "people/first_work.html", _work)
SEEN_BY = Step("seen", _("Who may see what?"), "people/first_seen.html", _seen)
