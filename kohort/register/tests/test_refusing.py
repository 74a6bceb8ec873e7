"""A whole file is refused, with a sentence and before anything is written."""

import pytest

from kohort.kit.tables import Refused
from kohort.register.models import Import
from kohort.register.running import alone

from .files import degree, many, write


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "empty"),
        ("one;two\n1;2\n", "no-header"),
        ("Fornavn;Etternavn\nKari;Moe\n", "missing-columns"),
        ("PK\x05\x06 no table", "unknown-kind"),
    ],
)
def test_what_is_no_register_is_refused(register, content, code):
    path = register.folder / "odd.csv"
    path.write_text(content)
    with pytest.raises(Refused) as refusal:
        register.take(path)
    assert refusal.value.code == code
    assert str(refusal.value)
    assert not register.all(Import).exists()


def changed(rows, count, **cells):
    """The rows, the first `count` of them with other cells made of their number."""
    return [
        row | {name: value.format(n) for name, value in cells.items()} if n < count else row
        for n, row in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("cells", "count", "refused"),
    [
        ({"email_private": "q{}@example.com"}, 20, False),  # 5 % of 400
        ({"email_private": "q{}@example.com"}, 21, True),
        ({"surname": "Shift{}"}, 19, False),  # above 2 %, but fewer than 20
        ({"surname": "Shift{}"}, 20, True),
        ({"degree_title": "Title {}"}, 400, False),
    ],
)
def test_a_mass_change_wants_a_look(register, cells, count, refused):
    rows = [row for row in many(400) if not row["source_degree_id"].endswith("b")]
    register.take(rows)
    before, news = register.content(), changed(rows, count, **cells)
    if refused:
        with pytest.raises(Refused) as refusal:
            register.take(news)
        assert refusal.value.code == "mass-change"
        assert str(count) in str(refusal.value)
        assert register.content() == before
    assert register.take(news, allow_mass_change=True).figures["updated"] == count


def test_a_moved_column_is_a_mass_change(register):
    rows = many(100)
    register.take(rows)
    emails = [row["email_private"] for row in rows]
    shifted = [row | {"email_private": emails[n - 1]} for n, row in enumerate(rows)]
    with pytest.raises(Refused) as refusal:
        register.take(shifted)
    assert refusal.value.code == "mass-change"


def test_new_people_are_no_mass_change(register):
    register.take(many(100))
    assert register.take(many(100, start=101)).figures["people"] == 100


def test_one_import_at_a_time(register):
    with alone(register.institution), pytest.raises(Refused) as refusal:
        register.take([degree()])
    assert refusal.value.code == "busy"
    assert register.take([degree()]).figures["people"] == 1


def test_a_mapping_wins_and_is_remembered_for_the_source(register):
    path = write(register.folder / "own.csv", [])
    path.write_text("Hvem;Hva;Når;Kode\nKari Moe;Historie;2005;K1\n")
    mapping = {"full_name": "Hvem", "programme_name": "Hva", "award_year": "Når", "source_degree_id": "Kode"}
    with pytest.raises(Refused):
        register.file(path, source="own")
    from kohort.register.running import take_in

    run = take_in(register.file(path, source="own", mapping=mapping))
    assert run.figures["people"] == 1
    assert register.file(path, source="own").mapping == mapping
    assert take_in(register.file(path, source="own")).figures["unchanged"] == 1
    with pytest.raises(Refused):
        register.file(path, source="another")
