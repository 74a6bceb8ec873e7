"""The coordinator changes the looks; everybody else sees them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kohort.institutions.logo import SIDE
from kohort.institutions.models import Institution, Logo

DESK, LOGO, BRAND = "/nordvik/desk/institution/", "/nordvik/logo.png", "/nordvik/brand.css"


def picture(kind="PNG", size=(400, 200), **more):
    out = BytesIO()
    Image.new("RGB", size, "#00509e").save(out, kind, **more)
    return out.getvalue()


def answers(**changes):
    return {
        "name_nb": "Universitetet i Nordvik",
        "name_en": "University of Nordvik",
        "language": "nb",
        "languages": ["en", "nb", "nn"],
        "colour": "#00509e",
        "domain": "",
        **changes,
    }


def send(client, upload=None, **changes):
    file = {"logo": SimpleUploadedFile("logo.png", upload)} if upload is not None else {}
    return client.post(DESK, answers(**changes, **file))


def test_the_coordinator_changes_the_institution(cast, browse):
    assert send(browse("kari"), domain=" Alumni.Nordvik.EXAMPLE.org. ").status_code == 302
    here = Institution.objects.get(pk=cast.here.pk)
    assert (here.name, here.colour, here.domain) == ("University of Nordvik", "#00509e", "alumni.nordvik.example.org")
    assert here.languages == ["nb", "en", "nn"]


@pytest.mark.parametrize("name", ["arne", "anja", "ada", "selma"])
def test_nobody_else_does(name, browse):
    assert browse(name).get(DESK).status_code == 403
    assert send(browse(name)).status_code == 403
    assert Institution.objects.get(slug="nordvik").colour == "#1e2b3c"


def test_a_colour_that_cannot_be_read_on_is_refused_with_a_better_one(browse):
    page = send(browse("kari"), colour="#ffdc00").content.decode()
    assert "White text is hard to read on this colour" in page
    assert Institution.objects.get(slug="nordvik").colour == "#1e2b3c"


def test_the_main_language_needs_a_name(browse):
    assert "Write the name in the main language." in send(browse("kari"), name_nb="").content.decode()


@pytest.mark.parametrize("domain", ["https://nordvik.no/", "nordvik", "nord vik.no", "-"])
def test_a_domain_is_a_host_name(domain, browse):
    assert "Write only the host name" in send(browse("kari"), domain=domain).content.decode()


def test_a_domain_leads_to_one_institution_only(cast, browse):
    Institution.objects.filter(pk=cast.there.pk).update(domain="alumni.example.org")
    assert "Another institution uses" in send(browse("kari"), domain="alumni.example.org").content.decode()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_becomes_a_small_png_of_our_own(kind, browse, client):
    sent = picture(kind, comment=b"secret", exif=b"Exif\0\0secret") if kind == "JPEG" else picture(kind)
    assert send(browse("kari"), sent).status_code == 302
    served = browse().get(LOGO)
    assert served["Content-Type"] == "image/png"
    assert Image.open(BytesIO(served.content)).size == (256, 128)
    assert b"secret" not in served.content


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture we can read"),
        (picture("GIF"), "not a picture we can read"),
        (picture()[:300], "not a picture we can read"),
        (picture(size=(SIDE + 1, 1)), "more than 4096 pixels"),
        (picture("PNG", save_all=True, append_images=[Image.new("RGB", (400, 200), "red")]), "This picture moves"),
        (b"\x89PNG" + b"\0" * (2 * 2**20), "larger than 2 MB"),
    ],
    ids=["svg", "gif", "cut", "wide", "moves", "large"],
)
def test_other_files_are_refused_with_a_sentence(upload, sentence, browse):
    assert sentence in send(browse("kari"), upload).content.decode()
    assert not Logo.objects.exists()


def test_looks_are_kept_by_browsers_while_they_are_current(browse):
    send(browse("kari"), picture())
    page = browse().get("/nordvik/").content.decode()
    for path in (LOGO, BRAND):
        address = page[page.index(path) :].partition('"')[0]
        assert "immutable" in browse().get(address)["Cache-Control"]
        assert browse().get(path)["Cache-Control"] == "no-cache"


def test_no_logo_no_file(browse):
    assert browse().get(LOGO).status_code == 404
