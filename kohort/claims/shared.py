"""Which domains hold addresses that several people read, or that change hands: the coordinator lists them."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator
from kohort.activity.models import record

from .models import SharedDomain


class DomainsForm(forms.Form):
    """One domain a line."""

    domains = forms.CharField(
        label=gettext_lazy("Domains"),
        help_text=gettext_lazy("One a line, such as students.example.org."),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean_domains(self) -> set[str]:
        domains = {line.strip().rpartition("@")[2].casefold() for line in self.cleaned_data["domains"].splitlines()}
        domains.discard("")
        check = forms.EmailField().clean
        try:
            return {check(f"somebody@{domain}").rpartition("@")[2] for domain in domains}
        except forms.ValidationError:
            raise forms.ValidationError(_("Write each domain as it stands after the @.")) from None


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def domains(request):
    """The list, and a way to change it."""
    rows = SharedDomain.objects.visible_to(request.viewer)
    now = {"domains": "\n".join(rows.order_by("domain").values_list("domain", flat=True))}
    form = DomainsForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        _keep(request, form.cleaned_data["domains"])
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)
    return render(request, "claims/case_domains.html", {"form": form})


@transaction.atomic
def _keep(request, wanted: set[str]) -> None:
    rows = SharedDomain.objects.visible_to(request.viewer)
    rows.exclude(domain__in=wanted).delete()
    new = wanted - set(rows.values_list("domain", flat=True))
    SharedDomain.objects.bulk_create(SharedDomain(institution=request.institution, domain=one) for one in new)
    record("shared domains set", institution=request.institution, by=request.viewer.account_id, domains=len(wanted))
