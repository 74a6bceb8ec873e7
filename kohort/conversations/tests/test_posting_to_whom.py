"""A post to one's class reaches no other, and a question without a name does not tell who asked."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.activity.models import Happening
from kohort.conversations.models import Asker, Draft, Mention, Post, Report
from kohort.conversations.writing import Sent, rewrite, write
from kohort.groups.models import Partner
from kohort.people.blocked import Block
from kohort.people.viewing import viewer_for
from tests.cast import make_person
from tests.circles import belong, circle

HERE = "/nordvik/groups/"
QUESTION = "How does one ask for more pay?"


@pytest.fixture
def boots(cast):
    return circle(cast.here, cast.ada, cast.bo, cast.cy, cast.hedda, leader=cast.tora)


@pytest.fixture
def wrote(cast, boots, viewer):
    def post(name="ada", text="Hello", **more) -> Post:
        return write(boots, viewer(name), institution=cast.here, text=text, **more)

    return post


def read(client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_post_to_a_class_reaches_that_class_alone(cast, boots, wrote, viewer, browse):
    make_person(cast.here, "Old", "Hand", account=True, studies=[(cast.history, 1990, 1995)])
    belong(boots, cast.una)
    wrote(text="Only us", to_class=viewer("ada").classes[0])
    seen = {
        name: Post.objects.visible_to(viewer(name)).exists() for name in ("ada", "bo", "cy", "tora", "kari", "selma")
    }
    assert seen == {"ada": True, "bo": True, "cy": False, "tora": False, "kari": False, "selma": False}
    page = read(browse("bo"), f"{HERE}{boots.key}/")
    assert "Only us" in page
    assert "only Historie 2005–2010" in page
    assert "Only us" not in read(browse("cy"), f"{HERE}{boots.key}/")


def test_a_class_is_chosen_from_ones_own_and_remembered(cast, boots, browse, viewer):
    client, at = browse("ada"), f"{HERE}{boots.key}/"
    own = "-".join(map(str, viewer("ada").classes[0]))
    page = read(client, at)
    assert "Only my class, Historie 2005–2010: 1 person here" in page
    assert f'value="{own}" class="ds-input" id="id_to_1" checked' not in " ".join(page.split())
    client.post(f"{at}posts/new/", {"text": "Psst", "to": own})
    assert Post.objects.trusted("test").get().programme == cast.history
    assert f'value="{own}" class="ds-input" id="id_to_1" checked' in " ".join(read(client, at).split())
    not_mine = "-".join(map(str, viewer("cy").classes[0]))
    client.post(f"{at}posts/new/", {"text": "Sneaky", "to": not_mine})
    assert Post.objects.trusted("test").count() == 1
    assert "Only my class" not in read(browse("cy"), at), "nobody else of that class is there"


def test_nothing_but_one_row_tells_who_asked(cast, boots, wrote, viewer):
    """Every row of the database that names Ada, by her id or her account's, is looked at before and after."""
    Draft.objects.create(group=boots, person=cast.ada, data={"text": "How does one"})
    before = _rows_naming(cast.ada)
    post = wrote(text=QUESTION, unnamed=True, images=[Sent(b"large", b"small")])
    assert (post.kind, post.by_id, post.unnamed) == ("question", None, True)
    asker = Asker.objects.trusted("test").get()
    assert _rows_naming(cast.ada) - before == {f"conversations.asker {asker.pk}"}
    assert not Draft.objects.trusted("test").exists()


def _rows_naming(person) -> set[str]:
    """The rows with a key to a person or to their account."""
    ids = {"people.person": person.pk, "accounts.account": person.account_id}
    found = set()
    for model in apps.get_models():
        rows = model._default_manager.all()
        for row in rows.trusted("test") if hasattr(rows, "trusted") else rows:
            (told,) = json.loads(serializers.serialize("json", [row]))
            keys = [field for field in model._meta.concrete_fields if field.related_model]
            if any(told["fields"].get(key.name) == ids.get(key.related_model._meta.label_lower, -1) for key in keys):
                found.add(f"{told['model']} {row.pk}")
    return found


