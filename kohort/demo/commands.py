"""`kohort demo`."""

import gc

import click
from django.conf import settings

from kohort.institutions.models import Institution
from kohort.people.commands import reindex

from .loading import load

PEOPLE = 3000


@click.command()
@click.option("--people", default=PEOPLE, show_default=True, type=click.IntRange(100), help="How many, about.")
@click.option("--if-empty", is_flag=True, help="Do nothing where there is an institution already.")
@click.pass_context
def demo(context, people, if_empty):
    """Fill this installation with three invented institutions and their people.

    Nobody of them exists. Run it again: what is here already stays as it is.
    """
    if if_empty and Institution.objects.exists():
        return
    if not settings.DEMO:
        click.confirm("This is not a demo (KOHORT_MODE=demo). Put invented people into it all the same?", abort=True)
    gc.freeze()  # or Python looks through all libraries again and again while the rows pass: a fifth of the time
    load(people, watch=lambda label, length: click.progressbar(length=length, label=f"{label:<17}"))
    context.invoke(reindex)
