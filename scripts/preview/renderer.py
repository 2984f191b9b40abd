"""One page as it is on disk, generated in this process and finished as for publishing."""

import re
from functools import cache
from http import HTTPStatus
from pathlib import Path, PurePosixPath

import rcssmin

from scripts.content.front_matter import FrontMatter, Page, built_path, read_page
from scripts.content.load import Content
from scripts.content.mkdocs_rules import before_mkdocs
from scripts.content.mkdocs_yml import CONFIG
from scripts.content.tree import CONTENT, DOCS, OVERRIDES
from scripts.content.yaml_file import read_text
from scripts.extension import current_content
from scripts.finish.files import host_files, price_files
from scripts.finish.pages import NOT_FOUND, Made, finish_page
from scripts.finish.policy import allow_only_own_code
from scripts.finish.scorecards import PLACE as SCORECARDS
from scripts.finish.styles import LINKS, STYLESHEETS
from scripts.preview.generator import Generator, Read
from scripts.preview.watch import State, kinds, state
from scripts.preview.whole_build import PLACE as BUILT
from scripts.problems import ProblemsFound, raise_if_any
from scripts.static_host import Answer, kind_of

NO_TEMPLATE = (".css", ".js")
RESULTS = re.compile(r'<section class="table-scroll" aria-labelledby="scorecards-caption".*?</section>', re.DOTALL)


@cache
def renderer(root: Path) -> "Renderer":
    """Return the one renderer of this process: what it has read, it keeps."""
    return Renderer(root)


class Renderer:
    """The site of `root` as it is on disk; before each answer, what was edited is read again, and nothing else."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names: tuple[object, ...] | None = None
        self._theme: State = {}
        self._docs: State = {}
        self._read: dict[str, tuple[object, Read]] = {}

    def answer(self, address: str) -> Answer | None:
        """Return the page or the file of prices at `address`, or None. Errors: those of a build, and of templates."""
        content = current_content(self._root)
        self._look()
        names = self._generator.names
        if address in names:
            return Answer(HTTPStatus.OK, self._page(names[address], content).encode())
        if f"{address}/" in names:
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{content.settings.base_path}{address}/")
        if address == NOT_FOUND.name:
            html = self._generator.not_found(NOT_FOUND.name, content.settings.base_path)
            return Answer(HTTPStatus.NOT_FOUND, self._finished(html, NOT_FOUND, None, content).encode())
        for path, text in (*price_files(content), *host_files(content)):
            if address == path.as_posix():
                return Answer(HTTPStatus.OK, text.encode(), kind_of(Path(path)))
        return None

    def _look(self) -> None:
        """Read what was edited; what cannot be read is tried again at the next look."""
        config, docs, theme, data = (state(self._root, str(place)) for place in (CONFIG, DOCS, OVERRIDES, CONTENT))
        if (names := (config, kinds(docs), kinds(theme), kinds(data))) != self._names:
            self._names, self._theme, self._docs = None, {}, {}
            raise_if_any(before_mkdocs(self._root))
            self._generator = Generator(self._root)
        if edited := {path for path, stamp in theme.items() if self._theme.get(path) != stamp}:
            self._styles = self._every_style()
            if not all(path.endswith(NO_TEMPLATE) for path in edited):
                self._generator.load_theme()
        for name in self._generator.names.values():
            stamp = docs.get(f"{DOCS}/{name}")
            if stamp != self._docs.get(f"{DOCS}/{name}"):
                self._read_title(name, stamp)
        self._names, self._theme, self._docs = names, theme, docs

    def _read_title(self, name: str, stamp: object) -> None:
        """Read a page, or take what was read before: after a change of the menu, a thousand pages are unchanged."""
        if name in self._read and self._read[name][0] == stamp:
            self._generator.take(name, self._read[name][1])
        else:
            self._read[name] = stamp, self._generator.read(name)

    def _page(self, name: str, content: Content) -> str:
        source = self._source(name)
        if source.problems:
            raise ProblemsFound(source.problems)
        return self._finished(self._generator.page(name), built_path(source.path), source, content)

    def _finished(self, html: str, path: PurePosixPath, source: Page | None, content: Content) -> str:
        """Finish as `finish_site` and `seal_site` do, but for what needs the whole site."""
        html = finish_page(html, Made(content, path, source, self._front_matters(content)))
        html = LINKS.sub(lambda _: self._styles, html, count=1)
        if SCORECARDS in html:
            html = html.replace(SCORECARDS, self._last_results(path))
        return allow_only_own_code(html)

    def _front_matters(self, content: Content) -> dict[str, FrontMatter]:
        """Return those of the pages that have handouts: no other page shows what a page says about itself."""
        names = {handout.page for handout in content.handouts.handouts}
        sources = {name: self._source(f"{name}.md") for name in names if f"{DOCS}/{name}.md" in self._docs}
        return {name: source.front_matter for name, source in sources.items() if source.front_matter}

    def _source(self, name: str) -> Page:
        return read_page(read_text(self._root, DOCS / name), DOCS / name)

    def _every_style(self) -> str:
        """Return all rules in one block: which ones some page uses, only the whole site knows."""
        files = (self._root / OVERRIDES / name for name in STYLESHEETS)
        return f"<style>{rcssmin.cssmin(''.join(file.read_text(encoding='utf-8') for file in files))}</style>\n"

    def _last_results(self, path: PurePosixPath) -> str:
        """Return the table of check results from the last build of the whole site."""
        file = self._root / BUILT / path
        found = RESULTS.search(file.read_text(encoding="utf-8")) if file.is_file() else None
        return found[0] if found else ""
