"""Both sides say whom they would like, with a number each; nobody reads it but they and who runs the round."""

from kohort.giving.mentoring.wishing import wish, wishes_of
from kohort.giving.models import Choice
from kohort.people.models import Block
from kohort.privacy.copying import parts as copied
from tests.cast import make_person

from .mentorings import mentoring, takes_part


def at(one, page="wishes/"):
    return f"/nordvik/mentoring/rounds/{one.key}/{page}"


def test_a_student_ranks_mentors_and_changes_their_mind(cast, browse):
    one = mentoring(cast.here)
    ada, bo, cy = (takes_part(one, person, "mentor") for person in (cast.ada, cast.bo, cast.cy))
    stein = takes_part(one, cast.stein)
    client = browse("stein")
    assert client.post(at(one), {bo.key: "1", cy.key: "4", ada.key: "", "do": "wish"}).url == at(one, "")
    assert wishes_of(stein) == [bo.pk, cy.pk]
    page = client.get(at(one)).content.decode()
    assert page.index(f'name="{bo.key}"') < page.index(f'name="{cy.key}"') < page.index(f'name="{ada.key}"')
    client.post(at(one), {"do": "any"})
    assert wishes_of(stein) == []


def test_a_number_given_twice_is_said_and_nothing_is_lost(cast, browse):
    one = mentoring(cast.here)
    ada, bo = (takes_part(one, person, "mentor") for person in (cast.ada, cast.bo))
    stein = takes_part(one, cast.stein)
    page = browse("stein").post(at(one), {ada.key: "2", bo.key: "2", "do": "wish"}).content.decode()
    assert "You gave number 2 twice. Give each number once." in page
    assert page.count('<option value="2" selected') == 2
    assert wishes_of(stein) == []


def test_mentors_rank_students_and_students_do_not_see_each_other(cast, browse):
    one = mentoring(cast.here)
    ada, stein = takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein)
    other = takes_part(one, make_person(cast.here, "Siri", "Sol", account=True))
    browse("ada").post(at(one), {other.key: "1", stein.key: "2", "do": "wish"})
    assert wishes_of(ada) == [other.pk, stein.pk]
    page = browse("stein").get(at(one)).content.decode()
    assert ada.key in page
    assert other.key not in page


def test_nobody_wishes_for_who_is_hidden_or_kept_apart(cast, browse):
    one = mentoring(cast.here)
    hedda, bo = takes_part(one, cast.hedda, "mentor"), takes_part(one, cast.bo, "mentor")
    stein = takes_part(one, cast.stein)
    Block.put(cast.bo.pk, cast.stein.pk)
    client = browse("stein")
    client.post(at(one), {hedda.key: "1", bo.key: "2", "do": "wish"})
    assert wishes_of(stein) == []
    assert "No mentor yet" in client.get(at(one)).content.decode()


def test_wishes_are_read_by_oneself_and_by_who_runs_the_round(cast, viewer):
    one = mentoring(cast.here)
    ada, stein = takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein)
    takes_part(one, cast.bo, "mentor")
    wish(stein, [ada.pk])
    seen = {name: Choice.objects.visible_to(viewer(name)).count() for name in ("ada", "bo", "stein", "kari", "arne")}
    assert seen == {"ada": 0, "bo": 0, "stein": 1, "kari": 1, "arne": 0}


def test_the_copy_of_who_was_wished_for_does_not_say_so(cast):
    one = mentoring(cast.here)
    ada, stein = takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein)
    wish(stein, [ada.pk])
    told = {person: {part.model for part in copied(person)} for person in (cast.ada, cast.stein)}
    assert Choice not in told[cast.ada]
    assert Choice in told[cast.stein]


def test_wishes_wait_until_pairs_are_drawn_up(cast, browse):
    one = mentoring(cast.here, days=-7)
    ada, stein = takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein)
    client = browse("stein")
    client.post(at(one), {ada.key: "1", "do": "wish"})
    assert wishes_of(stein) == [ada.pk]
    one.matched = one.published
    one.save()
    assert "Sign-up has closed" in client.get(at(one)).content.decode()
    client.post(at(one), {"do": "any"})
    assert wishes_of(stein) == [ada.pk]


def test_who_does_not_take_part_signs_up_first(cast, browse):
    one = mentoring(cast.here)
    assert browse("stein").get(at(one)).url == at(one, "part/")
    assert browse("stein").get(at(mentoring(cast.here, "flash"))).status_code == 404
