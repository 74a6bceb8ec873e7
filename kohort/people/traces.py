"""What each kind of fact leaves in the index: a row of facets, words to find it by, or names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from kohort.institutions.models import Programme

from .facts import Fact
from .models import Contact, Language, OtherName, Position, Residence, Study, Topic
from .vocabulary.countries import LANGUAGES, country_name
from .vocabulary.languages import language_name


@dataclass(frozen=True)
class Trace:
    """`rows` are pairs (kind, {facet: value})."""

    names: Iterable[str] = ()
    words: Iterable[str] = ()
    rows: list[tuple[str, dict[str, str]]] = field(default_factory=list)


class Programmes:
    """All programmes by id, each led to the one that lives on; read once for a run."""

    def __init__(self):
        self.by_id = {one.pk: one for one in Programme.objects.all()}

    def living(self, pk: int) -> Programme:
        """The programme that lives on today."""
        one, seen = self.by_id[pk], {pk}
        while one.merged_into_id in self.by_id and one.merged_into_id not in seen:
            one = self.by_id[one.merged_into_id]
            seen.add(one.pk)
        return one

    def words(self, pk: int) -> Iterable[str]:
        """Its names in all languages, under what it was and what it is."""
        return {*self.by_id[pk].names.values(), *self.living(pk).names.values()}


def of_study(study: Study, programmes: Programmes) -> Trace:
    row = {
        "study.programme": programmes.living(study.programme_id).code,
        "study.level": _number(study.level or programmes.by_id[study.programme_id].level),
        "study.year": _number(study.award_year),
        "study.cohort": _number(study.cohort),
    }
    words = [study.title, study.specialisation, _number(study.award_year), *programmes.words(study.programme_id)]
    return Trace(words=words, rows=[("study", row)])


def of_position(position: Position, programmes: Programmes) -> Trace:
    """Work that has ended is on the person's page, not in the directory."""
    if not position.is_current:
        return Trace()
    row = {
        "position.industry": position.industry,
        "position.employer": position.employer.strip(),
        "position.work_country": position.country,
        "position.work_place": position.place.strip(),
    }
    words = [position.employer, position.title, position.place, *_names(country_name, position.country)]
    return Trace(words=words, rows=[("position", row)])


def of_residence(residence: Residence, programmes: Programmes) -> Trace:
    if residence.ended:
        return Trace()
    row = {"residence.country": residence.country, "residence.place": residence.place.strip()}
    return Trace(words=[residence.place, *_names(country_name, residence.country)], rows=[("residence", row)])


def of_contact(contact: Contact, programmes: Programmes) -> Trace:
    addresses = (Contact.Kind.EMAIL, Contact.Kind.STUDENT_EMAIL)
    return Trace(words=[contact.value] if contact.kind in addresses else [])


def of_topic(topic: Topic, programmes: Programmes) -> Trace:
    return Trace(words=[topic.text], rows=[("topic", {"topic.topic": topic.text})])


def of_language(spoken: Language, programmes: Programmes) -> Trace:
    """A language is found by its name in any of ours."""
    return Trace(words=_names(language_name, spoken.code), rows=[("language", {"language.language": spoken.code})])


def of_other_name(name: OtherName, programmes: Programmes) -> Trace:
    return Trace(names=[name.value])


TRACES: dict[type[Fact], Callable[..., Trace]] = {
    Study: of_study,
    Position: of_position,
    Residence: of_residence,
    Contact: of_contact,
    Topic: of_topic,
    Language: of_language,
    OtherName: of_other_name,
}


@cache
def all_traces() -> dict[type[Fact], Callable[..., Trace]]:
    """Those of every kind of fact; apps above add theirs by the list INDEX_TRACES in settings."""
    found = dict(TRACES)
    for path in settings.INDEX_TRACES:
        found |= import_string(path)
    return found


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _names(name_of: Callable[[str, str], str], code: str) -> set[str]:
    """A country is found by its name in any of the languages."""
    try:
        return {name_of(code, language) for language in LANGUAGES}
    except KeyError:
        return set()
