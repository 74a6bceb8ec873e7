"""A coordinator's hands at the desk: files, uploads and pages, as the tests of this folder use them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from kohort.register.forms import THE_FILE
from kohort.register.models import Import
from tests.jobs import run_jobs

IMPORTS = "/nordvik/desk/imports/"
HEAD = (
    "Personløpenummer;Gradsløpenummer;Fornavn;Etternavn;Fødselsår;E-post privat;Studieprogramkode;Dato oppnådd;Merknad"
)


def reading_english(client):
    """Whose pages are in the language the tests look for."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def line(number: int, **cells) -> str:
    """A row of FS; anything of it may be said otherwise."""
    row = {
        "person": f"P{number}",
        "degree": f"D{number}",
        "given": "Kari",
        "surname": f"Moe{number}",
        "born": "1980",
        "email": f"kari{number}@example.org",
        "programme": "HIST",
        "award": "15.06.2004",
        "note": "",
    }
    return ";".join((row | cells).values())


def table(*lines: str, head: str = HEAD) -> str:
    return "\n".join([head, *lines]) + "\n"


def upload(client, text: str | bytes, name: str = "grader.csv", **fields):
    """The answer to an upload."""
    content = text.encode() if isinstance(text, str) else text
    return client.post(IMPORTS, {"file": SimpleUploadedFile(name, content), "source": THE_FILE, **fields})


def latest() -> Import:
    return Import.objects.trusted("a test looks at what happened").latest("pk")


def address(run: Import, page: str = "") -> str:
    return f"{IMPORTS}{run.key}/{page}"


def chosen(client, run: Import) -> dict[str, str]:
    """What the page of the columns would send as it stands."""
    form = client.get(address(run, "columns/")).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def checked(client, text: str, **fields) -> Import:
    """A file brought so far that its figures can be looked at."""
    assert upload(client, text, **fields).status_code == 302
    run = latest()
    client.post(address(run, "columns/"), chosen(client, run))
    run_jobs()
    return latest()


def taken_in(client, text: str, **fields) -> Import:
    """A file all the way in."""
    run = checked(client, text, **fields)
    client.post(address(run, "run/"))
    run_jobs()
    return latest()


def page(client, run: Import, part: str = "") -> str:
    return client.get(address(run, part)).content.decode()
