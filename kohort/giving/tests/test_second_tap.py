"""A thumb that taps twice, and two tabs: every answer is written once, and no step is forgotten."""

from kohort.claims.tests.test_racing import race  # noqa: F401  (a fixture: ten threads on a database of their own)

TAPPING = """
from kohort.claims.models import FirstVisit
from kohort.giving.models import Limits, Offer
from kohort.notices.models import Wish

account = Account.objects.welcome("una@example.org")
una = person(0)
claim(una, account, way=Claim.Way.OFFICE, settled=True)
browser = Client(SERVER_NAME="localhost")
browser.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
ANSWERS = [
    ("offers", {"kinds": ["mentor", "expert"], "per_year": "2", "reach": "0", "audience": "30"}),
    ("letters", {"rhythm": "weekly"}),
    ("work", {"do": "skip"}),
]

def tap(number):
    mine = Client(SERVER_NAME="localhost")
    mine.cookies = browser.cookies.copy()
    slug, told = ANSWERS[number % len(ANSWERS)]
    return mine.post(f"/nordvik/welcome/{slug}/", told).status_code

assert set(together(tap)) == {302}
assert Offer.objects.trusted("test").count() == 2
assert Limits.objects.trusted("test").count() == Wish.objects.trusted("test").count() == 1
assert FirstVisit.of(una.pk).dealt == {"offers": "kept", "letters": "kept", "work": "skipped"}
print("once")
"""


def test_each_answer_is_written_once(race):  # noqa: F811
    assert race(TAPPING) == "once"
