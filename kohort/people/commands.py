"""`kohort reindex`."""

import click
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string


@click.command()
def reindex():
    """Rebuild the search indexes from the database. Pages keep answering meanwhile."""
    for contents in map(import_string, settings.INDEXES):
        _rebuild(*contents)


def _rebuild(name, engine, owners, documents):
    total, start = owners().count(), timezone.now()
    with click.progressbar(length=total, label=f"Indexing {name}") as bar:
        engine.rebuild(lambda: _watched(documents(), bar))
    click.echo(f"{total:,} {name} in {(timezone.now() - start).total_seconds():.1f} s")


def _watched(documents, bar):
    last = 0
    for document in documents:
        if document.owner != last:
            bar.update(1)
            last = document.owner
        yield document
