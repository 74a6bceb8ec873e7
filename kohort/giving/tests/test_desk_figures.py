"""The year in figures: everybody once, small ones not said, and a file for the rector."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from kohort.activity.engagement import Mode
from kohort.activity.models import Happening
from kohort.conversations.models import Post
from kohort.events.seats.models import Seat
from kohort.giving.catalogue import Kind
from kohort.giving.desk.cells import beside, told
from kohort.giving.desk.gifts import add_up, gifts
from kohort.giving.desk.models import Bygone, Line
from kohort.giving.desk.modes import kinds_of
from kohort.giving.desk.spans import term, year
from kohort.giving.desk.year import year_of
from kohort.giving.mentoring.models import Part, Round, Scheme
from kohort.giving.mentoring.pairs import Pair
from kohort.giving.models import Given
from kohort.privacy.erasing import erase
from tests.cast import make_person
from tests.circles import circle
from tests.gatherings import gathering

LECTURE, STORY = Kind.GUEST_LECTURE, Kind.CAREER_STORY
PAGE = "/nordvik/desk/giving/figures/"


def gave(person, kind=LECTURE, on=date(2025, 3, 3), **more):
    return Given.objects.create(institution=person.institution, person=person, kind=kind, on=on, **more)


def crowd(cast, many, **more):
    """So many alumni who each gave once."""
    for number in range(many):
        gave(make_person(cast.here, f"A{number}", "Mange", account=True), **more)


def way(cast, mode, number=2025):
    return next(now for now, _before in year_of(cast.here, number).ways if now.mode == mode)


def test_somebody_who_gave_twice_is_one_person_and_two_times(cast):
    gave(cast.ada, minutes=45, heads=30)
    gave(cast.ada, minutes=90, heads=20, on=date(2025, 5, 5))
    gave(cast.ada, on=date(2024, 12, 31))
    gave(cast.selma)
    one = year_of(cast.here, 2025)
    assert one.total == (1, 2, 135, 50)
    assert one.total.hours == 2
    assert (one.kinds[0].kind, one.kinds[0].now.times, one.kinds[0].before.times) == (LECTURE, 2, 1)


def test_a_mentor_of_a_group_met_it_once_however_many_were_in_it(cast):
    scheme = Scheme.objects.create(institution=cast.here, form=Scheme.Form.GROUPS, name="Together")
    days = dict.fromkeys(("opens", "closes", "begins", "ends"), date(2025, 2, 2))
    one = Round.objects.create(scheme=scheme, name="Spring", **days)
    mentor = Part.objects.create(round=one, person=cast.ada, role=Part.Role.MENTOR, places=2)
    for mentee in (cast.stein, cast.bo):
        part = Part.objects.create(round=one, person=mentee, role=Part.Role.MENTEE)
        pair = Pair.objects.create(round=one, mentor=mentor, mentee=part)
        gave(cast.ada, Kind.MENTOR, minutes=120, heads=1, pair=pair, round=one)
    erase(cast.bo)
    assert add_up(gifts(cast.here, year(2025))) == (1, 1, 120, 2)


def test_alumni_are_counted_once_in_each_way_and_others_are_not(cast):
    gave(cast.ada)
    gave(cast.ada, STORY)
    gave(cast.ada, Kind.SHARE_SPACE)
    gave(cast.stein)
    gave(cast.bo)
    volunteers = way(cast, Mode.VOLUNTEER)
    assert volunteers.people == 2
    assert sorted((one.people, one.times) for one in volunteers.parts if one.people) == [(1, 1), (2, 3)]
    assert way(cast, Mode.PHILANTHROPIC).people == 1
    assert way(cast, Mode.EXPERIENTIAL).people == 0
    assert sum(len(kinds_of(mode)) for mode in Mode) == len(Kind)


def test_who_came_to_an_event_took_part(cast):
    starts = timezone.now() - timedelta(days=3)
    event = gathering(cast.here, starts=starts, ends=starts + timedelta(hours=2), published=starts)
    for turn, person in enumerate((cast.ada, cast.bo, cast.stein)):
        Seat.objects.create(event=event, person=person, name=person.name, state=Seat.State.GOING, turn=turn)
    now = way(cast, Mode.EXPERIENTIAL, timezone.localdate(starts).year)
    assert (now.people, [one.times for one in now.parts if one.times]) == (2, [3])


def test_small_cells_are_not_said_nor_what_would_tell_them():
    cells = {("hist", "lecture"): 7, ("econ", "lecture"): 2, ("law", "lecture"): 9, ("law", "story"): 8}
    assert [told(n) for n in (0, 4, 5)] == ["0", "fewer than 5", "5"]
    assert told(4, exact=True) == "4"
    assert beside(cells) == {("hist", "lecture")}
    assert beside({("hist", "lecture"): 7, ("law", "story"): 8}) == set()
    assert beside({("hist", "lecture"): 3}) == set()


def test_the_page_and_the_file_say_no_small_cell(cast, browse):
    crowd(cast, 6, programme=cast.history)
    gave(cast.ada, STORY, programme=cast.economics)
    gave(cast.bo, STORY, programme=cast.economics)
    page = browse("kari").get(PAGE, {"year": 2025})
    assert page.context["grid"]["rows"] == [["Historie", "6", "–"], ["Økonomi", "–", "fewer than 5"]]
    assert page.context["by_kind"][1][:3] == ["Career story", "2", "2"]
    assert browse("anja").get(PAGE, {"year": 2025}).context["by_kind"][1][1] == "fewer than 5"
    file = browse("kari").post(f"{PAGE}?year=2025", {"format": "csv"})
    text = b"".join(file).decode("utf-8-sig")
    assert '"2025";"career story";"Økonomi";"fewer than 5"' in text
    assert '"2025";"guest lecture";"Historie";"6"' in text
    assert '"2025";"career story";"";"fewer than 5"' in text


def test_a_file_is_taken_out_by_a_button_and_written_down(cast, browse):
    office = browse("anja")
    office.get(PAGE)
    rows = Happening.objects.trusted("a test looks").filter(verb="figures.exported")
    assert not rows.exists()
    file = office.post(PAGE, {"format": "xlsx"})
    assert BytesIO(b"".join(file)).read(2) == b"PK"
    assert rows.get().particulars == {"year": timezone.localdate().year, "format": "xlsx"}
    assert office.post(PAGE, {"format": "exe"}).status_code == 404
    assert browse("tora").get(PAGE).status_code == 403


def whole(year_):
    """All that is said of a year."""
    return year_.total, year_.ways, year_.kinds, year_.cells, year_.unsaid


def test_who_is_erased_stays_counted_and_nobody_knows_whose_it_was(cast, browse):
    for person in (cast.ada, cast.bo):
        gave(person, minutes=45, heads=30, programme=cast.history, unsaid=True)
        gave(person, STORY, programme=cast.history)
        gave(person, STORY)
    starts = timezone.make_aware(datetime(2025, 9, 1))
    event = gathering(cast.here, starts=starts, ends=starts, published=starts)
    Seat.objects.create(event=event, person=cast.ada, name="Ada", state=Seat.State.GOING, turn=1)
    group = circle(cast.here, cast.ada, cast.bo)
    Post.objects.create(group=group, by=cast.ada, text="Here we are", at=starts)
    before = whole(year_of(cast.here, 2025))
    erase(cast.ada)
    erase(cast.bo)
    assert whole(year_of(cast.here, 2025)) == before
    assert browse("kari").get(PAGE).context["years"][-1] == 2025
    later = make_person(cast.here, "Late", "Comer", account=True)
    gave(later, STORY)
    assert year_of(cast.here, 2025).total == (3, 7, 90, 60), "what is written down late counts where it belongs"
    kept = Bygone.objects.filter(year=2025, line=Line.ALL)
    assert [(row.people, row.times) for row in kept] == [(2, 6)], "one row for both"


@pytest.mark.parametrize(("day", "since"), [(date(2026, 7, 31), (1, 1)), (date(2026, 8, 1), (8, 1))])
def test_a_term_begins_in_january_or_in_august(day, since):
    assert (term(day).since.month, term(day).since.day) == since
