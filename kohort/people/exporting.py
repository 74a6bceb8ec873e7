"""The rows of an export: one for each study of each person, in the columns the register's import reads."""

from collections import defaultdict
from collections.abc import Iterator

from django.conf import settings
from django.utils.module_loading import import_string

from kohort.access.viewer import Viewer

from .models import Contact, Origin, OtherName, Person, Position, Residence, Study

LANGUAGES = ("nb", "nn", "fi", "sv", "en")
COLUMNS = [
    "source_system",
    "source_person_id",
    "source_degree_id",
    "given_names",
    "call_name",
    "surname",
    "former_surnames",
    "birth_year",
    "email_private",
    "email_institution",
    "phone",
    "institution_code",
    "org_unit_code",
    "programme_code",
    "programme_name_nb",
    "programme_name_nn",
    "programme_name_fi",
    "programme_name_sv",
    "programme_name_en",
    "specialisation",
    "degree_title",
    "level",
    "start_date",
    "cohort",
    "award_date",
    "award_year",
    "home_country",
    "employer",
    "job_title",
    "industry",
    "country",
    "place",
    "claimed",
    "offers",
]
BATCH = 500


def rows(person_ids: list[int], viewer: Viewer) -> Iterator[list[str]]:
    """The header, then everybody in the order given; who is gone since is left out."""
    yield list(COLUMNS)
    for start in range(0, len(person_ids), BATCH):
        yield from _batch(person_ids[start : start + BATCH], viewer)


def _batch(ids: list[int], viewer: Viewer) -> Iterator[list[str]]:
    people = Person.objects.visible_to(viewer).in_bulk(ids)
    facts = {model: _by_person(model, ids, viewer) for model in (Contact, OtherName, Position, Residence, Origin)}
    studies = _by_person(Study, ids, viewer, "programme", "programme__unit")
    more = _from_above(ids)
    for person in (people[pk] for pk in ids if pk in people):
        known = {model: found[person.pk] for model, found in facts.items()}
        common = _of_person(person, known) | more.get((person.pk, None), {})
        for study in studies[person.pk] or [None]:
            own = _of_study(study) | more.get((person.pk, study.pk), {}) if study else {}
            values = common | own
            yield [str(values.get(column) or "") for column in COLUMNS]


def _by_person(model, ids, viewer, *related):
    found = defaultdict(list)
    rows = model.objects.visible_to(viewer).filter(person_id__in=ids).order_by("pk")
    for fact in rows.select_related(*related) if related else rows:
        found[fact.person_id].append(fact)
    return found


def _from_above(ids: list[int]) -> dict:
    """What apps above know: {(person, study or None): {column: value}}, by the list EXPORT_COLUMNS in settings."""
    found: dict = {}
    for path in settings.EXPORT_COLUMNS:
        for place, values in import_string(path)(ids).items():
            found.setdefault(place, {}).update(values)
    return found


def _of_person(person: Person, facts: dict) -> dict:
    position = _current(facts[Position])
    residence = _current(facts[Residence])
    former = [name.value for name in facts[OtherName] if name.kind == OtherName.Kind.FORMER]
    return {
        "given_names": person.given_names,
        "call_name": person.call_name,
        "surname": person.surname,
        "former_surnames": ", ".join(former),
        "email_private": _contact(facts, Contact.Kind.EMAIL),
        "email_institution": _contact(facts, Contact.Kind.STUDENT_EMAIL),
        "phone": _contact(facts, Contact.Kind.PHONE),
        "home_country": next((one.country for one in facts[Origin]), ""),
        "employer": position and position.employer,
        "job_title": position and position.title,
        "industry": position and position.industry,
        "country": residence and residence.country,
        "place": residence and residence.place,
        "claimed": "yes" if person.is_claimed else "no",
    }


def _of_study(study: Study) -> dict:
    programme = study.programme
    names = {f"programme_name_{language}": programme.names.get(language) for language in LANGUAGES}
    return names | {
        "org_unit_code": programme.unit and programme.unit.code,
        "programme_code": programme.code,
        "specialisation": study.specialisation,
        "degree_title": study.title,
        "level": study.level,
        "start_date": study.started,
        "cohort": study.cohort,
        "award_date": study.awarded,
        "award_year": study.award_year,
    }


def _current(facts: list):
    return next((one for one in reversed(facts) if not one.ended), None)


def _contact(facts: dict, kind: str) -> str:
    return next((one.value for one in facts[Contact] if one.kind == kind), "")
