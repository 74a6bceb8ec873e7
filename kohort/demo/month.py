"""The demo's campaign: a month and the next one, with all three institutions."""

from calendar import monthrange
from datetime import date, timedelta

from kohort.events.models import Campaign, House
from kohort.institutions.models import Institution

NAMES = {
    "en": "Alumni month",
    "nb": "Alumnimåneden",
    "nn": "Alumnimånaden",
    "fi": "Alumnikuukausi",
    "sv": "Alumnimånaden",
}
WORDS = {
    "en": "Three institutions, one calendar. Everything here is open to everybody, wherever you studied.",
    "nb": "Tre læresteder, én kalender. Alt her er åpent for alle, uansett hvor du har studert.",
    "nn": "Tre lærestader, éin kalender. Alt her er ope for alle, same kvar du har studert.",
    "fi": "Kolme korkeakoulua, yksi kalenteri. Kaikki täällä on avointa kaikille, opiskelitpa missä tahansa.",
    "sv": "Tre lärosäten, en kalender. Allt här är öppet för alla, var du än har studerat.",
}


def announce(home: Institution, houses: list[Institution]) -> None:
    """From the first of this month to the last of the next; `home` has begun it, and all have agreed."""
    today = home.since.date()
    campaign = Campaign.objects.create(
        institution=home, names=NAMES, words=WORDS, first=today.replace(day=1), last=_end_of_next(today)
    )
    for house in (home, *(one for one in houses if one != home)):
        House.objects.create(campaign=campaign, institution=house, asked=home.since, agreed=home.since)


def _end_of_next(day: date) -> date:
    after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return after.replace(day=monthrange(after.year, after.month)[1])
