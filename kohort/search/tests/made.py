"""Made documents and questions, drawn by Hypothesis."""

from hypothesis import strategies as st

from kohort.search.documents import Document
from kohort.search.questions import Access, Question

NAMES = ["Hansen", "Hanssen", "Jansen", "Berg-Hansen", "Ødegård", "Odegaard", "Kristiansen", "Christiansen", "O'Neill"]
WORDS = ["Oslo", "Olso", "History", "Hans", "2003", "2004", "Master"]
CIRCLES = ["7:2003", "7:2004", "8:2003"]
FACETS = {
    "study.programme": ["7", "8", "9"],
    "study.year": ["2003", "2004", "2005"],
    "study.level": ["b", "m"],
    "position.employer": [f"e{number}" for number in range(12)],
    "position.country": ["NO", "IT", "FI"],
    "offers": ["mentor", "lecture", "thesis"],
}
TENANTS = st.sampled_from([1, 2])


def few(values, most=3):
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


def rows(kind):
    own = {facet: st.sampled_from(values) for facet, values in FACETS.items() if facet.startswith(f"{kind}.")}
    return st.lists(st.fixed_dictionaries({}, optional=own), max_size=3)


CONTENTS = st.fixed_dictionaries(
    {
        "names": few(NAMES, 2),
        "words": few(WORDS, 2),
        "rows": st.fixed_dictionaries({"study": rows("study"), "position": rows("position")}),
        "values": st.fixed_dictionaries({"offers": few(FACETS["offers"])}),
        "order": st.fixed_dictionaries({"nb": st.sampled_from(["a", "b", "berg", "berg h", "~00e5"])}),
    }
)
VIEWS = st.sampled_from(
    [
        [["office"]],
        [["office", "members", "classmates"]],
        [["office"], ["members", "classmates"]],
        [["office"], ["classmates"]],
        [["office", "classmates"], ["members"]],
        [["office"], ["members"], ["classmates"]],
    ]
)


@st.composite
def owner(draw):
    """The documents of one owner, without her number."""
    common = {"tenant": draw(TENANTS), "circles": draw(few(CIRCLES, 2))}
    return [{**common, "views": views, **draw(CONTENTS)} for views in draw(VIEWS)]


def documents(most=25):
    """Lists of the documents of owners 1, 2, 3 …"""
    return st.lists(owner(), max_size=most).map(
        lambda owners: [Document(owner=number, **one) for number, own in enumerate(owners, 1) for one in own]
    )


ACCESS = st.one_of(
    st.just(Access("office")),
    st.builds(Access, st.just("members"), st.just("classmates"), few(CIRCLES, 2)),
)
TEXTS = st.one_of(
    st.just(""),
    st.lists(st.sampled_from([*NAMES, *WORDS, "han", "hasnen", "ø", "kristainsen", "osl"]), max_size=2).map(" ".join),
)
FILTERS = st.fixed_dictionaries({}, optional={facet: few(values, 4) for facet, values in FACETS.items()})
QUESTIONS = st.builds(Question, TENANTS, ACCESS, TEXTS, FILTERS, st.frozensets(st.integers(1, 25), max_size=3))
