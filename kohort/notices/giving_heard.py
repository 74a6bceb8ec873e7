"""The mail that asks whether it is right what somebody wrote down that one would help with."""

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils.translation import gettext as _

from kohort.activity.models import Happening
from kohort.giving.links import HEARD
from kohort.giving.models import Heard
from kohort.groups.names import names

from .models import Mailing
from .noting import mail, occasion
from .plain_letter import Words, plain_letter
from .readers import Reader
from .stopping import ASKS


@transaction.atomic
def heard(happening: Happening) -> None:
    """The one it is about; on their home page it stands as well."""
    if happening.about_id:
        mail([(happening.about_id, occasion(happening, happening.particulars["heard"]))])


def is_right(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """Unless it is answered, or they are apart from who wrote it down."""
    rows = Heard.objects.visible_to(reader.viewer).filter(pk=int(which), person=reader.person, answered=None)
    row = rows.first()
    if row is None or not reader.wish.asks or row.by_id in reader.viewer.apart:
        return None
    known = names([row.by_id] if row.by_id else [], reader.viewer, reader.slug).get(row.by_id or 0)
    house = _("Somebody at %(name)s wrote down that you would help with this:")
    said = _("%(name)s wrote down that you would help with this:") if known else house
    kinds = ", ".join(str(label) for label in row.labels())
    words = Words(
        subject=_("Is that right?"),
        heading=_("Is that right?"),
        sentence=f"{said % {'name': known.name if known else reader.person.institution.name}} {kinds}",
        quote=row.words,
        more=(_("It is no promise: you are asked, and may say no every time."),),
        buttons=((_("Yes or no, with one button"), HEARD.address(reader.slug, row.key)),),
        because=_("You get this mail because somebody remembers what you said."),
    )
    return plain_letter(mailing, reader, words, stop=ASKS)
