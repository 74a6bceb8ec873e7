"""A public opportunity for search engines: true, whole, harmless; what is for members stays out."""

import json
import re

from kohort.access.audience import Audience

from .posted import page_of, posted

TITLE = "Archivist </script><script>alert(1)</script> & more"


def data_on(client, one) -> list[dict]:
    page = client.get(page_of(one)).content.decode()
    return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]


def test_what_a_search_engine_reads(cast, browse):
    one = posted(cast.ada, title=TITLE, audience=Audience.PUBLIC, kind="internship", place="Turku", country="FI")
    (found,) = data_on(browse(), one)
    assert (found["@type"], found["title"], found["directApply"]) == ("JobPosting", TITLE, False)
    assert found["hiringOrganization"] == {"@type": "Organization", "name": "Kvam AS"}
    assert found["jobLocation"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Turku",
        "addressCountry": "FI",
    }
    assert found["validThrough"].startswith(str(one.until.year))
    assert "jobLocationType" not in found


def test_what_is_for_members_is_told_to_no_machine(cast, browse):
    assert data_on(browse("bo"), posted(cast.ada)) == []
    away = posted(cast.ada, audience=Audience.PUBLIC, remote=True)
    assert data_on(browse(), away)[0]["jobLocationType"] == "TELECOMMUTE"
