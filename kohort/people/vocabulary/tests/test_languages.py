"""The languages one may speak, each named in all of ours."""

import pytest

from kohort.people.vocabulary.languages import LANGUAGES, OWN, language_codes, language_name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_name_of_its_own(language):
    names = [language_name(code, language) for code in language_codes()]
    assert len(set(names)) == len(names) > 150
    assert all(names)


def test_the_north_is_complete():
    north = {
        "da",
        "en",
        "fi",
        "fit",
        "fkv",
        "fo",
        "fse",
        "is",
        "kl",
        "no",
        "nsl",
        "se",
        "sma",
        "smj",
        "smn",
        "sms",
        "sv",
    }
    assert north | {"swl"} <= set(language_codes())
    assert [len(names.split(", ")) for names in OWN.values()] == [len(LANGUAGES)] * len(OWN)
    assert (language_name("fkv", "fi"), language_name("fi", "nn")) == ("kveeni", "finsk")


@pytest.mark.parametrize("code", ["nb", "nn", "xx", "", "und"])
def test_what_is_not_offered(code):
    with pytest.raises(KeyError):
        language_name(code, "en")
