"""A place in a group and a mentor's talk go to whoever comes first, and never to more than there are."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.mentoring.ending import end
from kohort.giving.mentoring.holding import NotNow
from kohort.giving.mentoring.joining import leave
from kohort.giving.mentoring.places import take
from kohort.giving.models import Approach, Limits, Pair, Part
from kohort.people.models import Block
from kohort.people.viewing import viewer_for
from tests.cast import fact, make_person

from .mentorings import mentoring, takes_part


def at(one, page=""):
    return f"/nordvik/mentoring/rounds/{one.key}/{page}"


def students(cast, many):
    made = [
        make_person(cast.here, f"S{n}", "Student", account=True, studies=[(cast.economics, 2025, None)])
        for n in range(many)
    ]
    return [viewer_for(person.account_id, cast.here) for person in made]


def live(mentor):
    return Pair.live().filter(mentor=mentor).count()


def test_one_tap_and_the_place_is_theirs_and_both_are_told(cast, browse):
    one = mentoring(cast.here, "groups")
    ada = takes_part(one, cast.ada, "mentor", places=3)
    client = browse("stein")
    assert "3 places free" in client.get(at(one)).content.decode()
    answer = client.post(at(one, "place/"), {"mentor": ada.key})
    pair = Pair.live().get()
    assert answer.url == f"/nordvik/mentoring/pairs/{pair.key}/"
    told = Happening.objects.trusted("a test").order_by("pk").values_list("verb", "about_id")
    assert list(told) == [
        ("part.taken", cast.stein.pk),
        ("pair.talk", cast.ada.pk),
        ("pair.begun", cast.stein.pk),
    ]
    assert "ada@nordvik.example.org" in client.get(answer.url).content.decode()
    assert "2 places free" in browse("cy").get(at(one)).content.decode()


def test_tapped_twice_it_is_one_place_and_given_back_it_is_free(cast, browse):
    one = mentoring(cast.here, "groups")
    ada = takes_part(one, cast.ada, "mentor", places=1)
    client = browse("stein")
    for _ in range(2):
        client.post(at(one, "place/"), {"mentor": ada.key})
    assert live(ada) == 1
    client.post(at(one, "place/"), {"mentor": ada.key, "do": "leave"})
    assert live(ada) == 0
    take(one, ada.key, students(cast, 1)[0])
    assert live(ada) == 1
    client.post(at(one, "place/"), {"mentor": ada.key})
    assert live(ada) == 1
    assert "Somebody was faster" in client.get(at(one)).content.decode()


def test_never_more_than_there_are(cast):
    one = mentoring(cast.here, "groups")
    ada = takes_part(one, cast.ada, "mentor", places=2)
    said = Counter()
    for viewer in students(cast, 4):
        try:
            said[type(take(one, ada.key, viewer)).__name__] += 1
        except NotNow as refusal:
            said[str(refusal)] += 1
    assert said == {"Pair": 2, "Somebody was faster: this place is no longer free. Choose another.": 2}


def test_one_group_and_two_talks_each(cast, viewer):
    for form, most, sentence in (("groups", 1, "You have a place"), ("flash", 2, "You have taken 2 talks")):
        one = mentoring(cast.here, form)
        mentors = [takes_part(one, person, "mentor", places=5) for person in (cast.ada, cast.bo, cast.cy)]
        for mentor in mentors[:most]:
            take(one, mentor.key, viewer("stein"))
        with pytest.raises(NotNow, match=sentence):
            take(one, mentors[most].key, viewer("stein"))


def test_a_talk_counts_where_others_would_ask_and_is_not_refused_by_the_limit(cast):
    fact(Limits, cast.ada, per_year=1)
    one = mentoring(cast.here, "flash")
    ada = takes_part(one, cast.ada, "mentor", places=3)
    for viewer in students(cast, 3):
        take(one, ada.key, viewer)
    assert Approach.objects.trusted("a test").filter(person=cast.ada, what="mentoring").count() == 3


def test_a_pause_holds_and_so_does_being_hidden_or_kept_apart(cast, viewer, browse):
    fact(Limits, cast.ada, paused_until=timezone.localdate() + timedelta(days=9))
    Block.put(cast.bo.pk, cast.stein.pk)
    one = mentoring(cast.here, "flash")
    mentors = [takes_part(one, person, "mentor", places=3) for person in (cast.ada, cast.bo, cast.hedda)]
    for mentor in mentors:
        with pytest.raises(NotNow, match="no longer free"):
            take(one, mentor.key, viewer("stein"))
    assert "No mentor yet" in browse("stein").get(at(one)).content.decode()


def test_only_for_whom_it_is_and_while_it_is_open(cast, viewer):
    for days, name, why in ((0, "bo", "for students"), (10, "stein", "opens on"), (-10, "stein", "has closed")):
        one = mentoring(cast.here, "groups", days=days)
        ada = takes_part(one, cast.ada, "mentor", places=3)
        with pytest.raises(NotNow, match=why):
            take(one, ada.key, viewer(name))


def test_a_mentor_who_has_ended_it_is_not_taken_again_the_next_minute(cast, viewer):
    """Not by who leaves the round and comes back, either; and nothing says why."""
    one = mentoring(cast.here, "flash")
    ada = takes_part(one, cast.ada, "mentor", places=3)
    end(take(one, ada.key, viewer("stein")), viewer("ada"))
    for again in (lambda: None, lambda: leave(Part.objects.trusted("a test").get(person=cast.stein), viewer("stein"))):
        again()
        with pytest.raises(NotNow, match="no longer free"):
            take(one, ada.key, viewer("stein"))
    assert live(ada) == 0
    take(one, ada.key, students(cast, 1)[0])
