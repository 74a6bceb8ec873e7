"""The office's desk: figures, what there is to do, adding a person, and putting facts right."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import figures, office, on
from kohort.activity.models import record
from kohort.kit.bugs import bug

from .adding import namesakes
from .figures import office_figures
from .forms import FORMS, NameForm, StudyForm
from .looking import traced
from .models import Person
from .pages import KINDS, page_of


@figures
@require_safe
def desk(request):
    """How the register stands, and the ways on."""
    panels = [import_string(path)(request) for path in settings.DESK_PANELS]
    context = {"figures": office_figures(request.institution), "panels": list(filter(None, panels))}
    return render(request, "people/desk.html", context)


@office
@require_http_methods(["GET", "POST"])
def new_person(request):
    """Add somebody by hand. People of the same name are shown before anybody is added twice."""
    person = NameForm(_posted(request), instance=Person(institution=request.institution))
    studied = any(request.POST.get(name) for name in StudyForm.Meta.fields)
    study = StudyForm(request.POST if studied else None, institution=request.institution, use_required_attribute=False)
    same = []
    if request.method == "POST" and person.is_valid() and (not studied or study.is_valid()):
        same = [] if "anyway" in request.POST else namesakes(person.instance, request.viewer)
        if not same:
            return _added(request, person, study if studied else None)
    return render(request, "people/new.html", {"form": person, "study": study, "same": same})


def _added(request, form, study):
    with transaction.atomic():
        person = form.save()
        if study:
            study.record(person, request.viewer)
        record("person.added", institution=request.institution, by=request.viewer.account_id, about=person)
    messages.success(request, _("%(name)s is in the register now.") % {"name": person.name})
    return _to(request, "person", person)


@on(Person, "correct")
@require_safe
@traced
def correct(request, person):
    """Every fact with a way to correct it. What the person entered is read-only: the office adds a row of its own."""
    return render(request, "people/correct.html", {"person": person, "page": page_of(person, request.viewer)})


@on(Person, "correct")
@require_http_methods(["GET", "POST"])
def name(request, person):
    """Correct the name in the register."""
    form = NameForm(_posted(request), instance=person)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            _note(request, person, "name")
        return _to(request, "correct", person)
    return render(request, "people/name.html", {"form": form, "person": person})


@on(Person, "correct")
@require_http_methods(["GET", "POST"])
def add_fact(request, person, kind):
    """Record a fact of one kind."""
    return _fact_page(request, person, kind, _form(request, kind))


@on(Person, "correct")
@require_http_methods(["GET", "POST"])
def edit_fact(request, person, kind, number):
    """Correct, end or remove a fact. 404 for what the person entered: it is read-only here."""
    rows = _form_class(kind)._meta.model.objects.visible_to(request.viewer)
    fact = get_object_or_404(rows, pk=number, person=person)
    if fact.is_from_owner and not bug("owner-rows"):
        raise Http404
    if request.POST.get("do") == "remove":
        with transaction.atomic():
            fact.delete()
            _note(request, person, kind)
        return _to(request, "correct", person)
    return _fact_page(request, person, kind, _form(request, kind, fact), fact)


def _fact_page(request, person, kind, form, fact=None):
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.record(person, request.viewer)
            _note(request, person, kind)
        return _to(request, "correct", person)
    context = {"form": form, "person": person, "label": KINDS[kind], "fact": fact}
    return render(request, "people/fact.html", context)


def _form_class(kind):
    if kind not in FORMS:
        raise Http404
    return FORMS[kind]


def _form(request, kind, fact=None):
    more = {"institution": request.institution} if kind == "study" else {}
    return _form_class(kind)(_posted(request), instance=fact, **more)


def _posted(request):
    return request.POST if request.method == "POST" else None


def _note(request, person, kind):
    record("person.corrected", institution=request.institution, by=request.viewer.account_id, about=person, kind=kind)
    messages.success(request, _("Saved."))


def _to(request, page, person):
    key = {"institution": request.institution.slug, "key": person.key}
    return HttpResponseRedirect(reverse(f"people:{page}", kwargs=key))
