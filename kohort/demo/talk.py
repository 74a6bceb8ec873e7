"""What is said in the demo's groups, from the table data/talk.tsv: a post a line, and below it what was answered."""

from datetime import date, datetime, timedelta

from kohort.conversations.models import Asker, Comment, Post, Side, Stand
from kohort.conversations.talking.siding import take_sides
from kohort.groups.models import Group
from kohort.people.models import Person, Study
from kohort.people.vocabulary.tables import rows

from .circles import WHY, members, persona
from .curriculum import DATA

LASTS = timedelta(days=30)  # what is lent or sold
LINK = "https://"


def talk(groups: dict[str, Group], now: datetime) -> None:
    """Write it all, when the groups are new. In a small demo a group of nobody but personas stays silent."""
    people = {name: members(group) for name, group in groups.items()}
    post = None
    for row in rows(DATA / "talk.tsv") if groups else ():
        if row["group"] in groups:
            around = people[row["group"]]
            post = _post(row, groups[row["group"]], around, now) if around else None
        elif post:
            {"re": _comment, "sides": _sides, "stand": _stand}[row["group"]](row, post, around, now)


def _who(row, people: list[Person]) -> Person:
    """ "member 3", "saarela 1" or a persona."""
    name, _space, place = row["who"].partition(" ")
    return people[(int(place) - 1) % len(people)] if place else persona(name)


def _at(row, now) -> datetime:
    return now - timedelta(days=int(row["days"]), hours=len(row["text"]) % 9)


def _post(row, group, people, now) -> Post:
    who, at, marks = _who(row, people), _at(row, now), row["mark"].split()
    text, link, address = row["text"].partition(LINK)
    unnamed = "unnamed" in marks
    post = Post.objects.create(
        group=group,
        by=None if unnamed else who,
        unnamed=unnamed,
        kind=row["kind"],
        text=text.strip(),
        link=link + address,
        at=at,
        pinned=at if "pinned" in marks else None,
        ends=(at + LASTS).date() if row["kind"] in Post.PASSING else _day(marks, now),
        **(_class_of(who) if "class" in marks else {}),
    )
    if unnamed:
        Asker.objects.create(post=post, person=who)
    return post


def _day(marks: list[str], now: datetime) -> date | None:
    """ "in24": what is recommended is over in 24 days."""
    ahead = [int(mark[2:]) for mark in marks if mark[2:].isdigit()]
    return (now + timedelta(days=ahead[0])).date() if ahead else None


def _class_of(person) -> dict:
    study = Study.objects.trusted(WHY).filter(person=person).first()
    return {"programme_id": study.programme_id, "first_year": study.first_year, "last_year": study.last_year}


def _comment(row, post, people, now) -> None:
    Comment.objects.create(post=post, by=_who(row, people), text=row["text"], at=_at(row, now))


def _sides(row, post, people, now) -> None:
    take_sides(post, [])


def _stand(row, post, people, now) -> None:
    side = Side.objects.trusted(WHY).get(post=post, place=row["kind"])
    who = _who(row, people)
    Stand.objects.create(post=post, side=side, person=who, reason=row["text"], at=_at(row, now))
