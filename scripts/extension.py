"""The tie to the generator: a Python-Markdown extension that hands each page to `expand` and does nothing else.

It works unchanged in MkDocs, ProperDocs and Zensical, when they are started as `python -m …` in the project's root.
"""

import os
from functools import lru_cache
from pathlib import Path, PurePosixPath

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from scripts.content.load import FOLDER, Content, load_content
from scripts.expand import expand
from scripts.problems import ProblemsFound
from scripts.site_settings import WrongSetting

DOCS = PurePosixPath("docs")
BEFORE_ALL_OTHERS = 1000


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
        """Return the page's lines with its expressions replaced. Errors: `BuildStopped`."""
        root, path = Path.cwd(), DOCS / _page_path(self.md)
        text = "\n".join(lines)
        try:
            content = _content(root, _state_of_content(root))
            return expand(text, path, content, _first_line(root / path, text)).split("\n")
        except (ProblemsFound, WrongSetting) as error:
            raise BuildStopped(str(error)) from None


class ExpandExtension(Extension):
    """Registers the preprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Add the preprocessor in front of all others."""
        md.preprocessors.register(ExpandPreprocessor(md), "expand", BEFORE_ALL_OTHERS)


def makeExtension(**options: object) -> ExpandExtension:  # noqa: N802 - the name is Python-Markdown's
    """Make the extension; it has no options."""
    return ExpandExtension(**options)


def _page_path(md: Markdown) -> str:
    """Return the page's path inside docs/, which each generator keeps in another place."""
    if "rendering_context" in md.preprocessors:  # Zensical
        return str(md.preprocessors["rendering_context"].page.path)  # type: ignore[attr-defined]
    return str(md.treeprocessors["relpath"].file.src_uri)  # type: ignore[attr-defined] # MkDocs, ProperDocs


def _first_line(file: Path, body: str) -> int:
    """Return the line on which the body, handed over without its front matter, begins in the file."""
    source = file.read_text(encoding="utf-8").replace("\r\n", "\n")
    start = source.find(body.strip())
    return source.count("\n", 0, start) + 1 - body[: len(body) - len(body.lstrip())].count("\n") if start > 0 else 1


def _state_of_content(root: Path) -> tuple[object, ...]:
    """Return what changes whenever the content does, so that a live preview never shows an old price."""
    stats = [file.stat() for file in sorted((root / FOLDER).glob("*.yml"))]
    return (
        *((stat.st_mtime_ns, stat.st_size) for stat in stats),
        os.environ.get("SITE_DATE"),
        os.environ.get("SITE_URL"),
    )


@lru_cache(maxsize=1)
def _content(root: Path, _state: tuple[object, ...]) -> Content:
    return load_content(root, os.environ)
