"""An employer changes what it posted, by the link to its page. Nobody looks at it again: the office approved them.

While the office has not decided yet, what is changed waits as it did.
"""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kohort.kit.bugs import bug
from kohort.opportunities.form import OutsideForm
from kohort.opportunities.opportunity import Opportunity
from kohort.opportunities.outsiders import Outsider

WHY = "whoever has the mail may open its link"


def posted_by(outsider: Outsider) -> QuerySet[Opportunity]:
    return Opportunity.objects.trusted(WHY).filter(outsider=outsider).select_related("institution")


def change(request, outsider: Outsider):
    """The one whose key is `?change=`, as long as it stands or waits; not what was taken down."""
    rows = posted_by(outsider).filter(_changeable())
    one = get_object_or_404(rows, key=request.GET["change"], outsider__refused=None)
    form = OutsideForm(request.POST or None, institution=request.institution, is_staff=False, instance=one)
    if not form.is_valid():
        return render(request, "opportunities/outside/change.html", {"form": form, "one": one, "outsider": outsider})
    form.keep()
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(request.path)


def _changeable() -> Q:
    waits = Q(state=Opportunity.State.WAITING)
    return Q() if bug("change-what-was-taken-down") else waits | Opportunity.standing()
