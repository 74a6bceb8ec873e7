"""Who asks: for the routing and the mails, which must know, and in words for whoever answers, who may not."""

from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug
from kohort.people.models import Affiliation, Person, Study

from .models import Asker, Question

WHY = "a question finds its way to others and its answers the way back"
FEW = 5  # of whom one would be easy to guess: then a programme is not named


def asker_of(question_id: int) -> Person | None:
    """The person to be told of answers. Never for anybody else's eyes. None where they have left."""
    row = Asker.objects.trusted(WHY).filter(question_id=question_id).first()
    return Person.objects.trusted(WHY).filter(pk=row.person_id).first() if row else None


def is_from(question: Question, viewer: Viewer) -> bool:
    return Asker.objects.visible_to(viewer).filter(question=question, person_id=viewer.person_id).exists()


def who_asks(question: Question) -> str:
    """As those it was put to read it: a name where it was given, else what they study."""
    person = None if question.unnamed and not bug("unnamed-told") else asker_of(question.pk)
    if person and person.hidden_since is None:
        return person.name
    if question.programme is None:
        return _("A student") if question.studies else _("A member")
    told = _("A student of %(programme)s") if question.studies else _("Somebody who studied %(programme)s")
    return told % {"programme": question.programme.name}


def described(person: Person) -> dict:
    """{programme, studies} for a question without a name; the programme where enough others are like them."""
    study = _studies(person=person).order_by("-first_year", "-pk").first()
    if study is None:
        return {"programme": None, "studies": False}
    alike = _studies(programme=study.programme_id, award_year__isnull=not study.is_degree)
    many = alike.values("person_id").distinct().count() >= FEW
    return {"programme": study.programme if many else None, "studies": not study.is_degree}


def is_student(person_id: int | None) -> bool:
    """And nothing else here: no degree yet, and not of the staff."""
    alum = _studies(person=person_id, award_year__isnull=False)
    return Study.is_student(person_id) and not alum.exists() and not Affiliation.is_staff(person_id)


def _studies(**where):
    return Study.objects.trusted(WHY).filter(**where)
