"""The kind of a post is guessed from what people really write, in five languages."""

import pytest

from kohort.conversations.guessing import guess

SAID = {
    "lend": [
        "I have rubber boots to lend, size 42",
        "Jeg låner ut gummistøvler i str. 42",
        "Eg har ei symaskin til utlån",
        "Stövlar lånas ut till den som vill",
        "Lainattavana kumisaappaat, koko 42",
    ],
    "rent": [
        "Studio for rent in September, daylight",
        "Studio til leie på Grünerløkka",
        "Vi leiger ut atelier i sommar",
        "Ateljé uthyres, 20 kvm",
        "Vuokrataan työhuone Kalliosta",
    ],
    "sell": [
        "Sewing machine for sale, 900 kr",
        "Selger symaskin, lite brukt",
        "Eg har ein vev til sals",
        "Säljes: vävstol",
        "Myydään ompelukone",
    ],
    "wanted": [
        "Does anybody have rubber boots I could borrow for a music video?",
        "Noen som har gummistøvler jeg kan låne til en musikkvideo?",
        "Har nokon ein symaskin eg kan låne?",
        "Har någon ett par gummistövlar att låna?",
        "Etsin kumisaappaita musiikkivideoon",
    ],
    "job": [
        "We are hiring a pattern maker https://example.org/12",
        "Ledig stilling hos oss: https://example.no/stilling",
        "Praksisplass i haust, www.example.no",
        "Vi söker en formgivare https://example.se",
        "Avoin työpaikka: https://example.fi/tyo",
    ],
    "event": [
        "Graduation show 22.06. at six, all welcome: exhibition in the main hall",
        "Avgangsvisning 22. juni kl 18!",
        "Foredrag torsdag kl 17 https://example.no/x",
        "Vernissage på fredag https://example.se",
        "Näyttely avajaiset 12.5. klo 18 https://example.fi",
    ],
    "question": [
        "What did you do after the first job?",
        "Hva gjorde dere etter første jobb?",
        "Kva med pensjon?",
        "Hur gör man en portfolio?",
        "Miten teette portfolion?",
    ],
    "work": ["Jeg har laget en kolleksjon", "Look at my work", "Mitt nya omslag", "Uusi kirjani on ilmestynyt"],
    "tip": ["https://example.org/article", "God artikkel: https://example.no/a?b=c", "Worth reading www.example.org"],
    "discussion": ["", "Jeg er uenig i at faget er dødt.", "I think we should talk about craft.", "Moi kaikille"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_what_people_write(kind, text):
    assert guess(text) == kind


def test_a_picture_alone_is_work_shown():
    assert guess("", has_picture=True) == "work"
    assert guess("Does anybody know this?", has_picture=True) == "question"


def test_the_words_of_a_link_are_not_the_writers():
    assert guess("https://example.no/til-leie?kjøp=1") == "tip"
