"""`kohort reindex`."""

import click
from django.utils import timezone

from kohort.search import engine

from .indexing import WHY, everybody
from .models import Person


@click.command()
def reindex():
    """Rebuild the search index from the database. Pages keep answering meanwhile."""
    total = Person.objects.trusted(WHY).count()
    start = timezone.now()
    with click.progressbar(length=total, label="Indexing people") as bar:
        engine.rebuild(lambda: _watched(everybody(), bar))
    click.echo(f"{total:,} people in {(timezone.now() - start).total_seconds():.1f} s")


def _watched(documents, bar):
    last = 0
    for document in documents:
        if document.owner != last:
            bar.update(1)
            last = document.owner
        yield document
