"""A discussion takes sides: for and against by name, a poll by figures alone."""

from kohort.conversations.models import Side, Stand
from kohort.conversations.talking.siding import sides_of, take_sides

from .conversation import WHY, boots, eyes


def side(post, words) -> Side:
    return next(one for one in Side.objects.trusted(WHY).filter(post=post) if str(one) == words)


def stands(post, person, words, reason=""):
    Stand.take(person.pk, side(post, words), reason)


def shown(post, person):
    return [(str(one.side), one.people, one.is_mine) for one in sides_of(post, eyes(person), "nordvik").shown]


def test_its_author_opens_a_poll_and_nobody_else(cast, browse):
    post = boots(cast)
    path, poll = f"/nordvik/posts/{post.key}/sides/", {"kind": "poll", "answers": "Green\n Yellow \n\nGreen"}
    assert browse("bo").post(path, poll).status_code == 404
    assert "from two to six" in browse("ada").post(path, poll | {"answers": "Green"}).content.decode()
    assert browse("ada").post(path, poll).status_code == 302
    assert shown(post, cast.bo) == [("Green", 0, False), ("Yellow", 0, False)]
    browse("ada").post(path, {"kind": "none"})
    assert shown(post, cast.bo) == []


def test_one_takes_one_stand_and_may_change_it(cast, browse):
    post = boots(cast)
    take_sides(post, [])
    client, path = browse("bo"), f"/nordvik/posts/{post.key}/stand/"
    for words in ("For", "Against", "Against"):
        client.post(path, {"side": side(post, words).key, "reason": f"I am {words}"})
    assert shown(post, cast.bo) == [("For", 0, False), ("Against", 1, True)]
    html = browse("ada").get(f"/nordvik/posts/{post.key}/").content.decode()
    assert "I am Against" in html
    assert "Bo Berg" in html
    assert "1 of 1" in html
    assert "are shown to everybody who reads this" in html


def test_what_somebody_answered_in_a_poll_is_read_by_nobody_else(cast, browse):
    post = boots(cast)
    take_sides(post, ["Green", "Yellow"])
    stands(post, cast.bo, "Green", "A reason that is not kept")
    assert shown(post, cast.ada) == [("Green", 1, False), ("Yellow", 0, False)]
    assert not Stand.objects.visible_to(eyes(cast.ada)).exists()
    assert Stand.objects.visible_to(eyes(cast.bo)).get().reason == ""
    html = browse("ada").get(f"/nordvik/posts/{post.key}/").content.decode()
    assert "Bo Berg" not in html
    assert "Only the figures are shown" in html


def test_once_somebody_stands_the_sides_stay(cast, browse):
    post = boots(cast)
    take_sides(post, [])
    stands(post, cast.bo, "For")
    browse("ada").post(f"/nordvik/posts/{post.key}/sides/", {"kind": "none"})
    assert shown(post, cast.bo) == [("For", 1, True), ("Against", 0, False)]


def test_closed_or_from_outside_nobody_takes_a_stand(cast, browse):
    post = boots(cast)
    take_sides(post, [])
    chosen = {"side": side(post, "For").key}
    assert browse("tora").post(f"/nordvik/posts/{post.key}/stand/", chosen).status_code == 404
    post.closed = post.at
    post.save(update_fields=["closed"])
    assert browse("bo").post(f"/nordvik/posts/{post.key}/stand/", chosen).status_code == 404
