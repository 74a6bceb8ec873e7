"""A question of the first visit: what would you help with? Asked again on one's own page, and after one was heard."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kohort.people.models import Person
from kohort.people.steps import Step

from .forms import OffersForm
from .heard import Heard


class HeardOffersForm(OffersForm):
    """The same, with what somebody wrote down ticked: what one keeps of it is the answer to it."""

    def __init__(self, data, person: Person, heard: Heard):
        super().__init__(data, person, proposed=heard.kinds)
        self.heard = heard

    def keep(self) -> None:
        super().keep()
        self.heard.answer(self.own.person, agreed=not set(self.heard.kinds).isdisjoint(self.cleaned_data["kinds"]))


def form(request: HttpRequest, person: Person) -> OffersForm:
    """`heard` in the query is the key of what somebody wrote down about `person`."""
    data = request.POST if request.method == "POST" else None
    rows = Heard.objects.trusted("one's own").filter(person=person, answered=None, key=request.GET.get("heard", ""))
    heard = rows.first()
    return HeardOffersForm(data, person, heard) if heard else OffersForm(data, person)


OFFERS = Step("offers", _("What would you help with?"), "giving/first_offers.html", form)
