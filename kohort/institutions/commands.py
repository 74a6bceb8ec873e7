"""`kohort institution`: add a tenant, list them."""

import re

import click
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from kohort.access.gate import access_map

from .models import HEX_COLOUR, Institution

LANGUAGES = [code for code, _name in settings.LANGUAGES]
NAMED = re.compile(rf"({'|'.join(LANGUAGES)})=(.+)")


def _slug(context, parameter, slug: str) -> str:
    try:
        validate_slug(slug)
    except ValidationError:
        raise click.BadParameter("Use letters, digits and hyphens only.") from None
    addresses = {path.split("/")[1] for path, _rule in access_map()}
    if slug in {"static", *addresses} or Institution.objects.filter(slug=slug).exists():
        raise click.BadParameter(f"{slug!r} is taken. Choose another one.")
    return slug.lower()


def _colour(context, parameter, colour: str | None) -> str | None:
    if colour:
        try:
            HEX_COLOUR(colour)
        except ValidationError:
            raise click.BadParameter("Write it as #rrggbb.") from None
    return colour


def _country(context, parameter, country: str) -> str:
    if not re.fullmatch("[A-Za-z]{2}", country):
        raise click.BadParameter("Write it as two letters, such as NO or FI.")
    return country.upper()


@click.group()
def institution():
    """The universities of this installation."""


@institution.command()
@click.argument("slug", callback=_slug)
@click.option("--name", "names", multiple=True, required=True, help="Its name; once a language as nb=NAME, fi=NAME …")
@click.option("--language", type=click.Choice(LANGUAGES), required=True, help="Its main language.")
@click.option("--country", required=True, callback=_country, help="ISO 3166 code, such as NO.")
@click.option("--colour", callback=_colour, help="Its colour as #rrggbb.")
def add(slug, names, language, country, colour):
    """Add the university whose pages are at /SLUG/.

    \b
      kohort institution add nordvik --name "Universitetet i Nordvik" --language nb --country NO
      kohort institution add saarela --name fi="Saarelan AMK" --name sv="Saarela YH" --language fi --country FI
    """
    told = _names(names, language)
    more = {"colour": colour} if colour else {}
    languages = [language, *(code for code in told if code != language)]
    Institution.objects.create(slug=slug, names=told, language=language, languages=languages, country=country, **more)
    click.echo(f"Added {told.get(language) or names[0]} at /{slug}/.")


def _names(names: tuple[str, ...], language: str) -> dict[str, str]:
    """A name without a language in front is in the main one."""
    found = [NAMED.fullmatch(name) for name in names]
    return {
        match[1] if match else language: match[2] if match else name for match, name in zip(found, names, strict=True)
    }


@institution.command("list")
def list_():
    """List them."""
    for one in Institution.objects.order_by("slug"):
        click.echo(f"{one.slug}\t{one.name}\t{one.language}\t{one.country}")
