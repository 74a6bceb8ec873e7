"""How is it going? Asked half-way, at the end and after a silence, once each; answered from the mail with one tap."""

from datetime import timedelta

from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.links import CHECK
from kohort.giving.mentoring.checks import sweep
from kohort.giving.mentoring.closing import close
from kohort.giving.mentoring.wishing import wish
from kohort.giving.models import Check, Given, Meeting
from kohort.privacy.copying import parts as copied

from .mentorings import mentoring, takes_part, together


def paired(cast, days, form="pairs", **fields):
    one = mentoring(cast.here, form, days=days, announced=timezone.now())
    mentor, mentee = takes_part(one, cast.ada, "mentor", places=5), takes_part(one, cast.stein)
    return together(one, mentor, mentee, **fields)


def asked():
    return sorted(Check.objects.trusted("a test").values_list("stage", "part__role"))


def met(pair, ago=1, minutes=60):
    return Meeting.objects.create(pair=pair, on=timezone.localdate() - timedelta(days=ago), minutes=minutes)


def test_each_of_the_two_is_asked_half_way_and_once(cast):
    pair = paired(cast, -60, ago=55)
    met(pair)
    sweep()
    sweep()
    assert asked() == [("midway", "mentee"), ("midway", "mentor")]
    told = Happening.objects.trusted("a test").filter(verb="check.asked").values_list("about_id", flat=True)
    assert sorted(told) == sorted([cast.ada.pk, cast.stein.pk])


def test_a_silence_of_a_month_is_noticed_and_a_meeting_is_no_silence(cast):
    pair = paired(cast, -41, ago=31)
    meeting = met(pair)
    sweep()
    assert asked() == []
    meeting.delete()
    sweep()
    assert asked() == [("silence", "mentee"), ("silence", "mentor")]


def test_nobody_hears_of_it_twice_within_two_weeks(cast):
    pair = paired(cast, -54, ago=44)
    Check.objects.create(pair=pair, part_id=pair.mentee_id, stage="silence")
    Check.objects.create(pair=pair, part_id=pair.mentor_id, stage="silence")
    pair.round.begins -= timedelta(days=40)
    pair.round.save()
    sweep()
    assert len(asked()) == 2
    Check.objects.trusted("a test").update(asked=timezone.now() - timedelta(days=15))
    sweep()
    assert len(asked()) == 4


def test_at_the_end_it_is_asked_and_counted_once(cast, viewer):
    pair = paired(cast, -101, ago=90)
    met(pair, 10), met(pair, 40, 90)
    sweep()
    sweep()
    assert asked() == [("end", "mentee"), ("end", "mentor")]
    assert Happening.objects.trusted("a test").filter(verb="check.asked").count() == 2
    given = Given.objects.visible_to(viewer("ada")).get()
    assert (given.minutes, given.title) == (150, "First steps")
    met(pair, 2, 30)  # noted late: it counts once the round is closed
    close(pair.round, viewer("kari"))
    assert Given.objects.visible_to(viewer("ada")).get().minutes == 180


def test_the_mentor_of_a_group_is_asked_once_for_all_of_it(cast):
    pair = paired(cast, -101, "groups", ago=90)
    together(pair.round, pair.mentor, takes_part(pair.round, cast.cy), ago=90)
    sweep()
    assert asked() == [("end", "mentee"), ("end", "mentee"), ("end", "mentor")]


def test_a_talk_is_asked_about_the_day_after(cast):
    paired(cast, -11, "flash", starts=timezone.now() - timedelta(days=2))
    sweep()
    assert asked() == [("end", "mentee"), ("end", "mentor")]


def test_what_ended_early_or_never_began_is_left_in_peace(cast):
    pair = paired(cast, -60, ago=55, ended=timezone.now())
    together(pair.round, pair.mentor, takes_part(pair.round, cast.cy), begun=None)
    sweep()
    assert asked() == []


def test_one_tap_from_the_mail_without_signing_in_and_a_change_of_mind(cast, browse, viewer):
    pair = paired(cast, -60)
    check = Check.objects.create(pair=pair, part_id=pair.mentee_id, stage="midway")
    path, visitor = CHECK.path("nordvik", check.key), browse()
    page = visitor.get(path).content.decode()
    assert "How is it going?" in page
    assert not {"Ada", "Stein", "Ødegård"} & set(page.split())
    check.refresh_from_db(from_queryset=Check.objects.trusted("a test"))
    assert check.answered is None
    for mood, words in (("3", "All is well"), ("1", "")):
        assert visitor.post(path, {"mood": mood, "words": words}).status_code == 302
    check.refresh_from_db(from_queryset=Check.objects.trusted("a test"))
    assert (check.mood, check.words) == (1, "All is well")
    assert "All is well" not in visitor.get(path).content.decode()
    assert Happening.objects.trusted("a test").filter(verb="check.answered").count() == 1
    assert "Press one of the three" in visitor.post(path, {"mood": "9"}).content.decode()


def test_no_link_but_ours_leads_there(cast, browse):
    pair = paired(cast, -60)
    check = Check.objects.create(pair=pair, part_id=pair.mentee_id, stage="midway")
    early = Check.objects.create(pair=pair, part_id=pair.mentee_id, stage="early")
    for path in (f"/nordvik/check/{check.key}.x/", CHECK.path("sundby", check.key), CHECK.path("nordvik", early.key)):
        assert browse().get(path).status_code == 404


def test_read_by_oneself_and_by_who_runs_it_and_not_by_the_other_nor_in_their_copy(cast, viewer):
    pair = paired(cast, -60)
    Check.objects.create(pair=pair, part_id=pair.mentee_id, stage="midway", mood=1, words="We never met")
    seen = {name: Check.objects.visible_to(viewer(name)).count() for name in ("ada", "stein", "kari", "bo", "selma")}
    assert seen == {"ada": 0, "stein": 1, "kari": 1, "bo": 0, "selma": 0}
    told = {person: {part.model for part in copied(person)} for person in (cast.ada, cast.stein)}
    assert Check not in told[cast.ada]
    assert Check in told[cast.stein]


def test_home_says_what_is_wanted_of_me(cast, browse, viewer):
    one = mentoring(cast.here)
    home, client = "/nordvik/", browse("stein")
    assert "Sign-up closes on" in client.get(home).content.decode()
    mine, ada = takes_part(one, cast.stein), takes_part(one, cast.ada, "mentor")
    assert "Whom would you like to meet?" in client.get(home).content.decode()
    wish(mine, [ada.pk])
    assert "First steps" not in client.get(home).content.decode()
    pair = together(one, ada, mine)
    assert "Write to each other this week" in client.get(home).content.decode()
    check = Check.objects.create(pair=pair, part=mine, stage="midway")
    assert CHECK.path("nordvik", check.key) in client.get(home).content.decode()
    close(one, viewer("kari"))
    last = Check.objects.trusted("a test").get(part=mine, stage="end")
    assert CHECK.path("nordvik", last.key) in (page := client.get(home).text)
    assert "How was your mentoring?" in page
