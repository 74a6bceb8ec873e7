"""A link in a mail opens for who has the mail, and a guessed one for nobody."""

from kohort.kit.signed import Link

ASKED, HEARD = Link("asks:asked"), Link("giving:heard")


def test_a_token_leads_to_its_row():
    assert ASKED.key(ASKED.token("4kd2")) == "4kd2"


def test_a_guessed_one_leads_nowhere_nor_does_one_of_another_kind():
    for token in ("4kd2", "4kd2.x", "", HEARD.token("4kd2"), ASKED.token("4kd2") + "x"):
        assert ASKED.key(token) == ""
