"""Everybody answers at the same moment: the last one wanted and one more are kept, and each is counted once."""

import pytest

from kohort.claims.tests.test_racing import race  # noqa: F401  (a fixture: ten threads on a database of their own)

ANSWERING = """
from datetime import timedelta
from django.utils import timezone
from kohort.giving.links import ANSWER
from kohort.giving.models import Given
from kohort.giving.questions.models import Question, Reply, Routed

until = timezone.now() + timedelta(days=5)
question = Question.objects.create(institution=here, title="What would you do?", wanted=1, until=until)
people = [person(n) for n in range(5)]
paths = [
    ANSWER.path("nordvik", Routed.objects.create(question=question, person=one, reply_by=until).key) for one in people
]

def tap(number):
    return Client(SERVER_NAME="localhost").post(paths[number % 5], {"words": f"This {number}"}).status_code

assert set(together(tap)) == {200}
kept = Reply.objects.trusted("test")
assert kept.count() == 2, kept.count()
assert Given.objects.trusted("test").count() == 2
assert Question.objects.trusted("test").get().state == "enough"
assert Routed.objects.trusted("test").filter(state="answered").count() == 2
print("two")
"""


@pytest.mark.full
def test_one_was_wanted_and_two_are_kept(race):  # noqa: F811
    assert race(ANSWERING) == "two"
