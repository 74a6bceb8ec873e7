"""Nobody waits in vain: whoever is in no pair hears of it when the others are told, or when the round is closed."""

from django.utils import timezone

from kohort.giving.mentoring.announcing import announce
from kohort.giving.mentoring.closing import close
from kohort.giving.mentoring.pairing import pair_two
from kohort.giving.models import Part
from kohort.giving.tests.mentorings import mentoring, takes_part, together
from kohort.notices.models import Notice


def test_when_the_others_are_told(cast, mailbox, viewer):
    cast.here.language = "en"
    cast.here.save()
    one = mentoring(cast.here, days=-10, matched=timezone.now())
    ada, stein, _cy, bo = (takes_part(one, who) for who in (cast.ada, cast.stein, cast.cy, cast.bo))
    Part.objects.trusted("a test").filter(pk=ada.pk).update(role="mentor", places=2)
    together(one, ada, stein, begun=None)
    announce(one)
    pair_two(one, ada.key, bo.key)  # somebody who has somebody by now reads nothing of the kind
    said = {letter["To"].split("@")[0]: letter.get_body(("plain",)).get_content() for letter in mailbox.deliver()}
    assert "Nobody was found for you this time" in said["cy"]
    assert "Should somebody be free later, you hear of it." in said["cy"]
    assert "Ada Ødegård is your mentor" in said["bo"]
    assert len(said) == len(mailbox.letters) - 1 == 4  # Ada has two
    assert Notice.objects.trusted("a test").get(person=cast.cy).verb == "part.without"


def test_when_a_round_is_closed_that_nobody_was_told_of(cast, mailbox, viewer):
    one = mentoring(cast.here, days=-10)
    takes_part(one, cast.stein), takes_part(one, cast.cy, left=timezone.now())
    close(one, viewer("kari"))
    (letter,) = mailbox.deliver()
    assert letter["To"] == "stein@nordvik.example.org"
    assert "be free later" not in letter.get_body(("plain",)).get_content()
