"""What people write comes out as plain, safe HTML; nothing they write runs, calls home, or takes long to draw."""

import re
from html.parser import HTMLParser

import pytest

from kohort.kit.markdown import MOST, TAGS, plain, rendered

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></p><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form action=https://tracker.example><button>in</button></form>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>@import 'https://tracker.example/a.css';</style>",
    "<base href=https://tracker.example/><a href=x>y</a>",
    "<meta http-equiv=refresh content='0;url=https://tracker.example'>",
    "<details open ontoggle=alert(1)>",
    "<div hx-get=/nordvik/ hx-trigger=load>x</div>",
    "<div data-hx-post=/nordvik/leave/ data-hx-trigger=load>x</div>",
    "<a id=csrfmiddlewaretoken name=viewer class=ds-button style=position:fixed>x</a>",
    "![me](https://tracker.example/pixel.png)",
    "![me][1]\n\n[1]: https://tracker.example/pixel.png",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](//tracker.example)",
    "[x](/nordvik/me/leave/)",
    "<javascript:alert(1)>",
    '[x](https://example.org "onclick=alert(1)")',
    '[x](https://example.org/"onmouseover="alert(1))',
    "[x](https://example.org/<script>alert(1)</script>)",
    "https://example.org/\"onmouseover='alert(1)'",
    "```html\n<script>alert(1)</script>\n```",
    '```"onload=alert(1)\nx\n```',
    "`<img src=x onerror=alert(1)>`",
    "# <script>alert(1)</script>",
    "> <script>alert(1)</script>\n\n- <b onclick=alert(1)>x</b>",
    "\u202e<script>alert(1)</script>\u202c",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "@Kari<img src=x onerror=alert(1)>",
]
LINKS = {"@Kari": "/nordvik/people/abc/"}


class Found(HTMLParser):
    """The tags and attributes of a piece of HTML."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_runs_and_nothing_calls_home(text):
    for tag, attributes in Found(rendered(text, LINKS)).tags:
        assert tag in TAGS
        assert attributes.keys() <= ({"href", "rel"} if tag == "a" else set())
        href = attributes.get("href", "https://")
        assert href.startswith(("https://", "http://", "mailto:")) or href == LINKS["@Kari"]


def test_what_turns_the_direction_of_a_text_is_left_out():
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", rendered("\u202egnp.exe\u202c \u2067x"))


BOMBS = {
    "quotes": ">" * 100_000,
    "quotes with blanks": "> " * 50_000,
    "lists": "- " * 50_000,
    "deeper lists": "".join(" " * 2 * depth + "- a\n" for depth in range(300)),
    "brackets": "[" * 50_000 + "]" * 50_000,
    "half links": "[a](" * 25_000,
    "links in links": "[" * 20_000 + "](a)" * 20_000,
    "emphasis": "*a **a " * 15_000,
    "two sorts of it": "*a_" * 33_000,
    "backticks": "".join("`" * number + " " for number in range(1, 400)),
    "entities": "&a" * 50_000,
    "angles": "<" * 100_000,
    "nested tags": "<div>" * 20_000,
    "addresses": "http://a.no/" + "(" * 90_000,
    "escapes": "\\[" * 50_000,
    "fences": "```\n" * 25_000,
    "mentions": "@Kari " * 20_000,
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_bounded_by_its_length_and_depth(text):
    """Measured: 60 ms at most on one slow core. What is asserted is what bounds it."""
    html = rendered(text, LINKS)
    depth = deepest = 0
    for closing in re.findall(r"<(/?)(?:ul|ol|li|blockquote|p|em|strong|a|pre|code)\b", html):
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    assert deepest <= 30
    assert len(html) < 20 * MOST
    assert len(plain(text, 160)) <= 160


def test_a_small_markdown():
    html = rendered("Hi **you**, see _this_:\n\n- a\n- b\n\n> said\n\n`code` and https://example.org/a?b=c&d")
    for part in ("<strong>you</strong>", "<em>this</em>", "<li>a</li>", "<blockquote>", "<code>code</code>"):
        assert part in html
    assert '<a href="https://example.org/a?b=c&amp;d" rel="nofollow noopener ugc">' in html


def test_headings_are_strong_paragraphs_and_lines_stay_lines():
    assert rendered("# Big") == "<p><strong>Big</strong></p>\n"
    assert "one<br>" in rendered("one\ntwo")


def test_named_words_become_links_to_us_but_not_inside_a_link():
    html = rendered("Ask @Kari or [@Kari](https://example.org) or `@Kari`", LINKS)
    assert html.count('href="/nordvik/people/abc/"') == 1
    assert html.count("@Kari") == 3


def test_the_words_alone():
    assert plain("# Boots\n\n**Who** has\nsome? [here](https://example.org)", 80) == "Boots Who has some? here"
    assert plain("one two three four", 10) == "one two…"
    assert plain("<b>x</b> & y", 80) == "<b>x</b> & y"
