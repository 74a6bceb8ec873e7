"""An event for chosen people: who fits sees it, without being told; kept true as facts change."""

from kohort.activity.models import record
from kohort.events.inviting.following import follow
from kohort.events.models import Event, Meant
from kohort.people.models import Study
from tests.cast import study
from tests.gatherings import gathering
from tests.jobs import run_jobs

WHY = "a test looks at everything"


def meant(event) -> set[str]:
    rows = Meant.objects.trusted(WHY).filter(event=event)
    return set(rows.values_list("person__given_names", flat=True))


def test_who_fits_is_meant_and_sees_it_and_who_does_no_more_is_not(cast, viewer):
    event = gathering(cast.here, audience="chosen", rule="programme=HIST")
    record("event.published", institution=cast.here, event=event.pk)
    run_jobs()
    assert meant(event) == {"Ada", "Bo", "Hedda", "Una"}
    assert Event.objects.visible_to(viewer("bo")).exists()
    assert not Event.objects.visible_to(viewer("cy")).exists()
    study(cast.cy, cast.history, 2020, 2022)
    Study.objects.trusted(WHY).get(person=cast.bo).delete()
    run_jobs()
    assert meant(event) == {"Ada", "Cy", "Hedda", "Una"}
    event.audience = "members"
    event.save()
    record("event.changed", institution=cast.here, event=event.pk)
    run_jobs()
    assert meant(event) == set()


def test_who_was_asked_or_has_answered_stays(cast):
    event = gathering(cast.here, audience="chosen", rule="programme=ECON")
    Meant.objects.create(event=event, person=cast.bo, told="2026-01-01T00:00Z")
    Meant.objects.create(event=event, person=cast.ada)
    follow(event)
    assert meant(event) == {"Bo", "Cy", "Stein"}


def test_a_choice_that_is_not_understood_means_nobody(cast):
    for rule in ("", "programme=HIST&colour=green"):
        event = gathering(cast.here, audience="chosen", rule=rule)
        follow(event)
        assert meant(event) == set()