def test_peers_read_a_question_without_a_name_and_the_asker_knows_it(cast, boots, wrote, viewer, browse):
    post = wrote(text=QUESTION, unnamed=True)
    at = f"/nordvik/posts/{post.key}/"
    for name in ("bo", "tora"):
        page = read(browse(name), at)
        assert "Somebody in the group asks" in page
        assert "Ødegård" not in page.split("<main")[1]
        assert list(Asker.objects.visible_to(viewer(name))) == []
    assert "/edit/" in read(browse("ada"), at)
    assert "Somebody in the group asks</strong>" in read(browse("ada"), f"{HERE}{boots.key}/")


def test_who_leads_may_see_it_in_a_report_and_not_before(cast, boots, wrote, viewer):
    post = wrote(text=QUESTION, unnamed=True)
    assert not Asker.objects.visible_to(viewer("tora")).exists()
    Report.objects.create(post=post, by=cast.bo)
    assert Asker.objects.visible_to(viewer("tora")).filter(person=cast.ada).exists()
    assert not Asker.objects.visible_to(viewer("bo")).exists()


def test_whom_one_has_blocked_one_does_not_read_and_a_question_does_not_tell(cast, boots, wrote, viewer):
    Block.put(cast.bo.pk, cast.ada.pk)
    signed, unnamed = wrote(text="Signed"), wrote(text=QUESTION, unnamed=True)
    assert list(Post.objects.visible_to(viewer("bo"))) == [unnamed]
    assert signed.is_from(viewer("ada"))


def test_only_a_question_goes_without_a_name(cast, boots, wrote, browse):
    with pytest.raises(ValueError, match="question"):
        wrote(text="Boots to lend", kind="lend", unnamed=True)
    page = browse("ada").post(f"{HERE}{boots.key}/posts/new/", {"text": "x", "kind": "tip", "unnamed": "on"})
    assert "Only a question" in page.content.decode()
    assert wrote(text="Boots to lend", unnamed=True).kind == "question"


def test_a_question_without_a_name_stays_one_when_it_is_changed(cast, wrote, viewer):
    post = wrote(text=QUESTION, unnamed=True)
    before = _rows_naming(cast.ada)
    rewrite(post, viewer("ada"), institution=cast.here, text="@Bo Berg knows?", kind="tip", ends=None)
    assert (post.kind, post.by_id) == ("question", None)
    assert _rows_naming(cast.ada) == before
    assert Happening.objects.trusted("test").get(verb="mentioned").by_id is None


@pytest.fixture
def mentioned(cast, boots, wrote, viewer):
    """Who is meant by a text of Ada's."""

    def of(text, **more) -> set[str]:
        rows = Mention.objects.trusted("test").filter(post=wrote(text=text, **more))
        return set(rows.values_list("person__given_names", flat=True))

    return of


def test_who_is_named_is_found_among_those_in_the_group(cast, boots, mentioned, viewer):
    assert mentioned("Ask @Bo Berg, he knows; not ada@example.org") == {"Bo"}
    assert mentioned("@cy åsen: see this") == {"Cy"}
    assert mentioned("@Stein Strand is not in it, @Hedda Haug hides, @Una Ukjent has not come, @Nobody") == set()
    assert mentioned("@Selma and @Kanarifugl Kanarifuglsen are next door") == set()
    assert mentioned("@Cy Åsen is not in my class", to_class=viewer("ada").classes[0]) == set()


