"""A real row behind every address: one of each model about Ada, one about Selma next door, and keys of nobody."""

from types import SimpleNamespace

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from kohort.accounts.models import OfficeRole, OpenSession
from kohort.accounts.tests.authenticator import passkey_of
from kohort.claims.models import Case, Claim, Invitation, Invited
from kohort.claims.remarks import Remark
from kohort.claims.remembered import Remembered
from kohort.conversations.models import Appeal, Comment, Image, Post, Removal, Report, Thread
from kohort.events.models import Campaign, Cover, Event, Host, House, Item, Material, Question, Shot, Task
from kohort.giving.models import Round, Scheme
from kohort.groups.models import Duty, Entrance, Group, Guest, Office, Partner, Picture
from kohort.institutions.models import Programme, Unit
from kohort.notices.models import Notice
from kohort.opportunities.models import Opportunity
from kohort.people.models import Person, Photo, Position
from kohort.privacy.tests.everything import Everything
from kohort.register.models import Import, Merge
from tests import furnished_giving
from tests.cast import CANARY
from tests.furnished_events import enact, part, token
from tests.furnished_groups import enliven

# Which model's row the parameter of an address means: the longest beginning decides.
ROWS = {
    "people/": (Person, "key"),
    "desk/imports/": (Import, "key"),
    "desk/merges/": (Merge, "pk"),
    "desk/cases/": (Case, "key"),
    "desk/invitations/": (Invitation, "key"),
    "desk/office/": (OfficeRole, "pk"),
    "desk/programmes/": (Programme, "pk"),
    "desk/units/": (Unit, "pk"),
    "desk/remarks/": (Remark, "pk"),
    "desk/remembered/": (Remembered, "pk"),
    "invited/": (Invited, "key"),
    "place/": (Case, "pointer"),
    "stop/": (Claim, "key"),
    "me/": (Position, "pk"),
    "notices/": (Notice, "key"),
    "groups/": (Group, "key"),
    "desk/groups/": (Group, "key"),
    "desk/guests/": (Guest, "key"),
    "desk/shared-groups/": (Partner, "key"),
    "join/": (Entrance, "code"),
    "ways-in/": (Entrance, "code"),
    "offices/": (Office, "key"),
    "duties/": (Duty, "key"),
    "posts/": (Post, "key"),
    "comments/": (Comment, "key"),
    "reports/": (Report, "key"),
    "removals/": (Removal, "key"),
    "appeals/": (Appeal, "key"),
    "letters/": (Thread, "key"),
    "events/": (Event, "key"),
    "events/hosting/": (Host, "key"),
    "campaigns/": (Campaign, "key"),
    "desk/campaigns/": (Campaign, "key"),
    **furnished_giving.ROWS,
    "account/addresses/": (EmailAddress, "pk"),
    "account/passkeys/": (Authenticator, "pk"),
    "account/sessions/": (OpenSession, "pk"),
}
PICTURED = {"/groups/": Picture, "/posts/": Image, "/cover/": Cover, "/pictures/": Shot}
LINKS_OF_AN_EVENT = ("map_link", "online_link", "payment_link")
WORDS_OF_AN_EVENT = (
    "title",
    "about",
    "place",
    "street",
    "town",
    "price",
    "cancelled_why",
    "returned",
    "thanks",
    "lessons",
)
PLAIN_WORDS = {
    Group: {"name": "Rubber boots", "about": "", "ground_rules": "", "welcome": "", "elsewhere": "", "declined": ""},
    Office: {"own_title": ""},
    Picture: {"large": b"", "small": b""},
    Event: dict.fromkeys(WORDS_OF_AN_EVENT + LINKS_OF_AN_EVENT, ""),
    Cover: {"large": b"", "small": b""},
    Shot: {"large": b"", "small": b"", "caption": ""},
    Item: {"title": "", "words": ""},
    Material: {"title": "", "link": ""},
    Question: {"words": ""},
    Task: {"words": ""},
    Campaign: {"names": {"en": "A month"}, "words": {}},
    Scheme: {"name": "", "about": "", "handbook": ""},
    Round: {"name": ""},
    Opportunity: dict.fromkeys(("title", "employer", "words", "place", "link", "price"), ""),
    Programme: {"code": "BOOTS", "names": {"en": "Boots"}},
}
NUMBERED = {"/board/": Person, "/houses/": House, "/partners/": Partner, "/people/": Position}
PLAIN = {
    "kind": "position",
    "slug": "you",
    "who": "members",
    "what": "employer",
    "language": "en",
    "size": "small",
    "token": "a.group.b",
}
MISSING = {"key": "nobody-here", "code": "zzzzzz", "pk": 999_999_999, "pointer": "nobody-here"}


def furnish(cast):
    here = Everything(cast.ada, "Hjemmefugl", author=cast.kari.account).make()
    there = Everything(cast.selma, CANARY, author=cast.selma.account).make()
    here.rows.pop(OfficeRole).delete()  # Ada is a member and no more
    here.rows[OfficeRole] = OfficeRole.objects.trusted("a test names a colleague").get(account=cast.arne.account)
    for model, words in PLAIN_WORDS.items():
        model.objects.trusted("they are about nobody").filter(pk=here.row_of(model).pk).update(**words)
    for one in (here, there):
        enliven(one)
        enact(one)
        furnished_giving.give(one)
        one.rows[Unit] = one.person.institution.units.create(code="UNIT", names={"en": "Boats"})
        one.rows.pop(Authenticator).delete()
        one.rows[Authenticator] = passkey_of(one.person.account)
        one.rows.pop(EmailAddress).delete()
        one.rows[EmailAddress] = EmailAddress.objects.get(user=one.person.account)
    return Furnished(here, there)


class Furnished(SimpleNamespace):
    """The address of a route with the keys of a row of here ("own"), of next door ("other"), or of none ("missing")."""

    def __init__(self, here: Everything, there: Everything):
        self.rows = {"own": here.rows, "other": there.rows}

    def address(self, route, whose: str) -> str:
        values = {"institution": "nordvik", **PLAIN, "digest": self._digest(route.path, whose), "provider_id": "none"}
        for name in ("key", "pk", "number", "code"):
            if name in route.parameters:
                values[name] = self._key(route.path, name, whose)
        for name in ("row", "round", "seat", "shot", "secret"):
            if name in route.parameters:
                values[name] = self._part(route.path, whose)
        if said := token(route.path, self.rows.get(whose)):
            values["token"] = said
        return route.filled(**values)

    def _part(self, path: str, whose: str) -> str:
        model, column = part(path)
        return "nobody-here" if whose == "missing" else getattr(self.rows[whose][model], column)

    def _key(self, path: str, name: str, whose: str):
        inside = path.removeprefix("/<slug:institution>").lstrip("/")
        model, column = ROWS[max((start for start in ROWS if inside.startswith(start)), key=len)]
        if name == "number" and column == "key":  # of something that hangs on what the key names
            model, column = next(one for part, one in NUMBERED.items() if part in path), "pk"
        return MISSING[column] if whose == "missing" else getattr(self.rows[whose][model], column)

    def _digest(self, path, whose):
        model = next((one for start, one in PICTURED.items() if start in path), Photo)
        return self.rows["own"][model].digest if whose == "own" else "none"
