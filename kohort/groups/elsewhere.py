"""Where else a group lives: an address on LinkedIn, Facebook, Discord … It is shown, and nothing is fetched from it."""

from urllib.parse import urlsplit

from kohort.kit.bugs import bug

from .models import Group
from .standing import Standing

NAMES = {
    "discord.com": "Discord",
    "discord.gg": "Discord",
    "facebook.com": "Facebook",
    "github.com": "GitHub",
    "instagram.com": "Instagram",
    "linkedin.com": "LinkedIn",
    "meetup.com": "Meetup",
    "signal.group": "Signal",
    "slack.com": "Slack",
    "strava.com": "Strava",
    "t.me": "Telegram",
    "teams.microsoft.com": "Teams",
    "whatsapp.com": "WhatsApp",
}


def elsewhere(group: Group, stands: Standing) -> tuple[str, str] | None:
    """(address, the name of the place) for this reader. Whoever is not in it reads it where anybody may join."""
    is_theirs = stands.is_in or stands.leads or group.admits == Group.Admits.OPEN or bug("elsewhere-for-all")
    return (group.elsewhere, name_of(group.elsewhere)) if group.elsewhere and is_theirs else None


def name_of(link: str) -> str:
    """ "LinkedIn", also for www.linkedin.com and no.linkedin.com; where a place is not known, its host."""
    host = (urlsplit(link).hostname or "").removeprefix("www.")
    known = (name for domain, name in NAMES.items() if f".{host}".endswith(f".{domain}"))
    return next(known, host)
