"""The synonyms of the search: each leads to a word that is on a page."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.data.load import FOLDER, Content
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import Diagnostic
from scripts.outputs.search import indexed

WORD = re.compile(r"[a-z0-9]+")


def check_synonyms(site: Path, root: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield the words of synonyms that are not on any page."""
    words = {
        word for entry in indexed(site / "search.json") for word in WORD.findall(f"{entry['t']} {entry['x']}".lower())
    }
    file = read_yaml(root, FOLDER / "search.yml")
    for index, synonym in enumerate(content.search.synonyms):
        for place, word in enumerate(synonym.means):
            if word not in words:
                line = file.line(("synonyms", index, "means", place))
                message = f'"{word}" is not on any page'
                yield Diagnostic(file.path, line, message, "write a word that is on a page", "search-synonym")
