from django.http import QueryDict
from kohort.people.segments import Segment
from kohort.search import engine

def test_smoke(cast, indexed, viewer):
    for who in ("ada","cy","kari"):
        s = Segment.from_query(QueryDict("q=&programme=HIST&year=2008-2012"), viewer(who))
        a = engine.ask(s.question(viewer(who)), facets={"study.programme": 10})
        print(who, s.sentence(), a)
        s = Segment.from_query(QueryDict("q=ada&country=FI&country=SE&claimed=yes"), viewer(who))
        print(s.sentence())
    assert 0
