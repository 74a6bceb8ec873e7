"""What every fact about a person has in common: an audience, a source and an age; and the one rule of who sees it."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.access.guard import NONE, ForeignKey, Guarded, GuardedQuerySet, Viewer
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug


def seen_people(viewer: Viewer, person: str = "") -> Q:
    """Whom a viewer sees; `person` is the path to Person ("person__" from a fact). Unclaimed and hidden people are
    seen by the office alone, everybody sees their own record, and who is not a member here sees those alone who have
    opened their page to everybody. Who is kept apart from the viewer is absent."""
    here = Q(institution_id=viewer.institution_id)
    if viewer.is_office:
        return here
    claimed = Q(**{f"{person}account__isnull": False, f"{person}hidden_since__isnull": True})
    if viewer.apart and not bug("apart"):
        here &= ~Q(**{f"{person}pk__in" if person else "pk__in": viewer.apart})
    if viewer.is_member:
        return here & (Q(pk__isnull=False) if bug("unclaimed") else claimed | _self(viewer, person))
    opened = Q(**{f"{person}open_since__isnull": bug("open-page")})
    return here & claimed & opened if viewer.institution_id else NONE


def _self(viewer, person):
    return Q(**{"person_id" if person else "pk": viewer.person_id})


def _own(viewer: Viewer) -> Q:
    """One's own facts. While a claim by mail may still be stopped, what the office alone sees and another wrote stays
    with the office: whoever reads a mailbox that was somebody else's learns no further address."""
    mine = Q(person_id=viewer.person_id)
    if viewer.settled or bug("settling"):
        return mine
    return mine & (Q(audience__gt=Audience.OFFICE) | Q(recorded_by_id=viewer.account_id))


def classmates_of(viewer: Viewer, outer: str) -> Q:
    """Rows whose person shares a programme and an academic year with the viewer; `outer` names the person's column."""
    if not viewer.classes:
        return NONE
    return Q(Exists(_studies_in_class(viewer).filter(person_id=OuterRef(outer))))


def _studies_in_class(viewer: Viewer):
    from .models import Study  # models.py builds on this module

    shared = Q()
    for programme_id, first, last in viewer.classes:
        shared |= Q(programme_id=programme_id, first_year__lte=last, last_year__gte=first)
    return Study.objects.trusted("who is a classmate decides what is seen").filter(shared)


class Shown:
    """People at hand, as one viewer meets them. Each is asked here, in memory, what `seen_people` asks in a query."""

    def __init__(self, people, viewer: Viewer):
        self.viewer = viewer
        self.ids = [person.pk for person in people if person.is_seen_by(viewer)]

    def reach(self) -> Q:
        """How far the viewer sees into their facts."""
        if self.viewer.is_office:
            return Q()
        if not self.viewer.is_member:
            return Q(audience__gte=Audience.PUBLIC)
        mates = Q(audience__gte=Audience.CLASSMATES, person_id__in=self.mates)
        return Q(audience__gte=Audience.MEMBERS) | _own(self.viewer) | mates

    @cached_property
    def mates(self) -> list[int]:
        """Those who are classmates of the viewer."""
        if not self.viewer.classes:
            return []
        return list(_studies_in_class(self.viewer).filter(person_id__in=self.ids).values_list("person_id", flat=True))


class FactQuerySet(GuardedQuerySet):
    """Facts, through the eyes of a viewer."""

    def about(self, shown: Shown):
        """What `visible_to` gives for these people, in a far cheaper query: who is seen is known already."""
        return self._marked(cleared=True).filter(shown.reach(), person_id__in=shown.ids)

    def of_oneself(self, viewer: Viewer):
        """The viewer's own."""
        return self._marked(cleared=True).filter(_own(viewer)) if viewer.is_member else self.none()


def audience(default: Audience) -> models.PositiveSmallIntegerField:
    """The column every fact declares, with the audience a new row starts with."""
    return models.PositiveSmallIntegerField(_("who sees it"), choices=Audience.choices, default=default)


class Indexed(models.Model):
    """A row the index is made of: saving or deleting one tells the index, in the same transaction.

    A new row only widens what others see; any other change may narrow it, but for the columns in `harmless`.
    """

    harmless: frozenset[str] = frozenset()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        columns = kwargs.get("update_fields")
        narrowing = not (self._state.adding or (columns is not None and self.harmless.issuperset(columns)))
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.tell_index(narrowing=narrowing)

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            self.tell_index(narrowing=True)
            return super().delete(*args, **kwargs)

    def tell_index(self, narrowing: bool) -> None:
        from .indexing import changed  # it reads the models, which build on this module

        changed([getattr(self, "person_id", self.pk)], narrowing=narrowing)


class Fact(Indexed, Guarded):
    """A row about a person, seen where the person is seen and as far as its `audience` reaches."""

    # Without an index of its own: SQLite would take it before the far better one on `person`.
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+", db_index=False)
    person = ForeignKey("people.Person", models.CASCADE)
    source = models.CharField(max_length=60, help_text='"owner", "office" or "register:NAME".')
    recorded = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    audience: models.PositiveSmallIntegerField
    confirmed = models.DateTimeField(null=True, help_text="When somebody last said that it is still right.")

    objects = FactQuerySet.as_manager()  # type: ignore[misc]
    implies = ("person",)
    harmless = frozenset({"confirmed"})

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        seen = seen_people(viewer, "person__")
        if viewer.is_office or seen == NONE:
            return seen
        if not viewer.is_member:
            return seen & Q(audience__gte=Audience.PUBLIC)
        reach = Audience.OFFICE if bug("audience") else Audience.MEMBERS
        open_to_viewer = Q(audience__gte=reach) | _own(viewer)
        if viewer.classes:
            open_to_viewer |= Q(audience__gte=Audience.CLASSMATES) & classmates_of(viewer, "person_id")
        return seen & open_to_viewer

    @property
    def as_of(self):
        """When it was last known to be true."""
        return self.confirmed or self.recorded

    def confirm(self) -> None:
        """Somebody who may know says that it is still right."""
        self.confirmed = timezone.now()
        self.save(update_fields=["confirmed"])

    @property
    def is_from_owner(self) -> bool:
        return self.source == "owner"
