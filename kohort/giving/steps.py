"""A question of the first visit: what would you help with?"""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kohort.people.models import Person
from kohort.people.steps import Step

from .forms import OffersForm


def form(request: HttpRequest, person: Person) -> OffersForm:
    return OffersForm(request.POST if request.method == "POST" else None, person)


OFFERS = Step("offers", _("What would you help with?"), "giving/first_offers.html", form)
