"""What is asked when signing in and about one's ways in: an address, a code, a name, a reason, a role."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Role
from kohort.kit.bugs import bug

from .codes import matches
from .models import Account, OfficeRole


class AddressForm(forms.Form):
    """Leaves in `_user`, where allauth looks, the account that signs in by the address, or None. Nobody sees which."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The one your university or its alumni office knows. We send a code to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True, "spellcheck": "false"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write an e-mail address such as kari@example.org."),
        },
    )

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        self._user = Account.objects.at(email)
        return email


class CodeForm(forms.Form):
    """The code from the letter, as typed or pasted. `code` is the seed that allauth kept in this browser's session."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "text",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
        error_messages={"required": _("Write the code from the letter.")},
    )

    def __init__(self, *args, code: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.seed = code

    def clean_code(self) -> str:
        if not matches(self.cleaned_data["code"], self.seed):
            raise forms.ValidationError(_("That is not the code we sent. Look again, or ask for a new one."))
        return self.cleaned_data["code"]


class NewAddressForm(forms.Form):
    """An address more to sign in by. Whether it is another account's, nobody is told here."""

    email = forms.EmailField(
        label=_("Another e-mail address"),
        help_text=_("We send a code to it. A private address lasts longer than one from work or university."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Write an e-mail address."),
            "invalid": _("Write an e-mail address such as kari@example.org."),
        },
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class PasskeyForm(forms.Form):
    """What one calls a passkey."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("So that you recognise it: “my phone”, “the key in the drawer”."),
        error_messages={"required": _("Give the passkey a name.")},
    )


class TakeAwayForm(forms.Form):
    """Why a colleague's passkeys go, and how one made sure that it is them. Words from lists: they are logged."""

    reason = forms.ChoiceField(
        label=_("What happened"),
        widget=forms.RadioSelect,
        choices=[
            ("lost", _("The device is lost")),
            ("broken", _("The device is broken or was replaced")),
            ("taken", _("Somebody else may have it")),
        ],
        error_messages={"required": _("Choose what happened.")},
    )
    seen = forms.ChoiceField(
        label=_("How you know that it is your colleague who asks"),
        widget=forms.RadioSelect,
        choices=[
            ("in person", _("We met in person")),
            ("video", _("We spoke by video, and I know the face")),
            ("called", _("I called a number I knew before")),
        ],
        help_text=_("A message or a call to you is not enough: that is how others try to get in."),
        error_messages={"required": _("Choose how you made sure. If you have not, do that first.")},
    )


class RoleForm(forms.Form):
    """A role for somebody who is here already, and leaves whose account it is in `account`."""

    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("By which they sign in here."),
        widget=forms.EmailInput(attrs={"spellcheck": "false"}),
        error_messages={
            "required": _("Write their e-mail address."),
            "invalid": _("Write an e-mail address such as kari@example.org."),
        },
    )
    role = forms.ChoiceField(
        label=_("As what"),
        widget=forms.RadioSelect,
        choices=[
            (Role.COORDINATOR, _("Coordinator: everything, exports, letters and roles as well")),
            (Role.ASSISTANT, _("Assistant: reads and corrects facts; no export, no mailing")),
            (Role.ANALYST, _("Analyst: figures only, for a board or a rector")),
        ],
        error_messages={"required": _("Choose what they do.")},
    )

    def __init__(self, *args, institution, **kwargs):
        super().__init__(*args, **kwargs)
        self.institution = institution

    def clean_email(self) -> str:
        account = Account.objects.at(self.cleaned_data["email"])
        if account is None or not (self._is_here(account) or bug("role-for-anybody")):
            raise forms.ValidationError(
                _("Nobody here signs in by this address. They claim their place first, then you give them the role.")
            )
        # until it settles, the mailbox may have been somebody else's
        if self._here(account).filter(settles_at__gt=timezone.now()).exists():
            raise forms.ValidationError(
                _("This place was claimed a moment ago, and that can be stopped for a week. Give the role after it.")
            )
        self.account = account
        return self.cleaned_data["email"]

    def _is_here(self, account: Account) -> bool:
        """As a member, or because they work here as something else."""
        return self._here(account).exists() or self._held(account).exists()

    def _here(self, account):
        """`people` is met by its reverse name alone: see `landing`."""
        return account.people.trusted("a role is given to who is here").filter(institution=self.institution)

    def _held(self, account):
        return OfficeRole.held_by(account.pk).filter(institution=self.institution)

    def clean(self):
        super().clean()
        role = self.cleaned_data.get("role")
        if not self.errors and self._held(self.account).filter(role=role).exists():
            self.add_error("role", _("They have this role already."))
        return self.cleaned_data
