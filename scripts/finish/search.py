"""The search index: what a generator found on the pages, as plain text, and the synonyms."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from scripts.content.search import Search

GENERATORS_INDEXES = {"search/search_index.json": "docs", "search.json": "items"}  # MkDocs, Zensical


def search_index(site: Path, search: Search, descriptions: Mapping[str, str]) -> str:
    """Return search.json, `{"entries": [{"l": address, "t": heading, "x": text}, …], "synonyms": {typed: [word, …]}}`.

    `site` has the index of MkDocs or Zensical; `descriptions` has what a page (`costs/`) says it answers, which comes
    first in its text. Errors: `FileNotFoundError` without an index.
    """
    index = {"entries": list(_entries(_sections(site), descriptions)), "synonyms": search.by_typed}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _entries(sections: Iterable[Mapping[str, Any]], descriptions: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for section in sections:
        address = section["location"]
        text = f"{descriptions.get(address, '')} {_plain(section['text'])}".strip()
        yield {"l": address, "t": _plain(section["title"]), "x": text}


def _sections(site: Path) -> list[dict[str, Any]]:
    for name, key in GENERATORS_INDEXES.items():
        if (site / name).exists():
            sections: list[dict[str, Any]] = json.loads((site / name).read_text(encoding="utf-8"))[key]
            return sections
    raise FileNotFoundError(f"no search index in {site}")


def _plain(text: str) -> str:
    if "<" not in text and "&" not in text:
        return " ".join(text.split())
    tree = lxml_html.fromstring(f"<div>{text}</div>")
    etree.strip_elements(tree, "sup", with_tail=False)  # the numbers of sources
    return " ".join(" ".join(str(part) for part in tree.itertext()).split())
