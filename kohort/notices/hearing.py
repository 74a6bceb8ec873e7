"""How one wants to hear: of one group, or of all of them and of what is said to oneself, on one page."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself, on
from kohort.groups.models import Group, groups_of

from .models import Hearing, Wish

How = Hearing.How
SWITCHES = ("answers", "digests", "events", "asks")  # columns of Wish


class HowForm(forms.Form):
    """Of one group."""

    how = forms.ChoiceField(label=gettext_lazy("New posts in the group"), choices=How.choices, widget=forms.RadioSelect)


@on(Group, "take part")
@require_http_methods(["GET", "POST"])
def group(request, group):
    """For members of it; a guest has the page of the group and no mails."""
    person = request.viewer.person_id
    if person is None:
        raise Http404
    form = HowForm(request.POST or None, initial={"how": Hearing.of(person, group.pk)})
    if form.is_valid():
        Hearing.say(person, group.pk, form.cleaned_data["how"])
        messages.success(request, _("Saved. It holds from the next mail on."))
        return redirect(request.path)
    return render(request, "notices/group.html", {"group": group, "form": form})


class AllForm(forms.Form):
    """What is said to oneself, digests, and a choice for each group."""

    answers = forms.BooleanField(
        label=gettext_lazy("Mail me when somebody answers me, names me, writes to me or asks me"), required=False
    )
    digests = forms.BooleanField(
        label=gettext_lazy("Send me what is new in my groups, in one mail for all of them"), required=False
    )
    events = forms.BooleanField(
        label=gettext_lazy("Ask me to come to events, and tell me what is near"), required=False
    )
    asks = forms.BooleanField(label=gettext_lazy("Ask me for what I would help with"), required=False)

    def __init__(self, data, wish: Wish, groups: list[Group], said: dict[int, str]):
        super().__init__(data, initial={name: getattr(wish, name) for name in SWITCHES})
        self.groups = groups
        for one in groups:
            how = forms.ChoiceField(label=one.name, choices=How.choices, initial=said.get(one.pk, How.WEEKLY))
            self.fields[one.key] = how

    def rows(self) -> list[forms.BoundField]:
        """The choices of the groups."""
        return [self[one.key] for one in self.groups]

    @transaction.atomic
    def keep(self, wish: Wish) -> None:
        """What has changed, from the next mail on."""
        for name in SWITCHES:
            setattr(wish, name, self.cleaned_data[name])
        wish.save()
        for one in self.groups:
            if one.key in self.changed_data:
                Hearing.say(wish.person_id, one.pk, self.cleaned_data[one.key])


@myself
@require_http_methods(["GET", "POST"])
def hearing(request):
    """All of it at once."""
    viewer = request.viewer
    wish = Wish.of(viewer.person_id, request.institution)
    groups = list(Group.objects.visible_to(viewer).filter(pk__in=groups_of(viewer)).order_by("name", "pk"))
    said = dict(Hearing.objects.visible_to(viewer).values_list("group_id", "how"))
    form = AllForm(request.POST or None, wish, groups, said)
    if form.is_valid():
        form.keep(wish)
        messages.success(request, _("Saved. It holds from the next mail on."))
        return redirect(request.path)
    return render(request, "notices/hearing.html", {"form": form, "rows": form.rows()})
