"""`kohort serve`, `kohort worker` and `kohort check`."""

import subprocess
import sys
import threading
import time

import click
from django.conf import settings

from .health import problems
from .working import AlreadyWorking, work


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--processes", default=1, show_default=True, help="Web processes.")
@click.option("--no-worker", is_flag=True, help="Serve pages only; run `kohort worker` elsewhere.")
def serve(host, port, processes, no_worker):
    """Serve the network over HTTP and do its background work. Stop it with Ctrl-C."""
    _before()
    if not no_worker:
        threading.Thread(target=_keep_a_worker, daemon=True).start()
    click.echo(f"Kohort is at {settings.KOHORT_URL} and listens on {host}:{port}")
    for line in _welcome():
        click.echo(line)
    from granian import Granian  # heavy; the other commands do without
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "kohort.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=4,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def _welcome():
    from django.utils.module_loading import import_string  # the demo is above us in the layers

    return [line for path in settings.WELCOMES for line in import_string(path)()]


def _before():
    """What has to be right before anybody is served."""
    from django.utils.module_loading import import_string  # as above

    for path in settings.BEFORE_SERVING:
        for line in import_string(path)():
            click.echo(line)


def _keep_a_worker():
    """One worker process, started again when it dies; it goes when we go."""
    while True:
        subprocess.run([sys.executable, "-m", "kohort.site.cli", "worker", "--with-parent"], check=False)
        time.sleep(2)


@click.command()
@click.option("--until-done", is_flag=True, help="Stop when nothing is left to do.")
@click.option("--with-parent", is_flag=True, hidden=True)
def worker(until_done, with_parent):
    """Do the background work: imports from the desk, the search index, mail. One worker at a time."""
    _before()
    try:
        work(until_done=until_done, with_parent=with_parent)
    except AlreadyWorking:
        if not with_parent:
            raise click.ClickException("Another worker is at it already.") from None


@click.command()
def check():
    """Look the installation over: settings, engine, index, failed jobs. Exit status 1 when something is wrong."""
    found = list(problems())
    for problem in found:
        click.echo(f"✗ {problem}")
    if found:
        sys.exit(1)
    click.echo("✓ All is well.")
