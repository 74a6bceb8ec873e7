"""A letter: text and HTML of the same words, in the reader's language, from the institution. Knows no occasion."""

from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from mjml import mjml2html

from kohort.institutions.models import Institution


def letter(
    template: str, *, to: str, subject, language: str, institution: Institution | None = None, **words
) -> EmailMultiAlternatives:
    """The message of `template`.txt and .mjml, which extend "mail/base". `subject` is lazy, and never personal."""
    with translation.override(language):
        sender = institution.name if institution else "Kohort"
        words |= {"language": language, "institution": institution, "sender": sender, "subject": subject}
        message = EmailMultiAlternatives(
            subject=str(subject),
            body=render_to_string(f"{template}.txt", words).strip() + "\n",
            from_email=formataddr((sender, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
            to=[to],
            headers={"Auto-Submitted": "auto-generated", "Content-Language": language},
        )
        message.attach_alternative(mjml2html(render_to_string(f"{template}.mjml", words)), "text/html")
    return message
