"""`kohort office`: the operator makes the first coordinator, and sees and ends what was given."""

import pytest
from click.testing import CliRunner

from kohort.access.viewer import Role
from kohort.accounts.commands import office
from kohort.accounts.models import Account, OfficeRole
from kohort.activity.models import Happening


@pytest.fixture
def run(cast):
    def command(line):
        return CliRunner().invoke(office, line.split())

    return command


def roles(email):
    account = Account.objects.at(email)
    return set(OfficeRole.held_by(account.pk).values_list("institution__slug", "role")) if account else set()


def test_a_new_coordinator_can_sign_in(run, client, mailbox):
    said = run("add New@Example.org --institution nordvik")
    assert said.exit_code == 0
    assert "new@example.org is now coordinator at Universitetet i Nordvik" in said.output
    assert roles("new@example.org") == {("nordvik", "coordinator")}
    client.post("/sign-in/", {"email": "new@example.org"})
    assert [letter["To"] for letter in mailbox.deliver()] == ["new@example.org"]


def test_a_role_more_for_somebody_known_makes_no_second_account(run, cast):
    run("add ada@nordvik.example.org --institution nordvik --role assistant")
    run("add ada@nordvik.example.org --institution nordvik --role assistant")
    assert Account.objects.filter(email="ada@nordvik.example.org").count() == 1
    assert roles("ada@nordvik.example.org") == {("nordvik", "assistant")}


def test_an_unproved_address_gets_no_role(run, cast):
    """The role goes to a new account, not to whoever wrote the address down first."""
    cast.bo.account.emailaddress_set.create(email="rector@example.org", verified=False)
    run("add rector@example.org --institution nordvik")
    assert not OfficeRole.held_by(cast.bo.account_id).exists()
    assert roles("rector@example.org") == {("nordvik", "coordinator")}


def test_ending_one_role_or_all(run):
    for role in Role:
        run(f"add new@example.org --institution nordvik --role {role}")
    run("end new@example.org --institution nordvik --role analyst")
    assert roles("new@example.org") == {("nordvik", "coordinator"), ("nordvik", "assistant")}
    run("end new@example.org --institution nordvik")
    assert roles("new@example.org") == set()
    assert run("end new@example.org --institution nordvik").exit_code == 1


def test_a_role_that_ended_can_be_given_again(run):
    for line in ("add", "end", "add"):
        run(f"{line} new@example.org --institution nordvik")
    assert roles("new@example.org") == {("nordvik", "coordinator")}


def test_the_list_shows_who_and_since_when(run):
    run("add new@example.org --institution nordvik --role analyst")
    run("end new@example.org --institution nordvik")
    lines = run("list --institution nordvik").output.splitlines()
    assert any(line.startswith("nordvik  coordinator  kari@nordvik.example.org  since 2") for line in lines)
    assert [" to 2" in line for line in lines if "new@" in line] == [True]
    assert not any("sundby" in line for line in lines)
    assert "sundby" in run("list").output


def test_the_spine_remembers_and_names_nobody(run):
    run("add new@example.org --institution nordvik")
    run("end new@example.org --institution nordvik")
    rows = Happening.objects.trusted("test").filter(verb__startswith="office role").order_by("pk")
    assert [row.verb for row in rows] == ["office role given", "office role ended"]
    assert "example.org" not in str([row.particulars for row in rows])


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("add not-an-address --institution nordvik", "is not an e-mail address"),
        ("add new@example.org --institution nowhere", "There are: nordvik, sundby."),
        ("add new@example.org", "Missing option '--institution'"),
        ("add new@example.org --institution nordvik --role king", "'coordinator', 'assistant', 'analyst'"),
    ],
)
def test_mistakes_are_explained(run, line, sentence):
    said = run(line)
    assert said.exit_code == 2
    assert sentence in said.output
    assert not Account.objects.filter(email="new@example.org").exists()


def test_help_can_be_learned_from(run):
    assert "figures only" in run("--help").output
    assert "kohort office add kari@" in run("add --help").output
