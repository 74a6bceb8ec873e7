"""Ways to reach somebody, each kind with a field for it as people write it."""

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from kohort.people.models import Contact

from .forms import Mine


class ContactForm(Mine):
    """One kind of contact, with a field for it as people write it."""

    kind: Contact.Kind
    same = ("kind", "value")

    class Meta:
        model = Contact
        fields = ["value", "audience"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.kind = self.kind


class EmailForm(ContactForm):
    kind = Contact.Kind.EMAIL
    value = forms.EmailField(label=_("E-mail"), max_length=254, widget=forms.EmailInput({"autocomplete": "email"}))


class StudentEmailForm(EmailForm):
    kind = Contact.Kind.STUDENT_EMAIL


class PhoneForm(ContactForm):
    kind = Contact.Kind.PHONE
    value = forms.RegexField(
        r"\+?[\d\s()./-]{5,30}",
        label=_("Phone"),
        help_text=_("With the country’s code: +47 22 00 00 00"),
        error_messages={"invalid": _("Write only the number, such as +47 22 00 00 00.")},
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )


class LinkForm(ContactForm):
    kind = Contact.Kind.LINK
    value = forms.URLField(
        label=_("Link"),
        max_length=254,
        assume_scheme="https",
        validators=[URLValidator(["https", "http"])],
        help_text=_("To your own site, or to a page about you elsewhere."),
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "url"}),
    )


class AddressForm(ContactForm):
    kind = Contact.Kind.ADDRESS
    value = forms.CharField(
        label=_("Postal address"), max_length=254, widget=forms.TextInput({"autocomplete": "street-address"})
    )
