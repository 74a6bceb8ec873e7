"""Somebody has something to say: one field, nothing required, and what is said stands where it was meant to."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as Picture

from kohort.activity.models import Happening
from kohort.conversations.models import Draft, Image, Post
from kohort.conversations.writing import Sent, link_in, write
from kohort.groups.models import Guest
from tests.cast import make_person
from tests.circles import circle

HERE = "/nordvik/groups/"


@pytest.fixture
def boots(cast):
    return circle(cast.here, cast.ada, cast.bo, cast.cy)


@pytest.fixture
def wrote(cast, boots, viewer):
    """`wrote("bo", "text")`: a post in the group."""

    def post(name="ada", text="Hello", **more) -> Post:
        return write(boots, viewer(name), institution=cast.here, text=text, **more)

    return post


def picture(size=(2000, 1000), name="boots.png") -> SimpleUploadedFile:
    out = BytesIO()
    Picture.new("RGB", size, "#336699").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue())


def posts() -> list[Post]:
    return list(Post.objects.trusted("test").order_by("pk"))


def test_a_pasted_link_and_done(cast, boots, browse):
    there = browse("ada").post(f"{HERE}{boots.key}/posts/new/", {"text": "www.example.org/boots."}, follow=True)
    (post,) = posts()
    assert (post.kind, post.link, post.by_id) == ("tip", "https://www.example.org/boots", cast.ada.pk)
    assert there.redirect_chain[-1][0].endswith(f"/groups/{boots.key}/#post-{post.key}")
    page = there.content.decode()
    assert "Posted as: Tip" in page
    assert "<span>example.org</span>" in page
    told = Happening.objects.trusted("test").get(verb="post.written")
    assert (told.by_id, told.particulars) == (cast.ada.account_id, {"post": post.pk, "group": boots.pk})


def test_a_dropped_picture_and_done(cast, boots, browse):
    client = browse("ada")
    sent = {"images": [picture(), picture((30, 90), "b.png")], "words": "Blue boots\nA sock"}
    client.post(f"{HERE}{boots.key}/posts/new/", sent)
    (post,) = posts()
    assert post.kind == "work"
    boots_image, sock = Image.objects.trusted("test").order_by("pk")
    assert (boots_image.words, sock.words) == ("Blue boots", "A sock")
    address = f"/nordvik/posts/{post.key}/image/{boots_image.digest}"
    for size, pixels in {"large": (1600, 800), "small": (640, 320)}.items():
        answer = client.get(f"{address}/{size}.webp")
        with Picture.open(BytesIO(answer.content)) as opened:
            assert (opened.format, opened.size, dict(opened.getexif())) == ("WEBP", pixels, {})
    with Picture.open(BytesIO(bytes(sock.large))) as opened:
        assert opened.size == (30, 90), "nothing is made larger than it was"
    assert f'src="{address}/small.webp" alt="Blue boots"' in client.get(f"{HERE}{boots.key}/").content.decode()


def test_an_image_is_for_whoever_sees_the_post(boots, wrote, browse, viewer):
    wrote(images=[_sent()], to_class=viewer("ada").classes[0])
    (image,) = Image.objects.trusted("test")
    address = f"/nordvik/posts/{posts()[0].key}/image/{image.digest}/small.webp"
    assert browse("bo").get(address).status_code == 200
    assert browse("cy").get(address).status_code == 404
    assert browse("kari").get(address).status_code == 404
    assert list(Image.objects.visible_to(viewer("cy"))) == []
    assert list(Image.objects.visible_to(viewer("selma"))) == []


def _sent() -> Sent:
    return Sent(b"large", b"small")


def test_an_empty_post_is_answered_in_a_sentence(boots, browse):
    page = browse("ada").post(f"{HERE}{boots.key}/posts/new/", {"text": "  "}).content.decode()
    assert "One of them is enough." in page
    assert posts() == []


def test_nothing_typed_is_lost_where_something_is_wrong(cast, boots, browse):
    client = browse("ada")
    bad = SimpleUploadedFile("boots.gif", b"GIF89a")
    page = client.post(f"{HERE}{boots.key}/posts/new/", {"text": "Mine & yours", "images": [bad]}).content.decode()
    for words in ("Mine &amp; yours</textarea>", "boots.gif: This is not a picture we can read", "chosen once more"):
        assert words in page
    assert "Mine &amp; yours</textarea>" in client.get(f"{HERE}{boots.key}/").content.decode()
    assert "Mine" not in browse("bo").get(f"{HERE}{boots.key}/").content.decode()


def test_five_pictures_are_one_too_many(boots, browse):
    sent = {"images": [picture((8, 8)) for _ in range(5)]}
    assert "Four pictures" in browse("ada").post(f"{HERE}{boots.key}/posts/new/", sent).content.decode()


def test_two_taps_make_one_post(boots, browse):
    client = browse("ada")
    for _tap in range(2):
        client.post(f"{HERE}{boots.key}/posts/new/", {"text": "Once", "key": "0123456789"})
    browse("bo").post(f"{HERE}{boots.key}/posts/new/", {"text": "Mine", "key": "0123456789"})
    assert [post.text for post in posts()] == ["Once", "Mine"]


def test_a_draft_waits_until_it_is_posted(cast, boots, browse):
    client, at = browse("ada"), f"{HERE}{boots.key}/draft/"
    client.post(at, {"text": "Half a thought", "kind": "question", "unnamed": "on"})
    page = client.get(f"{HERE}{boots.key}/").content.decode()
    assert "Half a thought</textarea>" in page
    (draft,) = Draft.objects.trusted("test")
    assert draft.data == {"text": "Half a thought", "kind": "question"}, (
        "that it was to be asked without a name is not kept"
    )
    client.post(f"{HERE}{boots.key}/posts/new/", {"text": "A whole one", "key": "0123456789"})
    assert client.post(at, {"text": "A whole", "key": "0123456789"}, HTTP_HX_REQUEST="true").status_code == 200
    assert not Draft.objects.trusted("test").exists(), "what is saved on the way comes too late"
    client.post(at, {"text": "Other"})
    client.post(at, {"do": "forget", "text": "Other"})
    assert not Draft.objects.trusted("test").exists()


def test_a_starter_begins_a_post(boots, browse):
    page = browse("ada").get(f"{HERE}{boots.key}/posts/new/?starter=borrow").content.decode()
    assert "that I could borrow?</textarea>" in page
    assert 'value="wanted" selected' in page


def test_what_passes_ends_by_itself(boots, wrote, browse):
    today = timezone.localdate()
    post = wrote(text="Boots to lend")
    assert (post.kind, post.ends, post.has_ended) == ("lend", today + timedelta(days=30), False)
    assert wrote(text="Hello").ends is None
    client = browse("ada")
    client.post(f"/nordvik/posts/{post.key}/", {"do": "found"})
    post.refresh_from_db(from_queryset=Post.objects.trusted("test"))
    assert post.has_ended
    assert '<details class="folded">' in browse("bo").get(f"{HERE}{boots.key}/").content.decode()
    assert browse("bo").post(f"/nordvik/posts/{post.key}/", {"do": "found"}).status_code == 404


def test_an_edit_is_shown_and_a_change_of_kind_is_not(boots, wrote, browse):
    post, client = wrote(text="Boots to lend"), browse("ada")
    at = f"/nordvik/posts/{post.key}/edit/"
    client.post(at, {"text": "Boots to lend", "kind": "tip", "ends": ""})
    assert (posts()[0].kind, posts()[0].edited, posts()[0].ends) == ("tip", None, None)
    client.post(at, {"text": "Boots <b>to</b> lend", "kind": "lend", "ends": "2000-01-01"})
    assert posts()[0].edited is None, "a day that is past is not taken"
    client.post(at, {"text": "Boots <b>to</b> lend", "kind": "lend", "ends": ""})
    assert "edited today" in client.get(f"/nordvik/posts/{post.key}/").content.decode()
    assert browse("bo").get(at).status_code == 404


def test_taken_back_at_once_or_leaving_its_place(cast, boots, wrote, browse, viewer):
    lonely, answered = wrote(text="Nobody answers"), wrote(text="A word", images=[_sent()])
    answered.comments.create(by=cast.bo, text="An answer")
    client = browse("ada")
    assert "Remove your post?" in client.post(f"/nordvik/posts/{lonely.key}/", {"do": "remove"}).content.decode()
    assert len(posts()) == 2, "it asks once"
    for post in (lonely, answered):
        client.post(f"/nordvik/posts/{post.key}/", {"do": "remove", "sure": "1"})
    (left,) = posts()
    assert (left.text, left.by_id, Image.objects.trusted("test").count()) == ("", None, 0)
    page = browse("bo").get(f"/nordvik/posts/{left.key}/").content.decode()
    assert "removed by its writer" in page
    assert "An answer" in page
    assert "post-" + left.key not in browse("bo").get(f"{HERE}{boots.key}/").content.decode()


def test_who_is_not_in_the_group_reads_and_writes_nothing(cast, boots, wrote, browse):
    post = wrote(text="Between us")
    for name in ("stein", "kari", "hedda"):
        client = browse(name)
        assert "Between us" not in client.get(f"{HERE}{boots.key}/").content.decode()
        assert client.get(f"{HERE}{boots.key}/talk/").status_code == 404
        assert client.post(f"{HERE}{boots.key}/posts/new/", {"text": "x"}).status_code == 404
        assert client.get(f"/nordvik/posts/{post.key}/").status_code == 404
    assert len(posts()) == 1


def test_the_page_of_a_post_is_for_no_search_engine_and_names_nothing_in_its_title(wrote, browse):
    answer = browse("bo").get(f"/nordvik/posts/{wrote(text='A private word').key}/")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "private" not in answer.content.decode().split("</title>")[0]


def test_a_first_post_is_pointed_out_to_the_others(cast, boots, wrote, browse, viewer):
    wrote(text="My first")
    at = f"{HERE}{boots.key}/"
    assert "First post here" in browse("bo").get(at).content.decode()
    assert "First post here" not in browse("ada").get(at).content.decode()
    wrote("cy", "To my class", to_class=viewer("cy").classes[0])
    wrote("cy", "To all")
    assert browse("bo").get(at).content.decode().count("First post here") == 2, (
        "an earlier one to a class does not tell"
    )


def test_links_are_found_in_a_text():
    assert link_in("see (https://example.org/a), yes") == "https://example.org/a"
    assert link_in("nothing, at all.no") == ""
    assert link_in("https://example.org/" + "a" * 600) == ""


def test_a_guest_posts_under_the_name_they_gave(cast, boots, client):
    outsider = make_person(cast.there, "Gry", "Gjest", account=True)
    until = timezone.localdate() + timedelta(days=9)
    account = outsider.account
    outsider.delete()
    guest = Guest.objects.create(institution=cast.here, group=boots, account=account, name="Gry G", until=until)
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    client.post(f"{HERE}{boots.key}/posts/new/", {"text": "Hello from outside", "unnamed": "on", "to": "1-2-3"})
    assert posts() == []
    client.post(f"{HERE}{boots.key}/posts/new/", {"text": "Hello from outside", "unnamed": "on"})
    (post,) = posts()
    assert (post.by_id, post.guest_id, post.unnamed) == (None, guest.pk, False)
    assert "Gry G" in client.get(f"{HERE}{boots.key}/").content.decode()
