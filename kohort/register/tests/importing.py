"""Taking files in, and what is there afterwards, as the tests of the register do it."""

from kohort.people.models import Contact, OtherName, Person, Study
from kohort.register.file import RegisterFile
from kohort.register.models import Entry, Import, Merge, Record
from kohort.register.running import check, take_in

from .files import write

WHY = "a test looks at everything"


class Register:
    """An institution's register in a folder of its own: `register.take(rows, source="fs")`."""

    def __init__(self, institution, folder):
        self.institution, self.folder = institution, folder

    def file(self, rows, source=None, mapping=None) -> RegisterFile:
        path = rows if not isinstance(rows, list) else write(self.folder / "register.csv", rows)
        return RegisterFile(path, self.institution, source, mapping)

    def take(self, rows, source=None, **options) -> Import:
        return take_in(self.file(rows, source), **options)

    def check(self, rows, source=None, **options) -> dict:
        return check(self.file(rows, source), **options).figures.as_dict()

    def all(self, model):
        return model.objects.trusted(WHY).filter(institution=self.institution).order_by("pk")

    @property
    def people(self):
        return self.all(Person)

    def person(self, source_person_id="P1", **more) -> Person:
        record = self.all(Record).select_related("person").get(source_person_id=source_person_id, **more)
        return record.person

    def emails(self, person=None) -> list[str]:
        found = self.all(Contact).filter(kind=Contact.Kind.EMAIL)
        found = found.filter(person=person) if person else found
        return list(found.values_list("value", flat=True))

    def names(self, person) -> list[tuple[str, str]]:
        return list(self.all(OtherName).filter(person=person).values_list("kind", "value"))

    def queue(self) -> list[str]:
        return list(self.all(Merge).filter(state=Merge.State.WAITING).values_list("why", flat=True))

    def content(self) -> dict[str, list]:
        """All that an import writes about people, without ids that differ from run to run."""
        studies = self.all(Study).values_list("person__surname", "title", "programme__code", "award_year")
        contacts = self.all(Contact).values_list("person__surname", "kind", "value", "audience")
        entries = Entry.objects.trusted(WHY).filter(source__institution=self.institution)
        return {
            "people": sorted(self.people.values_list("given_names", "call_name", "surname")),
            "records": sorted(self.all(Record).values_list("source__name", "source_person_id")),
            "entries": sorted(entries.values_list("source__name", "degree_id", "record__source_person_id")),
            "studies": sorted(studies),
            "contacts": sorted(contacts),
            "names": sorted(self.all(OtherName).values_list("person__surname", "kind", "value")),
        }
