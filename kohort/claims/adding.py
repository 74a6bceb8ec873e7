"""Nobody in the register: exchange, the old years, staff. The office adds them by hand and lets them in."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import office, on
from kohort.activity.models import record
from kohort.people.forms import StudyForm
from kohort.people.models import Affiliation, Person

from . import deciding
from .cases import to_cases
from .deciding import Decided
from .forms import AddForm, ReasonForm
from .models import Case


@office
@on(Case, "decide")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, case):
    """A name, perhaps a study, and the reason; then they get a letter like everybody who is let in."""
    person = AddForm(request.POST or None, instance=Person(institution=request.institution), typed=case.typed)
    studied = any(request.POST.get(name) for name in StudyForm.Meta.fields)
    study = StudyForm(request.POST if studied else None, institution=request.institution, use_required_attribute=False)
    reason = ReasonForm(request.POST or None)
    if request.method == "POST" and all([person.is_valid(), reason.is_valid(), not studied or study.is_valid()]):
        return _added(request, case, person, study if studied else None, reason.cleaned_data["reason"])
    context = {"case": case, "form": person, "study": study, "reason": reason}
    return render(request, "claims/case_new.html", context)


def _added(request, case, form, study, reason):
    try:
        with transaction.atomic():
            person = form.save()
            if study:
                study.record(person, request.viewer)
            if kind := form.cleaned_data["affiliation"]:
                _affiliate(person, kind, request.viewer)
            record("person.added", institution=request.institution, by=request.viewer.account_id, about=person)
            deciding.let_in(case, person, request.viewer, reason)
    except Decided:
        messages.error(request, _("Somebody has decided this case already."))
    else:
        messages.success(request, _("%(name)s is in the register now, and gets a letter.") % {"name": person.name})
    return to_cases(request)


def _affiliate(person, kind, viewer):
    Affiliation.objects.create(
        institution_id=person.institution_id,
        person=person,
        kind=kind,
        source="office",
        recorded_by_id=viewer.account_id,
    )
