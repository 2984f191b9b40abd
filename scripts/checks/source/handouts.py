"""The pages that checklists and handouts name: each exists."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.data.front_matter import Page
from scripts.data.load import CHECKLISTS, HANDOUTS, Content
from scripts.data.source_files import page_files
from scripts.data.yaml_reader import Location, read_yaml
from scripts.diagnostics import Diagnostic, NameNotFound


def check_named_pages(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each page that a data file names and that docs/ does not have."""
    names = {page.name for page in pages} | {name.removesuffix(".md") for name in page_files(root)}
    named = {
        HANDOUTS: (
            (("handouts", index, "page"), handout.page) for index, handout in enumerate(content.handouts.handouts)
        ),
        CHECKLISTS: _seen(content),
    }
    for path, places in named.items():
        for location, name in places:
            if name not in names:
                missing = NameNotFound("page", name, names)
                line = read_yaml(root, path).line(location)
                yield Diagnostic(path, line, missing.message, missing.hint, "page-unknown")


def _seen(content: Content) -> Iterator[tuple[Location, str]]:
    for index, checklist in enumerate(content.checklists.checklists):
        for number, group in enumerate(checklist.groups):
            for place, item in enumerate(group.items):
                if item.see:
                    yield ("checklists", index, "groups", number, "items", place, "see", "page"), item.see.page