def test_the_longest_name_wins_and_of_two_namesakes_nobody(cast, boots, mentioned):
    for name, given in {"Bo Berg-Hansen": "Bob", "Bo Berg Lie": "Bor", "Cy Åsen": "Cyn"}.items():
        belong(boots, make_person(cast.here, given, "X", account=True, display_name=name))
    assert mentioned("@Bo Berg") == {"Bo"}
    assert mentioned("@Bo Berg Lie") == {"Bor"}
    assert mentioned("@Bo Berg-Hansen") == {"Bob"}
    assert mentioned("@Cy Åsen") == set()


def test_a_mention_is_a_link_for_whoever_may_see_the_person(cast, boots, wrote, browse, viewer):
    post = wrote(text="Ask @Bo Berg")
    link = f'<a href="/nordvik/people/{cast.bo.key}/" rel="nofollow noopener ugc">@Bo Berg</a>'
    assert link in read(browse("cy"), f"/nordvik/posts/{post.key}/")
    cast.bo.hide()
    assert link not in read(browse("cy"), f"/nordvik/posts/{post.key}/")


def test_nobody_is_told_twice(cast, wrote, viewer):
    post = wrote(text="Ask @Bo Berg")
    rewrite(post, viewer("ada"), institution=cast.here, text="Do ask @Bo Berg and @Cy Åsen", kind=None, ends=None)
    told = Happening.objects.trusted("test").filter(verb="mentioned").order_by("pk")
    assert [one.about_id for one in told] == [cast.bo.pk, cast.cy.pk]


def test_a_partner_reads_and_signs_with_the_name_alone(cast, boots, browse):
    Partner.objects.create(group=boots, institution=cast.there, agreed=timezone.now())
    belong(boots, cast.selma)
    write(boots, viewer_for(cast.selma.account_id, cast.there), institution=cast.there, text="Hei from next door")
    assert "Hei from next door" in read(browse("selma"), f"/sundby/groups/{boots.key}/")
    page = read(browse("ada"), f"{HERE}{boots.key}/talk/")
    assert cast.selma.name in page
    assert cast.selma.key not in page


def _many(boots, count: int, **more) -> None:
    now = timezone.now()
    rows = [Post(group=boots, text=f"number {i}", at=now - timedelta(minutes=i), **more) for i in range(count)]
    Post.objects.bulk_create(rows)


def test_twenty_at_a_time_and_older_ones_follow(cast, boots, browse):
    _many(boots, 45, by=cast.bo)
    client, found, at = browse("ada"), [], f"{HERE}{boots.key}/"
    page = read(client, at)
    while True:
        found += [line.split("<")[0] for line in page.split("<p>number ")[1:]]
        if "hx-get=" not in page:
            break
        page = read(client, page.split('hx-get="')[1].split('"')[0].replace("&amp;", "&"))
    assert found == [str(number) for number in range(45)]


def test_pinned_ones_stand_first_and_once_and_sorts_are_parted(cast, boots, wrote, browse):
    _many(boots, 3, by=cast.bo)
    old = Post.objects.create(group=boots, by=cast.bo, text="Read me", at="2020-01-01T00:00Z", pinned=timezone.now())
    wrote(text=QUESTION)
    page = read(browse("ada"), f"{HERE}{boots.key}/")
    assert page.index("Read me") < page.index("number 0")
    assert page.count(f'id="post-{old.key}"') == 1
    only = read(browse("ada"), f"{HERE}{boots.key}/?sort=questions")
    assert QUESTION in only
    assert "number 0" not in only


def test_as_many_queries_for_one_post_as_for_twenty(cast, boots, browse):
    client, at = browse("bo"), f"{HERE}{boots.key}/talk/"
    counted = []
    for count in (1, 30):
        Post.objects.trusted("test").delete()
        _many(boots, count, by=cast.ada)
        client.get(at)
        with CaptureQueriesContext(connection) as seen:
            client.get(at)
        counted.append(len(seen))
    assert counted[0] == counted[1]


def test_nobody_in_particular_reads_nothing(boots, wrote):
    wrote()
    assert not Post.objects.visible_to(Viewer()).exists()
