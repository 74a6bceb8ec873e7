"""`{% coming_campaigns institution as campaigns %}`: those a house takes part in that are not over, the next first."""

from django import template
from django.utils import timezone

from kohort.events.campaigns.models import Campaign
from kohort.institutions.models import Institution

register = template.Library()


@register.simple_tag
def coming_campaigns(institution: Institution) -> list[Campaign]:
    """One query."""
    return list(Campaign.of(institution).filter(last__gte=timezone.localdate()).order_by("first", "pk"))
