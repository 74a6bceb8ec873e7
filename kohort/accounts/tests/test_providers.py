"""providers.toml: what is wrong is said in sentences, and what has a fault is offered to nobody."""

import pytest

from kohort.accounts.providers import problems, providers, providers_at
from kohort.institutions.models import Institution

WHOLE = """
[feide]
name = { nb = "Feide", en = "Feide (students and staff)" }
server_url = "https://auth.example.org"
client_id = "kohort"
client_secret = "secret"
institutions = { nordvik = "nordvik.example" }
home_claim = "https://n.feide.example/claims/eduPersonPrincipalName"
"""


@pytest.fixture
def file(settings, tmp_path, db):
    """`file(text)` writes providers.toml and gives what `kohort check` says of it, without the file's name."""

    def write(text):
        path = tmp_path / "providers.toml"
        path.write_text(text)
        settings.KOHORT_PROVIDERS = str(path)
        return [problem.removeprefix("providers.toml: ") for problem in problems()]

    return write


@pytest.fixture
def nordvik(db):
    return Institution.objects.create(slug="nordvik", names={"nb": "Nordvik"}, country="NO")


def test_no_file_is_no_problem(db):
    assert providers() == {}
    assert list(problems()) == []


def test_a_whole_table_is_offered(file, nordvik):
    assert file(WHOLE) == []
    (feide,) = providers_at(nordvik)
    assert (feide.id, feide.name, feide.issuer) == ("feide", "Feide (students and staff)", "https://auth.example.org")
    assert feide.scopes == ("openid", "profile")


def test_a_file_that_should_be_there(settings, tmp_path, db):
    settings.KOHORT_PROVIDERS = str(tmp_path / "gone.toml")
    assert [problem.endswith("is not there.") for problem in problems()] == [True]


def test_a_file_that_is_no_toml(file):
    (problem,) = file("[feide")
    assert "cannot be read" in problem
    assert providers() == {}


def test_an_institution_that_is_not_here(file):
    assert file(WHOLE) == ["[feide] names the institution 'nordvik', which is not here."]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('client_id = "kohort"', "", "needs client_id."),
        ('client_id = "kohort"', "client_id = 7", "has something in client_id that does not belong there."),
        ("client_id", "clientid", "does not know 'clientid'."),
        ("https://auth", "http://auth", "needs https in server_url: a secret and people's names travel there."),
        ('client_secret = "secret"', "", "needs client_secret, or client_secret_env with the name of an environment"),
        ("client_secret =", "client_secret_env =", "takes its secret from the environment variable secret, which"),
        ('{ nordvik = "nordvik.example" }', '["nordvik"]', "has a home_claim, so institutions needs what it says"),
        ("home_claim =", "affiliation_claim =", "needs home_claim: which claim tells the institution somebody"),
        ("home_claim =", 'person_claim = "x"\nhome_claim =', "needs both person_claim and person_source, or neither"),
        ("home_claim =", 'scopes = ["profile"]\nhome_claim =', 'needs "openid" among its scopes.'),
        ("home_claim =", 'token_auth_method = "none"\nhome_claim =', "takes client_secret_basic or client_secret_post"),
        ("home_claim =", "scopes = [1]\nhome_claim =", "may have only texts in scopes."),
        ("[feide]", "[Feide]", "has to be a table whose name is made of small letters"),
    ],
)
def test_a_fault_is_said_and_the_table_left_out(file, nordvik, before, after, said):
    assert any(said in problem for problem in file(WHOLE.replace(before, after)))
    assert providers() == {}


def test_several_institutions_need_a_home(file):
    table = WHOLE.replace('{ nordvik = "nordvik.example" }', '["nordvik", "sundby"]').partition("home_claim")[0]
    assert any("needs home_claim" in problem for problem in file(table))
    assert providers() == {}


def test_a_fault_of_one_leaves_the_others(file, nordvik):
    file(WHOLE + '[broken]\nname = "x"\n')
    assert list(providers()) == ["feide"]


def test_a_secret_from_the_environment(file, nordvik, monkeypatch):
    monkeypatch.setenv("FEIDE_SECRET", "whispered")
    assert file(WHOLE.replace('client_secret = "secret"', 'client_secret_env = "FEIDE_SECRET"')) == []
    assert providers()["feide"].client_secret == "whispered"
