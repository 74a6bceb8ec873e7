"""`kohort office`: who works for an institution's alumni office. The first coordinator comes this way."""

import click
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kohort.access.viewer import Role
from kohort.institutions.models import Institution

from . import second_factor
from .models import Account, OfficeRole


def _address(context, parameter, value) -> str:
    try:
        validate_email(value)
    except ValidationError:
        raise click.BadParameter(f"{value!r} is not an e-mail address.") from None
    return value.lower()


def _institution(context, parameter, slug) -> Institution | None:
    if slug is None:
        return None
    if found := Institution.objects.filter(slug=slug).first():
        return found
    known = ", ".join(Institution.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
    raise click.BadParameter(f"There is no institution {slug!r}. There are: {known}.")


at = click.option("--institution", metavar="SLUG", callback=_institution, required=True, help="Where.")
anywhere = click.option("--institution", metavar="SLUG", callback=_institution, help="Only this one.")
email = click.argument("email", callback=_address)
roles = click.Choice([role.value for role in Role])


@click.group()
def office():
    """Who works for an alumni office.

    \b
      coordinator  everything: people, imports, mailings, roles, figures
      assistant    reads and corrects facts; no export, no mailing
      analyst      figures only
    """


@office.command()
@email
@at
@click.option("--role", type=roles, default=Role.COORDINATOR.value, show_default=True, help="As what.")
def add(email, institution, role):
    """Give EMAIL a role. They sign in with a code sent to that address; no password is made.

    \b
      kohort office add kari@nordvik.example.org --institution nordvik
      kohort office add arne@nordvik.example.org --institution nordvik --role assistant
    """
    OfficeRole.give(Account.objects.welcome(email), institution, Role(role))
    click.echo(f"{email} is now {role} at {institution.name}. Sign in at /sign-in/?next=/{institution.slug}/")


@office.command("list")
@anywhere
def list_(institution):
    """Show who has which role, and since when. Roles that have ended are shown with their last day."""
    rows = OfficeRole.objects.trusted("the operator looks after the offices").select_related("institution", "account")
    if institution:
        rows = rows.filter(institution=institution)
    for row in rows.order_by("institution__slug", "role", "since"):
        click.echo(_line(row))
    if not rows:
        click.echo("Nobody yet. Begin with: kohort office add EMAIL --institution SLUG")


def _line(row) -> str:
    until = f" to {row.until:%Y-%m-%d}" if row.until else ""
    return f"{row.institution.slug}  {row.role:<11}  {row.account.email}  since {row.since:%Y-%m-%d}{until}"


@office.command()
@email
@at
@click.option("--role", type=roles, help="Only this role; without it, all of them.")
def end(email, institution, role):
    """End the roles of EMAIL from this moment. The account itself stays.

    \b
      kohort office end arne@nordvik.example.org --institution nordvik
    """
    account = Account.objects.at(email)
    held = [] if account is None else OfficeRole.held_by(account.pk).filter(institution=institution)
    ending = [row for row in held if role in (None, row.role)]
    for row in ending:
        row.end()
        click.echo(f"{email} is no longer {row.role} at {institution.name}.")
    if not ending:
        raise click.ClickException(f"{email} has no such role at {institution.name}. See: kohort office list")


@office.command("new-factor")
@email
def new_factor(email):
    """Let EMAIL make a new passkey, because the old ones are lost.

    \b
      kohort office new-factor kari@nordvik.example.org

    Make sure first that it is them who ask: meet them, or call a number you knew before. Their passkeys are removed,
    they are signed out everywhere and told by mail. They sign in with a code and make the new one.
    """
    account = Account.objects.at(email)
    if account is None or not second_factor.is_staff(account):
        raise click.ClickException(f"{email} works for no office. See: kohort office list")
    second_factor.take_away(account)
    click.echo(f"The passkeys of {email} are removed. At the next sign-in they make a new one.")
