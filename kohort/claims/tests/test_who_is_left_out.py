"""Everybody of a selection gets a letter, or is left out for one reason that is told."""

from datetime import date, timedelta

from django.utils import timezone

from kohort.claims.models import Invited, Objection
from kohort.claims.skipping import Letter, Why, mark_of
from kohort.register.models import Record, Source, Tombstone
from kohort.register.tombstones import marks
from tests.cast import study

from .inviting import WHY, address, letter_to, people, selected, somebody


def left_out(institution, *everybody, **options):
    return {why: ids for why, ids in selected(institution, *everybody, **options).left_out.items() if ids}


def only(institution, person, **options):
    """The one reason of one person."""
    ((why, ids),) = left_out(institution, person, **options).items()
    assert ids == [person.pk]
    return why


def test_whoever_can_be_written_to_gets_a_letter(cast):
    una = cast.una
    contact = address(una, "una@example.org")
    assert selected(cast.here, una).letters == [Letter(una.pk, contact.pk, "nb")]


def test_claimed(cast):
    address(cast.ada, "ada@example.org")
    assert only(cast.here, cast.ada) == Why.CLAIMED


def test_hidden(cast):
    assert only(cast.here, somebody(cast.here, "Hid", "h@example.org", hidden_since=timezone.now())) == Why.HIDDEN


def test_a_protected_address_is_not_written_to(cast):
    person = somebody(cast.here, "Pro", "Pro@example.org")
    (mark,) = marks(cast.here, "", "", "", ["pro@example.org"])
    Tombstone.objects.create(institution=cast.here, mark=mark, kind="protected")
    assert only(cast.here, person) == Why.HIDDEN


def test_do_not_contact(cast):
    person = somebody(cast.here, "Dnc", "d@example.org")
    source = Source.objects.create(institution=cast.here, name="fs")
    Record.objects.create(
        institution=cast.here, source=source, source_person_id="1", person=person, do_not_contact=True
    )
    assert only(cast.here, person) == Why.NO_CONTACT


def test_objected_by_person_or_by_address(cast):
    one, two = somebody(cast.here, "One", "one@example.org"), somebody(cast.here, "Two", "two@example.org")
    Objection.objects.create(institution=cast.here, person=one, mark=b"0" * 16)
    Objection.objects.create(institution=cast.here, mark=mark_of(cast.here, "two@example.org"))
    assert left_out(cast.here, one, two) == {Why.OBJECTED: [one.pk, two.pk]}


def test_no_address(cast):
    address(cast.una, "+47 12345678", kind="phone")
    assert only(cast.here, cast.una) == Why.NO_ADDRESS


def test_an_address_of_two_people_is_nobodys(cast):
    one, two = somebody(cast.here, "One", "family@example.org"), somebody(cast.here, "Two", "Family@example.org")
    assert left_out(cast.here, one, two) == {Why.SHARED: [one.pk, two.pk]}


def test_the_same_address_next_door_is_no_matter(cast):
    one = somebody(cast.here, "One", "one@example.org")
    somebody(cast.there, "Two", "one@example.org")
    assert len(selected(cast.here, one).letters) == 1


def test_a_student_address_has_a_life(cast):
    old, young = somebody(cast.here, "Old"), somebody(cast.here, "Young")
    for person, awarded in ((old, 2010), (young, timezone.localdate().year)):
        address(person, f"{person.key}@stud.example.org", kind="student")
        made = study(person, cast.history, awarded - 2, awarded)
        made.awarded = date(awarded, 1, 1) if person is old else timezone.localdate()
        made.save()
    assert left_out(cast.here, old, young) == {Why.STUDENT: [old.pk]}


def test_invited_lately_unless_the_office_says_again(cast):
    one, long_ago = somebody(cast.here, "One", "one@example.org"), somebody(cast.here, "Ago", "ago@example.org")
    letter_to(one, "sent", began=timezone.now() - timedelta(days=89))
    letter_to(long_ago, "sent", began=timezone.now() - timedelta(days=91))
    assert left_out(cast.here, one, long_ago) == {Why.LATELY: [one.pk]}
    assert left_out(cast.here, one, long_ago, lately_too=True) == {}


def test_who_waits_for_another_letter_waits_for_that_alone(cast):
    one = somebody(cast.here, "One", "one@example.org")
    letter = letter_to(one, "waiting")
    assert only(cast.here, one, lately_too=True) == Why.WAITING
    assert left_out(cast.here, one, but=letter.invitation) == {}


def test_a_refused_letter_is_no_letter(cast):
    one = somebody(cast.here, "One", "one@example.org")
    letter_to(one, "failed", began=timezone.now())
    assert left_out(cast.here, one) == {}


def test_the_first_reason_counts_and_everybody_counts_once(cast):
    hidden_and_claimed = cast.hedda
    everybody = [hidden_and_claimed, cast.ada, cast.una, *people(cast.here, 5)]
    selection = selected(cast.here, *everybody)
    counted = [letter.person_id for letter in selection.letters]
    counted += [person for ids in selection.left_out.values() for person in ids]
    assert sorted(counted) == sorted(person.pk for person in everybody)
    assert selection.left_out[Why.CLAIMED] == [cast.hedda.pk, cast.ada.pk]


def test_the_language_is_the_institutions_or_the_nearest_the_programme_is_named_in(cast):
    from kohort.institutions.models import Programme  # settings are read by now

    swedish = Programme.objects.create(institution=cast.here, code="SV", names={"sv": "Historia"})
    one, two = somebody(cast.here, "One", "one@example.org"), somebody(cast.here, "Two", "two@example.org")
    study(one, swedish, 2001, 2003)
    study(two, swedish, 2001, 2003)
    study(two, cast.history, 2004, 2006)
    selection = selected(cast.here, one, two, *people(cast.here, 2))
    assert [letter.language for letter in selection.letters] == ["sv", "nb", "nb", "nb"]
    assert selection.languages == [("nb", 3), ("sv", 1)]


def test_as_many_questions_for_many_as_for_few(cast, django_assert_max_num_queries):
    few, many = people(cast.here, 2), None
    with django_assert_max_num_queries(14) as counted:
        selected(cast.here, *few)
    many = [somebody(cast.here, f"M{n}", f"m{n}@example.net") for n in range(60)]
    with django_assert_max_num_queries(len(counted)):
        selected(cast.here, *many)


def test_nothing_of_anybody_in_the_figures_that_are_kept(cast):
    figures = selected(cast.here, cast.una, cast.ada).figures()
    assert figures == {"letters": 0, "left_out": {"claimed": 1, "no-address": 1}}
    assert Invited.objects.trusted(WHY).count() == 0
