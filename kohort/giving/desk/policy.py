"""What the house decides about asking."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator
from kohort.activity.models import record
from kohort.giving.limits.models import Policy


class PolicyForm(forms.ModelForm):
    """Three switches, each of which acts at once."""

    class Meta:
        model = Policy
        fields = ["students_ask", "students_question", "outsiders_post"]


@coordinator
@require_http_methods(["GET", "POST"])
def policy(request):
    """Who else may ask, and who may post."""
    form = PolicyForm(request.POST or None, instance=Policy.of(request.institution))
    if form.is_valid():
        with transaction.atomic():
            form.save()
            record("giving policy set", institution=request.institution, by=request.viewer.account_id)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect(request.path)
    return render(request, "giving/desk/policy.html", {"form": form, "page_name": "policy"})
