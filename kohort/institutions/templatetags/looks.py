"""What the shell needs of an institution: its mark and its colours."""

from django import template

from kohort.institutions.brand import brand_digest, ink
from kohort.institutions.models import Institution, Logo

register = template.Library()
register.filter(brand_digest)
register.filter(ink)


@register.simple_tag
def logo_digest(institution: Institution) -> str | None:
    """The digest of its logo, or None; asked of the database once, without the picture itself."""
    row = vars(institution)
    if "logo_digest" not in row:
        digests = Logo.objects.filter(institution=institution).values_list("digest", flat=True)
        row["logo_digest"] = digests.first()
    return row["logo_digest"]
