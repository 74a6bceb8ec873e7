"""The schema of the index and how a document is written into it."""

import tantivy

from kohort.kit.folding import words
from kohort.kit.sorting import FAMILIES

from .documents import Document
from .rows import combinations

VERSION = 2  # raise it with every change here or in `kit.folding`: an index of another version is stale
LONGEST_WORD = 40
ORDERS = tuple(dict.fromkeys(FAMILIES.values()))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("owner", indexed=True, fast=True)
    builder.add_unsigned_field("rows", indexed=True)
    for name in ("seen", "circles"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("names", "words"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for family in ORDERS:
        builder.add_text_field(f"order_{family}", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_json_field("facets", fast=True, tokenizer_name="raw", index_option="basic", expand_dots_enabled=True)
    builder.add_bytes_field("kept", stored=True, indexed=False, fast=False)
    return builder.build()


SCHEMA = _schema()


def seen(tenant: int, view: str) -> str:
    """The key of a view in a tenant; circles have the same form."""
    return f"{tenant}:{view}"


def written(document: Document) -> tantivy.Document:
    """The document as Tantivy keeps it. `words` holds the names too; equal names come in the order of owners."""
    names = _words(document.names)
    rows = list(document.all_rows())
    fields = {
        "owner": document.owner,
        "seen": [seen(document.tenant, view) for view in document.views],
        "circles": [seen(document.tenant, circle) for circle in document.circles],
        "names": " ".join(names),
        "words": " ".join(dict.fromkeys(names + _words(document.words))),
        "rows": list({one for row in rows for one in combinations(row)}),
        "facets": _facets(rows),
        "kept": document.kept,
        **{f"order_{one}": f"{document.order.get(one, '')}\x01{document.owner:012d}" for one in ORDERS},
    }
    return tantivy.Document.from_dict(fields, SCHEMA)


def _words(texts) -> list[str]:
    return list(dict.fromkeys(word[:LONGEST_WORD] for text in texts for word in words(text)))


def _facets(rows) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for facet, value in row.items():
            found.setdefault(facet, {})[value] = None
    return {facet: list(values) for facet, values in found.items()}
