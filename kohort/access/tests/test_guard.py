"""Rows refuse to be read until somebody has said for whom; the contract on every Django upgrade."""

import pytest
from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Subquery

from kohort.access.audience import Audience
from kohort.access.guard import Unguarded
from kohort.access.viewer import NOBODY
from kohort.activity.models import Happening, record
from kohort.institutions.models import Institution, Programme
from kohort.people.models import Contact, Person, Study
from tests.cast import CANARY, fact

LADDER = {"office": 10, "classmates": 20, "members": 30, "public": 40}


@pytest.fixture
def ladder(cast):
    """Ada with one contact on each rung; Selma, elsewhere, with a public one."""
    for value, audience in LADDER.items():
        fact(Contact, cast.ada, audience, kind="link", value=value)
    fact(Contact, cast.selma, Audience.PUBLIC, kind="link", value=CANARY)
    return cast


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("ada", ["classmates", "members", "office", "public"]),
        ("bo", ["classmates", "members", "public"]),
        ("cy", ["members", "public"]),
        ("kari", ["classmates", "members", "office", "public"]),
        ("arne", ["classmates", "members", "office", "public"]),
        ("anja", ["members", "public"]),
        ("selma", []),
    ],
)
def test_each_viewer_sees_their_rung(ladder, viewer, who, sees):
    rows = ladder.ada.contact_set.visible_to(viewer(who))
    assert sorted(rows.values_list("value", flat=True)) == sees


def test_nobody_sees_nothing(ladder):
    assert not Person.objects.visible_to(NOBODY)
    assert not Contact.objects.visible_to(NOBODY)


def test_a_hidden_or_unclaimed_person_takes_the_facts_along(ladder, viewer):
    for person in (ladder.hedda, ladder.una):
        fact(Contact, person, Audience.PUBLIC, kind="link", value="x")
        assert not person.contact_set.visible_to(viewer("bo"))
        assert not Person.objects.visible_to(viewer("bo")).filter(pk=person.pk)
        assert person.contact_set.visible_to(viewer("kari"))


def test_overlapping_years_make_classmates_touching_ones_do_not(ladder, viewer, cast):
    from tests.cast import make_person

    make_person(cast.here, "Nils", "Ny", account=True, studies=[(cast.history, 2010, 2013)])
    cast.nils = Person.objects.trusted("test").get(surname="Ny")
    seen = ladder.ada.contact_set.visible_to(viewer("nils")).values_list("value", flat=True)
    assert sorted(seen) == ["members", "public"]


UNCLEARED = {
    "iterate": lambda c: list(Contact.objects.all()),
    "first": lambda c: Contact.objects.first(),
    "get": lambda c: Contact.objects.get(pk=1),
    "count": lambda c: Contact.objects.count(),
    "exists": lambda c: Contact.objects.filter(value="office").exists(),
    "values": lambda c: list(Contact.objects.values("value")),
    "in_bulk": lambda c: Contact.objects.in_bulk(),
    "iterator": lambda c: list(Contact.objects.iterator()),
    "aggregate": lambda c: Contact.objects.aggregate(n=Count("pk")),
    "update": lambda c: Contact.objects.update(value=""),
    "delete": lambda c: Contact.objects.all().delete(),
    "slice": lambda c: list(Contact.objects.all()[:1]),
    "latest": lambda c: Contact.objects.latest("pk"),
    "dates": lambda c: list(Contact.objects.datetimes("recorded", "day")),
    "explain": lambda c: Contact.objects.all().explain(),
    "get_or_create": lambda c: Contact.objects.get_or_create(kind="link", value="x"),
    "reverse relation": lambda c: list(c.ada.contact_set.all()),
    "sql": lambda c: str(Contact.objects.all().query),
}


@pytest.mark.parametrize("read", UNCLEARED.values(), ids=UNCLEARED)
def test_every_uncleared_read_raises(ladder, read):
    with pytest.raises(Unguarded):
        read(ladder)


