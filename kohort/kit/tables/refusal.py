"""`Refused`: a whole file that cannot be taken, with one sentence that says what to do about it."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """`code` is for code, `params` fill the sentence, `str()` is the sentence in the reader's language.

    A domain adds codes of its own in a subclass with its own `sentences`.
    """

    sentences = {
        "empty": _("The file is empty. Export it again and check that it has rows."),
        "too-big": _("The file is too big. Split it into smaller files and import them one by one."),
        "too-wide": _("The file has more than %(most)s columns. Remove the ones that are not needed."),
        "unreadable": _("The file is damaged. Save it again as CSV (UTF-8) or XLSX and try once more."),
        "open-quote": _("A quotation mark near row %(record)s is never closed. Correct it and try once more."),
        "mixed-encoding": _("The file mixes two encodings. Save it again as CSV (UTF-8) or XLSX."),
        "password": _("The file is locked with a password. Save a copy without one and try once more."),
        "unknown-kind": _("This is not a table. Save it as CSV, XLSX or ODS and try once more."),
        "binary": _("The file has unreadable signs in it. Save it again as CSV (UTF-8) or XLSX."),
    }

    def __init__(self, code: str, **params: object):
        super().__init__(code, params)
        self.code = code
        self.params = params
        self.sentence = self.sentences[code]

    def __str__(self) -> str:
        return str(self.sentence) % self.params if self.params else str(self.sentence)
