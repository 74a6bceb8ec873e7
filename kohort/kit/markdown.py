"""What people write, as HTML that is safe to show: a small Markdown, no HTML of their own, no picture from elsewhere.

The work is bounded by the length of the text and by how deep it may nest, so that nothing takes long to draw.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kohort.kit.bugs import bug

MOST = 10_000  # characters
NESTING = 20  # one list takes two
RULES = ["list", "blockquote", "fence", "heading", "newline", "escape", "backticks", "emphasis", "link", "autolink"]
AFTER = ["linkify", "entity", "balance_pairs", "fragments_join"]
TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre"}
LINKS, SCHEMES = ("https://", "http://", "mailto:"), {"https", "http", "mailto"}
REL = "nofollow noopener ugc"
# Marks that turn the direction of the text after them, and what cannot be printed.
UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
RUNS = re.compile(r"([*_`~\[\]<>!\\])\1{15,}")  # nobody means sixteen of them; parsers are slow with them
SPACES = re.compile(r"\s+")


def _parser() -> MarkdownIt:
    options = {"html": bug("markdown-html"), "linkify": True, "breaks": True, "maxNesting": NESTING}
    parser = MarkdownIt("zero", options).enable(RULES + AFTER + ["html_inline", "html_block"] * bug("markdown-html"))
    parser.validateLink = lambda url: url.lower().startswith(LINKS)  # type: ignore[method-assign]
    parser.linkify.set({"fuzzy_email": False})  # type: ignore[union-attr]
    for rule, html in {"heading_open": "<p><strong>", "heading_close": "</strong></p>\n"}.items():
        parser.renderer.rules[rule] = lambda *_args, html=html, **_more: html  # type: ignore[attr-defined]
    return parser


PARSER = _parser()


def rendered(text: str, links: Mapping[str, str] | None = None) -> SafeString:
    """HTML of a text. `links` names words of it that become links to pages of ours ("@Kari Kvam": address)."""
    return _rendered(text, tuple((links or {}).items()))


@lru_cache(maxsize=1000)
def _rendered(text: str, links: tuple[tuple[str, str], ...]) -> SafeString:
    """Remembered: what is read is read by many."""
    tokens = PARSER.parse(_bounded(text))
    for inline in tokens if links else []:
        inline.children = _linked(inline.children or [], dict(links))
    return mark_safe(_clean(PARSER.renderer.render(tokens, PARSER.options, {})))


def plain(text: str, length: int) -> str:
    """The words alone, in one line of at most `length` characters, cut between two of them."""
    inlines = [token.children or [] for token in PARSER.parse(_bounded(text[: 8 * length]))]
    line = SPACES.sub(" ", " ".join("".join(_words(one) for one in children) for children in inlines)).strip()
    if len(line) <= length:
        return line
    head = line[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head).rstrip(" ,.;:–-") + "…"


def _bounded(text: str) -> str:
    return RUNS.sub(lambda run: run[0][:15], UNPRINTED.sub("", text[:MOST]))


def _clean(html: str) -> str:
    if bug("markdown-html"):
        return html
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}, "*": set()}, url_schemes=SCHEMES, link_rel=REL)


def _words(token: Token) -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content


def _linked(children: list[Token], links: Mapping[str, str]) -> list[Token]:
    """The same tokens with the words of `links` parted from the text around them; a link stays as it is."""
    sought = re.compile("|".join(re.escape(words) for words in sorted(links, key=len, reverse=True)))
    done: list[Token] = []
    inside = False
    for token in children:
        inside = token.type == "link_open" or (inside and token.type != "link_close")
        done += _parts(token, sought, links) if token.type == "text" and not inside else [token]
    return done


def _parts(token: Token, sought: re.Pattern, links: Mapping[str, str]) -> list[Token]:
    parts, place = [], 0
    for found in sought.finditer(token.content):
        parts += [_text(token.content[place : found.start()]), *_link(found[0], links[found[0]])]
        place = found.end()
    return [*parts, _text(token.content[place:])]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def _link(words: str, address: str) -> list[Token]:
    return [Token("link_open", "a", 1, attrs={"href": address}), _text(words), Token("link_close", "a", -1)]
