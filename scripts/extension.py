"""The tie to the generator: a Python-Markdown extension that hands each page to `expand`, and aligns columns by class.

It works unchanged in MkDocs, ProperDocs and Zensical, when they are started as `python -m …` in the project's root.
"""

import os
import re
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from scripts.content.load import Content, load_content
from scripts.content.tree import CONTENT, DOCS, plain_files
from scripts.expand import expanded
from scripts.problems import ProblemsFound
from scripts.site_settings import WrongSetting

LAST = -1
AFTER_WHITESPACE_BEFORE_HTML = 25  # what is laid aside has signs that the cleaning of whitespace takes out
MARKDOWN_HEADING = re.compile(r"^#", re.MULTILINE)  # some blocks have headings, for the page's list of contents


class BuildStopped(Exception, SystemExit):
    """Ends a build with one clean message and exit code 1.

    MkDocs prints a traceback for an `Exception` and exits 0 for a `SystemExit` without `code`; this is both, with it.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.code = 1


class ExpandPreprocessor(Preprocessor):
    """Replaces the expressions of one page before Markdown sees it."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines with its expressions replaced. Errors: `BuildStopped`.

        What is HTML already is laid aside, as Markdown does with the HTML that it finds: it need not look for it.
        """
        root, path = Path.cwd(), DOCS / _page_path(self.md)
        text = "\n".join(lines)
        try:
            content = current_content(root)
            pieces = expanded(text, path, content, _first_line(root / path, text))
        except (ProblemsFound, WrongSetting) as error:
            raise BuildStopped(str(error)) from None
        return "".join(map(self._aside, pieces)).split("\n")

    def _aside(self, piece: str) -> str:
        is_html = isinstance(piece, Markup) and "<" in piece and not MARKDOWN_HEADING.search(piece)
        return self.md.htmlStash.store(piece) if is_html else piece


class ColumnTreeprocessor(Treeprocessor):
    """Names how a column is aligned by a class, where Python-Markdown writes a style: the site's policy allows none."""

    def run(self, root: Element) -> None:
        """Change the cells of every table of a page; to the left is as all cells are."""
        for cell in (*root.iter("th"), *root.iter("td")):
            side = cell.attrib.pop("style", "").removeprefix("text-align: ").rstrip(";")
            if side in {"center", "right"}:
                cell.set("class", f"to-{side}")


class ExpandExtension(Extension):
    """Registers the processors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Add the preprocessor in front of all that read words, the other behind all that change a page."""
        md.preprocessors.register(ExpandPreprocessor(md), "expand", AFTER_WHITESPACE_BEFORE_HTML)
        md.treeprocessors.register(ColumnTreeprocessor(md), "columns", LAST)


def makeExtension(**options: object) -> ExpandExtension:  # noqa: N802 - the name is Python-Markdown's
    """Make the extension; it has no options."""
    return ExpandExtension(**options)


def _page_path(md: Markdown) -> str:
    """Return the page's path inside docs/, which each generator keeps in another place."""
    if "rendering_context" in md.preprocessors:  # Zensical
        return str(md.preprocessors["rendering_context"].page.path)  # type: ignore[attr-defined]
    return str(md.treeprocessors["relpath"].file.src_uri)  # type: ignore[attr-defined] # MkDocs, ProperDocs


def _first_line(file: Path, body: str) -> int:
    """Return the line on which the body, handed over without its front matter, begins in the file; both end alike."""
    return file.read_text(encoding="utf-8").rstrip().count("\n") - body.rstrip().count("\n") + 1


def current_content(root: Path) -> Content:
    """Return the content as it is on disk now, read again only after an edit. Errors: those of `load_content`."""
    return _content(root, _state_of_content(root))


def _state_of_content(root: Path) -> tuple[object, ...]:
    """Return what changes whenever the content does, so that a live preview never shows an old price."""
    stats = [(root / path).stat() for path in plain_files(root, CONTENT, ".yml")]
    return (
        *((stat.st_mtime_ns, stat.st_size) for stat in stats),
        os.environ.get("SITE_DATE"),
        os.environ.get("SITE_URL"),
    )


@lru_cache(maxsize=1)
def _content(root: Path, _state: tuple[object, ...]) -> Content:
    return load_content(root, os.environ)
