"""The menu in mkdocs.yml and the titles of pages: each page is in the menu once, and told from every other."""

import re
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path, PurePosixPath

from scripts.content.front_matter import Page
from scripts.content.yaml_file import nodes_of, read_text
from scripts.problems import Problem, ProblemsFound, nearest

DOCS = PurePosixPath("docs")
CONFIG = PurePosixPath("mkdocs.yml")


def check_titles(pages: Iterable[Page]) -> Iterator[Problem]:
    """Yield each page whose title another one has. Reason: a tab and a search result show nothing else."""
    first: dict[str, PurePosixPath] = {}
    for page in pages:
        title = page.front_matter.title if page.front_matter else None
        if title in first:
            yield Problem(
                page.path,
                page.line_of("title"),
                f'title is "{title}", as in {first[title]}',
                "give each page its own title",
            )
        elif title:
            first[title] = page.path


def check_menu(root: Path, pages: Iterable[Page]) -> Iterator[Problem]:
    """Yield what is wrong with the menu in mkdocs.yml, each page that it lacks, and each that docs/ lacks."""
    names = {file.relative_to(root / DOCS).as_posix() for file in (root / DOCS).rglob("*.md")}
    try:
        text = read_text(root, CONFIG)
        nodes_of(text.replace("!ENV ", ""), CONFIG)  # which only the slow parser reads
    except ProblemsFound as found:
        yield from found.problems
        return
    listed = yield from _listed(text)
    for name, number in listed.items():
        if name not in names:
            near = nearest(name.removesuffix(".md"), (known.removesuffix(".md") for known in names))
            fix = f'did you mean "{near}.md"?' if near else "write that page, or delete the line"
            yield Problem(CONFIG, number, f'the menu names "{name}", which is not in docs/', fix)
    for page in pages:
        name = page.path.relative_to(DOCS).as_posix()
        if name not in listed:
            title = page.front_matter.title if page.front_matter else "Name"
            fix = f'add a line below nav: in {CONFIG}, like "- {title}: {name}"'
            yield Problem(page.path, 1, "the page is not in the menu", fix)


def _listed(text: str) -> Generator[Problem, None, dict[str, int]]:
    """Return the pages that the menu names, each with its line; yield a problem for each that it names again."""
    listed: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        entry = re.search(r"([\w/-]+\.md)\s*$", line)
        if entry and entry[1] in listed:
            yield Problem(CONFIG, number, f'the menu names "{entry[1]}" twice', "delete one of the lines")
        elif entry:
            listed[entry[1]] = number
    return listed
