"""People nobody has claimed yet and invitations to them, as the tests of invitations use them."""

from kohort.access.audience import Audience
from kohort.claims import inviting, skipping
from kohort.claims.models import Invitation, Invited
from kohort.people.models import Contact, Person
from kohort.people.segments import Segment
from tests.cast import fact, make_person

DESK = "/nordvik/desk/invitations/"
WHY = "a test looks at everything"


def address(person, value, kind="email", **more) -> Contact:
    return fact(Contact, person, Audience.OFFICE, kind=kind, value=value, **more)


def somebody(institution, name, email=None, **more) -> Person:
    """An unclaimed person, with an address if one is given."""
    person = make_person(institution, name, "Prøve", **more)
    if email:
        address(person, email)
    return person


def people(institution, count: int) -> list[Person]:
    return [somebody(institution, f"Nr{n}", f"nr{n}@example.net") for n in range(count)]


def ready(cast, letters: int = 0, signature: str = "Kari Kvam") -> Invitation:
    """An invitation that waits for its first batch, with a letter to each of so many people."""
    everybody = people(cast.here, letters)
    invitation = Invitation.objects.create(
        institution=cast.here, signature=signature, figures={"letters": letters, "prepared": True}, state="stopped"
    )
    for person in everybody:
        Invited.objects.create(
            institution=cast.here,
            invitation=invitation,
            person=person,
            address=Contact.objects.trusted(WHY).get(person=person),
            language="nb",
        )
    inviting.resume(invitation, by=cast.kari.account_id)
    return again(invitation)


def again(invitation: Invitation) -> Invitation:
    """As it is now."""
    return Invitation.objects.trusted(WHY).select_related("institution").get(pk=invitation.pk)


def begun(cast, query: str = "claimed=no", lately_too: bool = False) -> Invitation:
    """As a coordinator begins it; nothing is done yet."""
    segment = Segment.parse(query, office_of(cast.here))
    selection = inviting.select_for(segment, cast.here, lately_too=lately_too)
    return inviting.begin(
        segment, selection, cast.here, signature="Kari", by=cast.kari.account_id, lately_too=lately_too
    )


def office_of(institution):
    from kohort.access.viewer import Role, Viewer  # the settings are read by now

    return Viewer(institution_id=institution.pk, roles=frozenset({Role.COORDINATOR}))


def selected(institution, *people, **options) -> skipping.Selection:
    return skipping.select([person.pk for person in people], institution, **options)


def letter_to(person, state, began=None) -> Invited:
    """A letter of some invitation to one person."""
    invitation = Invitation.objects.create(institution=person.institution)
    return Invited.objects.create(
        institution=person.institution, invitation=invitation, person=person, state=state, began=began
    )


def states(invitation) -> dict[str, int]:
    return inviting.tally(invitation)


def recipients(letters) -> list[str]:
    return [letter["To"] for letter in letters]
