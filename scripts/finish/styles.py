"""Every page carries the rules that some page uses, in one block, so that no stylesheet holds a page up."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from lxml import html as lxml_html

from scripts.cores import in_shares
from scripts.finish.stylesheet import NotCss, Stylesheet
from scripts.problems import Problem, raise_if_any

LINKS = re.compile(r'(?:<link rel="stylesheet" href="[^"]*">\s*)+')
# In the order in which the theme links them.
STYLESHEETS = ("assets/site.css", "assets/pictures.css", "assets/tools.css")


def used_styles(site: Path) -> str:
    """Return the rules that some page of `site` uses, in one block, and take the stylesheets away.

    Errors: `ProblemsFound` for what is not CSS.
    """
    files = [site / name for name in STYLESHEETS]
    sheet = Stylesheet()
    raise_if_any(_added(files, sheet))
    for seen in in_shares(partial(_seen, sheet), sorted(site.rglob("*.html"))):
        sheet.mark(seen)
    for file in files:
        file.unlink()
    return f"<style>{sheet.used()}</style>\n"


def inline_styles(html: str, style: str) -> str:
    """Put the block of styles, byte for byte the same on every page, in the place of the links to stylesheets.

    Reason: one answer of the host is a page that can be painted.
    """
    return LINKS.sub(lambda _: style, html, count=1)


def _seen(sheet: Stylesheet, pages: Iterable[Path]) -> frozenset[int]:
    for page in pages:
        sheet.see(lxml_html.document_fromstring(page.read_text(encoding="utf-8")))
    return sheet.seen


def _added(files: Iterable[Path], sheet: Stylesheet) -> Iterator[Problem]:
    for file in files:
        try:
            sheet.add(file.read_text(encoding="utf-8"))
        except NotCss as error:
            fix = "look for a bracket or a colon too few or too many"
            yield Problem(PurePosixPath("overrides/assets") / file.name, error.line, f"this is not CSS ({error})", fix)
