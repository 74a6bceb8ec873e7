"""What the demo's teachers have asked for, from the table data/asks.tsv: each ask as far as it has come."""

from datetime import datetime, timedelta

from kohort.giving.asks.asking import accept, advance, conclude, decline, log, send
from kohort.giving.asks.models import Ask, Asked
from kohort.institutions.clock import zone_of
from kohort.people.models import Person
from kohort.people.vocabulary.tables import rows

from .circles import WHY
from .curriculum import DATA
from .past import as_of, instant, working_day
from .pledges import promise
from .willing import House, eyes

DAY = timedelta(days=1)
AS_WRITTEN = ("kind", "title", "words", "way", "town", "language", "listeners", "room", "link")


def ask_around(house: House) -> None:
    """Write it all, in the order in which it was asked; who fits a draft is not asked for anything else."""
    here = [row for row in rows(DATA / "asks.tsv") if row["house"] == house.institution.slug]
    for row in sorted(here, key=lambda row: (row["end"] != "draft", -int(row["asked"]))):
        if by := house.who(row["by"]):
            _send(row, house, by)


def look_back(house: House, by: Person, kind: str, title: str, days: int, **more) -> None:
    """Something of the past that nobody had asked for here is written down."""
    if found := house.willing(kind, None, None):
        on = working_day(house.now.date(), -days)
        with as_of(house.now - timedelta(days=days - 1)):
            log(eyes(by), found[-1], kind, on, title=title, **more)


def _send(row: dict[str, str], house: House, by: Person) -> None:
    ask = _ask(row, house, by)
    answers = [said.strip().partition(" ")[::2] for said in row["who"].split(";") if said]
    people = _people(ask, house, [who for who, _answer in answers], row["knows"].split("; "))
    sent = house.now - timedelta(days=int(row["asked"]))
    if people and row["end"] != "draft":
        with as_of(sent):
            send(ask, people, eyes(by), now=sent)
        _answer(row, ask, sent, dict(zip(people, (answer for _who, answer in answers), strict=False)))
        _end(row, ask, sent, by)


def _ask(row: dict[str, str], house: House, by: Person) -> Ask:
    programme = house.programme(row["programme"])
    day = working_day(house.now.date(), int(row["days"]))
    return Ask.objects.create(
        institution=house.institution,
        by=by,
        programme=programme,
        unit=programme.unit if programme else None,
        starts=instant(house.institution, day, row["at"]) if row["at"] else None,
        until=None if row["at"] else day,
        minutes=int(row["minutes"]),
        heads=int(row["heads"]),
        zone=zone_of(house.institution),
        country=house.institution.country,
        at_once=int(row["once"]),
        days=int(row["wait"]),
        created=house.now - timedelta(days=int(row["asked"]), hours=2),
        **{name: row[name] for name in AS_WRITTEN},
    )


def _people(ask: Ask, house: House, names: list[str], topics: list[str]) -> list[Person]:
    """Personas by name; a number is the next one who fits, and knows about one of the topics."""
    fits = iter(house.ready(ask.kind, ask.programme, ask.day))
    found = [next(fits, None) if name.isdigit() else house.who(name) for name in names]
    people = [one for one in found if one]
    for place, one in enumerate(people):
        if names[found.index(one)].isdigit():
            promise(one, ask.kind, house, filter(None, topics[place % len(topics) :][:1]))
    house.taken |= {one.pk for one in people}
    return people


def _answer(row: dict[str, str], ask: Ask, sent: datetime, answers: dict[Person, str]) -> None:
    """One a day, in their order."""
    for day, (person, answer) in enumerate(answers.items(), start=1):
        asked = Asked.objects.trusted(WHY).filter(ask=ask, person=person, told__isnull=False).first()
        at = sent + day * DAY
        with as_of(at):
            if asked and answer == "yes":
                accept(asked, row["said"], by=person.account_id, now=at)
            elif asked and answer == "no":
                decline(asked, by=person.account_id, now=at)


def _end(row: dict[str, str], ask: Ask, sent: datetime, by: Person) -> None:
    ask.refresh_from_db()
    after = (ask.ends or sent) + DAY / 2
    if row["outcome"] and ask.state == Ask.State.AGREED:
        with as_of(after):
            said = {"words": row["outcome"], "thanks": row["thanks"]}
            conclude(ask, eyes(by), held=True, minutes=ask.minutes, heads=ask.heads, now=after, **said)
    elif row["end"] or int(row["days"]) < 0:
        _go_on(row, ask, sent)


def _go_on(row: dict[str, str], ask: Ask, sent: datetime) -> None:
    """Nobody did anything: time alone moved it on, once for each in the line and once after the day."""
    moments = [sent + (turn + 1) * (ask.days * DAY + DAY / 24) for turn in range(ask.asked.trusted(WHY).count())]
    for at in moments if row["end"] else [(ask.ends or sent) + DAY / 24]:
        with as_of(at):
            advance(ask.pk, now=at)
