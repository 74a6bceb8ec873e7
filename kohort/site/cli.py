"""The command line: `kohort …`. Each app brings its commands by the list in settings."""

import os
import sys

import click
import django
from django.db import OperationalError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def kohort():
    """Kohort, an alumni network that starts full.

    State lives in KOHORT_HOME (default ./var); DATABASE_URL chooses PostgreSQL. A first installation:

    \b
      kohort institution add nordvik --name "Universitetet i Nordvik" --language nb --country NO
      kohort import degrees.csv --institution nordvik --dry-run
      kohort import degrees.csv --institution nordvik
      kohort office add you@example.org --institution nordvik
      kohort serve
    """
    if not {"-h", "--help"} & set(sys.argv):
        from .schema import bring_up_to_date  # models are loaded by now

        bring_up_to_date()


def main():
    """Set Django up, collect the commands, run."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kohort.site.settings")
    django.setup()
    from django.conf import settings  # only readable after the setup
    from django.utils.module_loading import import_string

    for path in settings.COMMANDS:
        kohort.add_command(import_string(path))
    try:
        kohort(prog_name="kohort")
    except OperationalError as error:
        click.echo(f"The database does not answer: {error}", err=True)
        sys.exit(os.EX_TEMPFAIL)  # a mail server that pipes into us tries again


if __name__ == "__main__":
    main()
