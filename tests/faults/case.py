"""One case: a file of the project with a fault in it, through load, expand, render and check, in this process."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path, PurePosixPath

from markdown import Markdown

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.site.allowlist import check_allowlist
from scripts.checks.site.built import BuiltPage
from scripts.checks.site.facts import check_citations, check_drawings, check_figures, check_prices
from scripts.checks.source.words import check_data_words
from scripts.data.front_matter import Page, read_page
from scripts.data.load import Content, load_content
from scripts.data.source_files import read_text
from scripts.diagnostics import CheckFailed, Diagnostic
from scripts.macros.expand import expand
from scripts.render.price_tables import FORMATS, price_tables, render_tables
from tests.faults.prices import prices_of
from tests.project import PINNED, Project
from tests.said import of_pages

SHOWN_WITH_DATA = ("docs/costs.md", "docs/index.md", "docs/risks.md")  # they show something of every data file
EXTENSIONS = ("admonition", "attr_list", "def_list", "tables", "toc", "pymdownx.details")  # as in mkdocs.yml
MARK = re.compile(r'data-price="((?:series|maintenance)\.(?:infusion-only|with-integration))">\$([\d,.]+)<')
WHOLE = '<!DOCTYPE html>\n<html lang="en"><head><title>A</title></head>\n<body><article>{}</article>\n</body></html>'
PLACE = re.compile(r"(?P<path>(?:content|docs|site)/[\w./-]+):(?P<line>\d+): \S[^\n]*; \S[^\n]*")


@dataclass(frozen=True)
class Bench:
    """A copy of the project whose files get faults one at a time; what has none is read once."""

    project: Project
    words: Path  # the same pages beside the banned phrases alone: the other data files are right, and were checked

    @classmethod
    def of(cls, project: Project) -> "Bench":
        words = project.root / ".words"
        (words / "content").mkdir(parents=True)
        shutil.copy2(project.root / "content/banned-phrases.yml", words / "content")
        shutil.copy2(project.root / "mkdocs.yml", words)
        shutil.copytree(project.root / "docs", words / "docs")
        return cls(project, words)

    @cached_property
    def banned(self) -> BannedPhrases:
        return read_banned_phrases(self.words)

    @cached_property
    def content(self) -> Content:
        return load_content(self.project.root, PINNED)

    @cached_property
    def prices(self) -> dict[str, Decimal]:
        return prices_of(self.project.read("content/pricing.yml"))

    @property
    def files(self) -> list[str]:
        """The data files and pages; those with prices more often, since a wrong one does most harm."""
        folders = (self.project.root / folder for folder in ("content", "docs"))
        found = (file for folder in folders for file in sorted(folder.iterdir()) if file.is_file())
        return [*(file.relative_to(self.project.root).as_posix() for file in found), *["content/pricing.yml"] * 8] + [
            "docs/costs.md"
        ] * 3

    def said_of(self, file: str, data: bytes) -> list[Diagnostic]:
        """Return what is said of the project with `data` in `file`; nothing means that it shows the file's prices."""
        whole = (self.project.root / file).read_bytes()
        self.project.write(file, data)
        try:
            return list(self._of_data(file) if file.startswith("content/") else self._of_page(file))
        except CheckFailed as found:
            return list(found.diagnostics)
        finally:
            self.project.write(file, whole)

    def _of_data(self, file: str) -> Iterator[Diagnostic]:
        root = self.project.root
        content = load_content(root, PINNED)
        pages = [read_page(self.project.read(name), PurePosixPath(name)) for name in SHOWN_WITH_DATA]
        yield from of_pages(root, pages, content, read_banned_phrases(root))
        yield from check_data_words(root, self.banned)
        prices = prices_of(read_text(root, PurePosixPath("content/pricing.yml")))
        for page in pages[: 3 if file == "content/pricing.yml" else 1]:
            yield from _rendered(page, content, prices)
        for form in FORMATS:
            _same_tables(content, form, prices)

    def _of_page(self, file: str) -> Iterator[Diagnostic]:
        path = PurePosixPath(file)
        page = read_page(read_text(self.project.root, path), path)
        diagnostics = [*of_pages(self.words, [page], self.content, self.banned)]
        yield from diagnostics or _rendered(page, self.content, self.prices)


def _rendered(page: Page, content: Content, prices: dict[str, Decimal]) -> Iterator[Diagnostic]:
    """Yield what the checks of the built page say; if nothing, make sure that it shows `prices`."""
    text = expand(page.body, page.path, content, page.first_line)
    html = WHOLE.format(Markdown(extensions=list(EXTENSIONS)).convert(text))
    built = BuiltPage(PurePosixPath(f"{page.path.stem}/index.html"), html, page.path, page.text)
    diagnostics: list[Diagnostic] = []
    for check in (check_prices, check_figures, check_citations, check_drawings):
        diagnostics.extend(check(built, content))
    diagnostics.extend(check_allowlist(built))
    yield from diagnostics
    if not diagnostics:
        for name, shown in MARK.findall(html):
            assert Decimal(shown.replace(",", "")) == prices[name], f"{page.path} shows {name} as {shown}"


def _same_tables(content: Content, form: str, prices: dict[str, Decimal]) -> None:
    """Make sure that the table of prices has each of `prices` and no other."""
    table = price_tables(content, "course")
    assert {cell.id: cell.amount for row in table[0].rows for cell in row.cells} == prices
    text = render_tables(table, form, content).replace(",", "")
    for price in prices.values():
        assert f"{price:f}".removesuffix(".00") in text, f"{form} lacks {price}"


def unlocated(diagnostics: list[str], project: Project, file: str, data: bytes) -> list[str]:
    """Return the messages that do not say where: no file, or a line that the file does not have."""
    return [said for said in diagnostics if not _has_place(said, project, file, data)]


def _has_place(said: str, project: Project, file: str, data: bytes) -> bool:
    found = PLACE.fullmatch(said)
    if not found:
        return False
    text = data if found["path"] == file else (project.root / found["path"]).read_bytes()
    return int(found["line"]) <= len(re.split(rb"\r\n|\r|\n", text))