def _mixed(viewer):
    seen, contacts = Person.objects.visible_to(viewer), Contact.objects
    of_person = contacts.filter(person=OuterRef("pk"))
    return {
        "filter": lambda: list(seen.filter(contact__value="555")),
        "exclude": lambda: list(seen.exclude(contact__value="555")),
        "order_by": lambda: list(seen.order_by("contact__value")),
        "values": lambda: list(seen.values("contact__value")),
        "bare relation": lambda: list(seen.values("contact")),
        "F": lambda: list(seen.annotate(v=F("contact__value"))),
        "Count": lambda: list(seen.annotate(n=Count("contact"))),
        "Exists": lambda: list(seen.annotate(e=Exists(of_person))),
        "Subquery": lambda: list(seen.annotate(e=Subquery(of_person.values("value")[:1]))),
        "pk in": lambda: list(seen.filter(pk__in=contacts.filter(value="x").values("person"))),
        "or": lambda: list(contacts.visible_to(viewer) | contacts.all()),
        "union": lambda: list(contacts.visible_to(viewer).union(contacts.all())),
        "prefetch": lambda: list(seen.prefetch_related("contact_set")),
        "select_related()": lambda: list(contacts.visible_to(viewer).select_related()),
    }


@pytest.mark.parametrize("name", _mixed(NOBODY))
def test_a_cleared_query_does_not_clear_its_neighbours(ladder, viewer, name):
    with pytest.raises((Unguarded, TypeError)):
        _mixed(viewer("bo"))[name]()


FROM_ELSEWHERE = {
    "open to guarded, backwards": lambda v: list(Institution.objects.filter(person__surname="Ukjent")),
    "programme to study": lambda v: list(Programme.objects.filter(study__award_year=2010)),
    "uncleared values": lambda v: list(Contact.objects.values("person__surname")),
    "a key that implies nothing": lambda v: list(Happening.objects.visible_to(v).values("about__surname")),
    "select_related of it": lambda v: list(Happening.objects.visible_to(v).select_related("about")),
    "order by it": lambda v: list(Happening.objects.visible_to(v).order_by("about__surname")),
    "following it": lambda v: Happening.objects.visible_to(v).first().about,
    "prefetching it": lambda v: list(Happening.objects.visible_to(v).prefetch_related("about")),
}


@pytest.mark.parametrize("read", FROM_ELSEWHERE.values(), ids=FROM_ELSEWHERE)
def test_nothing_reaches_a_guarded_row_through_another(cast, viewer, read):
    record("tested", institution=cast.here, about=cast.una)
    with pytest.raises((Unguarded, FieldError)):  # FieldError: there is no way back at all
        read(viewer("kari"))


def test_what_is_implied_may_be_followed(ladder, viewer, django_assert_num_queries):
    contacts = Contact.objects.visible_to(viewer("bo")).select_related("person")
    with django_assert_num_queries(1):
        assert {contact.person.surname for contact in contacts} == {"Ødegård"}
    assert Contact.objects.visible_to(viewer("bo")).filter(person__surname="Ødegård").count() == 3


def test_own_columns_need_no_join(cast, viewer):
    record("tested", institution=cast.here, about=cast.una)
    seen = Happening.objects.visible_to(viewer("kari"))
    assert seen.filter(about=cast.una).values_list("about_id", flat=True)[0] == cast.una.pk


def test_a_cleared_prefetch_stays_cleared(ladder, viewer, django_assert_num_queries):
    contacts = Prefetch("contact_set", Contact.objects.visible_to(viewer("cy")))
    people = Person.objects.visible_to(viewer("cy")).prefetch_related(contacts)
    ada = next(person for person in people if person.pk == ladder.ada.pk)
    with django_assert_num_queries(0):
        assert len(ada.contact_set.all()) == 2


def test_the_right_way_to_search(ladder, viewer):
    def found(who, value):
        rows = Contact.objects.visible_to(viewer(who)).filter(value=value)
        return [p.given_names for p in Person.objects.visible_to(viewer(who)).filter(pk__in=rows.values("person"))]

    assert found("cy", "classmates") == []
    assert found("bo", "classmates") == ["Ada"]
    assert found("ada", "office") == ["Ada"]


def test_django_itself_still_works(ladder):
    ladder.ada.refresh_from_db()
    ladder.ada.save()
    ladder.ada.delete()
    assert not Study.objects.trusted("test").filter(person_id=ladder.ada.pk)


def test_uniqueness_is_checked_without_a_viewer(cast):
    twin = Person(institution=cast.here, account_id=cast.ada.account_id, surname="Twin")
    with pytest.raises(ValidationError):
        twin.full_clean(exclude=["sort_nb", "sort_fi", "sort_en"])


def test_a_form_without_a_queryset_fails_closed(ladder):
    class ContactForm(forms.ModelForm):
        class Meta:
            model = Contact
            fields = ("person", "kind", "value")

    with pytest.raises(Unguarded):
        str(ContactForm())
