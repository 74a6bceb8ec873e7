"""The roster as a file: for who holds that right, after saying once more who they are; each member can read of it."""

from collections import defaultdict
from collections.abc import Iterator
from tempfile import TemporaryFile

from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.accounts import second_factor
from kohort.activity.models import record
from kohort.groups.models import Group
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.export import TYPES, write
from kohort.people.facts import Shown
from kohort.people.models import Person, Study

from .those_in import those_in

BATCH = 500


@on(Group, "take out the roster")
@second_factor.fresh
@require_http_methods(["GET", "POST"])
def export(request, group):
    """GET says what would be taken out and that it is written down, POST takes it."""
    people = those_in(group, request.viewer)
    if request.method == "POST":
        return _file(request, group, dict(people.values_list("pk", "institution_id")))
    return render(request, "groups/board/export.html", {"group": group, "count": people.count()})


def _file(request, group, houses: dict[int, int]):
    kind = request.POST.get("format")
    if kind not in TYPES:
        raise Http404
    file = TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    with transaction.atomic():
        write(kind, rows(houses, request.viewer), file)
        if not bug("export-unrecorded"):
            _note(request, group, houses, kind)
    file.seek(0)
    name = f"{request.institution.slug}-{group.key}-{timezone.localdate()}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[kind])


def rows(houses: dict[int, int], viewer: Viewer) -> Iterator[list[str]]:
    """A line for each study the viewer sees; of those of other institutions the name alone. Never how to reach them."""
    yield [_("Name"), _("Institution"), _("Study programme"), _("Degree"), _("Graduation year")]
    own = [pk for pk, house in houses.items() if house == viewer.institution_id]
    institutions = {one.pk: one.name for one in Institution.objects.filter(pk__in=set(houses.values()))}
    ids = list(houses)
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        people = Person.objects.trusted("whom those_in gave").in_bulk(batch)
        studies = _studies([people[pk] for pk in own if pk in people], viewer)
        for pk in batch:
            yield from ([people[pk].name, institutions[houses[pk]], *study] for study in studies[pk] or [[""] * 3])


def _studies(people, viewer) -> dict[int, list[list[str]]]:
    found = defaultdict(list)
    studies = Study.objects.about(Shown(people, viewer)).select_related("programme").order_by("-last_year", "pk")
    for one in studies:
        found[one.person_id].append([one.programme.name, one.title, str(one.award_year or "")])
    return found


def _note(request, group, houses: dict[int, int], kind: str) -> None:
    """In each house for its own people: whoever was in the file reads so in their own log."""
    for house in Institution.objects.filter(pk__in=set(houses.values())):
        roll = [pk for pk, own in houses.items() if own == house.pk]
        told = {"group": group.pk, "count": len(roll), "format": kind}
        record("roster.exported", institution=house, by=request.viewer.account_id, roll=roll, **told)
