"""`kohort mail-in`: what a mail server pipes its mails into."""

import os
import sys

import click
from django.db import Error

from .mail_in import LARGEST, Refused, take


@click.command("mail-in")
def mail_in():
    """Take one mail, an answer to a post or a letter, on standard input.

    \b
    For a mail server's pipe; see "Answers by mail" in docs/operating.md. Exit status, of sysexits.h:
      0 posted, or passed over (a bounce, an absence note)    65 no answer in it, or too large
      67 to no address of ours    75 try again later    77 forged, foreign, or not open any more
    """
    try:
        take(sys.stdin.buffer.read(LARGEST + 1))
    except Refused as refusal:
        _end(refusal.code, str(refusal))
    except Error:
        _end(os.EX_TEMPFAIL, "The database does not answer.")


def _end(code: int, why: str):
    click.echo(why, err=True)
    sys.exit(code)
