"""The synonyms of the search: what they lead to has to be there."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.data.load import FOLDER, Content
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import Diagnostic
from scripts.outputs.search import indexed

WORD = re.compile(r"[a-z0-9]+")


def check_synonyms(site: Path, root: Path, content: Content) -> Iterator[Diagnostic]:
    """Look for words that no page has.

    Reason: a page that is rewritten would leave a synonym leading nowhere, and readers without a result.
    """
    there = {
        word for entry in indexed(site / "search.json") for word in WORD.findall(f"{entry['t']} {entry['x']}".lower())
    }
    file = read_yaml(root, FOLDER / "search.yml")
    for index, synonym in enumerate(content.search.synonyms):
        for place, word in enumerate(synonym.means):
            if word not in there:
                line = file.line(("synonyms", index, "means", place))
                yield Diagnostic(file.path, line, f'"{word}" is on no page', "write a word that a page has")
