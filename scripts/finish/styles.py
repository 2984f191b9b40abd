"""Every page carries the rules that some page uses, in one block, so that no stylesheet holds a page up."""

import re
from collections.abc import Iterable
from pathlib import Path

from lxml import html as lxml_html

from scripts.finish.stylesheet import Stylesheet

LINKS = re.compile(r'(?:<link rel="stylesheet" href="[^"]*">\s*)+')
# In the order in which the theme links them.
STYLESHEETS = ("assets/site.css", "assets/pictures.css", "assets/tools.css")


def inline_styles(site: Path) -> None:
    """Put one block, byte for byte the same, in the place of the links to stylesheets, and take the files away.

    Reason: one answer of the host is a page that can be painted. Errors: `ValueError` for what is not CSS.
    """
    files = [file for name in STYLESHEETS for file in site.glob(name)]
    pages = {file: file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.html"))}
    style = f"<style>{_used(files, pages.values())}</style>\n"
    for file, html in pages.items():
        file.write_text(LINKS.sub(lambda _: style, html, count=1), encoding="utf-8")
    for file in files:
        file.unlink()


def _used(files: Iterable[Path], pages: Iterable[str]) -> str:
    sheet = Stylesheet("".join(file.read_text(encoding="utf-8") for file in files))
    for page in pages:
        sheet.see(lxml_html.document_fromstring(page))
    return sheet.used()
