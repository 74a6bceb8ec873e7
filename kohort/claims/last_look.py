"""The last look before a letter goes out: much may have happened since somebody was chosen."""

from kohort.kit.bugs import bug
from kohort.register.models import Record, Tombstone

from .models import Invitation, Invited, Objection
from .skipping import HANDED_OVER, mark_of
from .trust import may_claim

WHY = "whether a letter may still go out is asked at the moment of sending"


def may_go_out(letter: Invited, invitation: Invitation) -> bool:
    """Still nobody's place, still this address and trusted, nobody objected, and the tenant is the letter's own."""
    person, address = letter.person, letter.address
    if bug("asked-once"):
        return address is not None
    return (
        address is not None
        and person.institution_id == address.institution_id == invitation.institution_id
        and address.person_id == person.pk
        and not person.is_claimed
        and person.hidden_since is None
        and may_claim(address)
        and not _is_refused(letter, invitation)
        and not _is_invited_elsewhere(letter, invitation)
    )


def _is_refused(letter, invitation) -> bool:
    mark = mark_of(invitation.institution, letter.address.folded)
    here = {"institution": invitation.institution}
    objections = Objection.objects.trusted(WHY).filter(**here)
    return (
        objections.filter(person_id=letter.person_id).exists()
        or objections.filter(mark=mark).exists()
        or Tombstone.objects.trusted(WHY).filter(**here, mark=mark).exists()
        or Record.objects.trusted(WHY).filter(**here, person_id=letter.person_id, do_not_contact=True).exists()
    )


def _is_invited_elsewhere(letter, invitation) -> bool:
    """By an invitation that ran beside this one."""
    others = Invited.objects.trusted(WHY).filter(person_id=letter.person_id, state__in=HANDED_OVER)
    return others.filter(began__gt=invitation.at).exclude(invitation=invitation).exists()
