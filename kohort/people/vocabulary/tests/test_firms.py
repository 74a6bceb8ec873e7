"""One employer by all its spellings; what looks alike and is another stays another."""

import pytest

from kohort.people.vocabulary.firms import firm


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (("Kvam", "Kvam AS", "KVAM A/S", "kvam asa", "AS Kvam", "Kvam  as."), "kvam"),
        (("Karl Fazer", "Oy Karl Fazer Ab", "Karl Fazer Oyj"), "karl fazer"),
        (("Volvo", "AB Volvo", "Volvo Aktiebolag"), "volvo"),
        (("Møller & Sønn ApS", "Moller & Sonn"), "moller sonn"),
        (("Nord GmbH & Co. KG", "Nord B.V.", "Nord Ltd."), "nord"),
    ],
)
def test_the_legal_form_does_not_part_them(spellings, name):
    assert {firm(one) for one in spellings} == {name}


@pytest.mark.parametrize("name", ["Kvam Bygg AS", "Kvams", "AS", "Oy Ab", "Asas", "Statoil Kvam"])
def test_others_stay_others(name):
    assert firm(name) not in {"", "kvam"}
    assert firm(firm(name)) == firm(name)
