"""`kohort erase-again`."""

import click

from .returned import erase_again as again


@click.command("erase-again")
def erase_again():
    """Erase once more whoever came back with a restored backup. `kohort serve` does so by itself."""
    people = again()
    click.echo(f"{people} people had come back and are erased again." if people else "Nobody had come back.")
