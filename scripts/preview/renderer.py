"""One page, rendered by MkDocs in this process, then finished. Nothing else of ours imports a generator.

Reason: a generator that is started after each edit loads itself, and reads and renders every page, before one is shown.
"""

import logging
import re
from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import Any

import rcssmin
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from scripts.content.front_matter import FrontMatter, Page, built_path, read_page
from scripts.content.load import Content
from scripts.content.yaml_file import read_text
from scripts.extension import DOCS, current_content
from scripts.finish.files import host_files, price_files
from scripts.finish.pages import NOT_FOUND, Made, finish_page
from scripts.finish.policy import allow_only_own_code
from scripts.finish.scorecards import PLACE as SCORECARDS
from scripts.finish.styles import LINKS, STYLESHEETS
from scripts.preview.watch import State, state
from scripts.preview.whole_build import PLACE as BUILT
from scripts.problems import Problem, ProblemsFound
from scripts.static_host import Answer, kind_of

CONFIG = PurePosixPath("mkdocs.yml")
THEME = PurePosixPath("overrides")
LINE = re.compile(r"line (\d+)")
RESULTS = re.compile(r'<section class="table-scroll" aria-labelledby="scorecards-caption".*?</section>', re.DOTALL)


@cache
def renderer(root: Path) -> "Renderer":
    """Return the one renderer of this process: what it has read, it keeps."""
    return Renderer(root)


@dataclass(frozen=True, slots=True)
class Structure:
    """What MkDocs knows of a site before it reads a page: its settings, its files, its menu."""

    config: MkDocsConfig
    files: Files
    nav: Navigation

    @property
    def pages(self) -> dict[str, File]:
        """The pages of docs/ by their addresses below the site's: `costs/`, and nothing for the home page."""
        return {file.url.removeprefix("./"): file for file in self.files.documentation_pages()}


class Renderer:
    """The site of `root` as it is on disk; before each answer, what was edited is read again, and nothing else."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names: tuple[State, set[str], set[str]] | None = None
        self._theme: tuple[State, State] | None = None
        self._docs: State = {}
        self._read: dict[str, tuple[object, str | None, MutableMapping[str, Any]]] = {}

    def answer(self, address: str) -> Answer | None:
        """Return the page or the file of prices at `address`, or None. Errors: those of a build, and of templates."""
        content = current_content(self._root)
        self._look()
        pages = self._structure.pages
        if address in pages:
            return Answer(HTTPStatus.OK, self._page(pages[address], content).encode())
        if f"{address}/" in pages:
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{content.settings.base_path}{address}/")
        if address == NOT_FOUND.name:
            return Answer(HTTPStatus.NOT_FOUND, self._not_found(content).encode())
        for path, text in (*price_files(content), *host_files(content)):
            if address == path.as_posix():
                return Answer(HTTPStatus.OK, text.encode(), kind_of(Path(path)))
        return None

    def _look(self) -> None:
        """Read what was edited; what cannot be read is tried again at the next look."""
        config, docs, theme = (state(self._root, str(place)) for place in (CONFIG, DOCS, THEME))
        if (names := (config, set(docs), set(theme))) != self._names:
            self._names, self._docs = None, {}
            self._structure = _structure(self._root)
        if (config, theme) != self._theme:
            settings, files = self._structure.config, self._structure.files
            self._templates = settings.plugins.on_env(settings.theme.get_env(), config=settings, files=files)
            self._styles = self._every_style()
        for path in [path for path, stamp in docs.items() if self._docs.get(path) != stamp]:
            file = self._structure.files.get_file_from_path(path.removeprefix(f"{DOCS}/"))
            if file and file.page:
                self._read_title(file.page, docs[path])
        self._names, self._theme, self._docs = names, (config, theme), docs

    def _read_title(self, page: MkDocsPage, stamp: object) -> None:
        """Give a page its front matter, which has its title for menus. An unreadable one says so when it is asked for.

        What was read is kept: a new menu has new pages, of the same files.
        """
        name = page.file.src_uri
        if name not in self._read or self._read[name][0] != stamp:
            try:
                page.read_source(self._structure.config)
            except (OSError, ValueError):
                page.markdown, page.meta = "", {}
            self._read[name] = stamp, page.markdown, page.meta
        _, page.markdown, page.meta = self._read[name]

    def _page(self, file: File, content: Content) -> str:
        source = self._source(file.src_uri)
        if source.problems:
            raise ProblemsFound(source.problems)
        config, page = self._structure.config, file.page
        assert page is not None, "the menu has given each file a page"
        config.plugins.on_config(config)  # the search plugin forgets the pages before: no index is made of them
        page.read_source(config)
        page.render(config, self._structure.files)
        page.active = True
        try:
            context = get_context(self._structure.nav, self._structure.files, config, page)
            config.plugins.on_page_context(context, page=page, config=config, nav=self._structure.nav)
            html = self._templates.get_template(page.meta.get("template", "main.html")).render(context)
        finally:
            page.active = False
        return self._finished(html, built_path(source.path), source, content)

    def _not_found(self, content: Content) -> str:
        config = self._structure.config
        context = get_context(self._structure.nav, self._structure.files, config, base_url=content.settings.base_path)
        return self._finished(self._templates.get_template(NOT_FOUND.name).render(context), NOT_FOUND, None, content)

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
        files = (self._root / THEME / name for name in STYLESHEETS)
        return f"<style>{rcssmin.cssmin(''.join(file.read_text(encoding='utf-8') for file in files))}</style>\n"

    def _last_results(self, path: PurePosixPath) -> str:
        """Return the table of check results from the last build of the whole site."""
        file = self._root / BUILT / path
        found = RESULTS.search(file.read_text(encoding="utf-8")) if file.is_file() else None
        return found[0] if found else ""


def _structure(root: Path) -> Structure:
    """Do what MkDocs' build does before it reads the pages."""
    config = _config(root)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    return Structure(config, files, nav)


class _Said(logging.Handler):
    """Keeps what MkDocs logs, so that it is not printed; the checks of the whole site say it with its line."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages = [*self.messages[-9:], record.getMessage()]


def _config(root: Path) -> MkDocsConfig:
    said = _said()
    said.messages.clear()
    try:
        return load_config(str(root / CONFIG))
    except MkDocsException as error:
        text = " ".join([*said.messages, str(error)])
        line = LINE.search(text)
        message = f"MkDocs cannot read it ({text.splitlines()[0]})"
        fix = "compare with the last version in Git"
        raise ProblemsFound([Problem(CONFIG, int(line[1]) if line else 1, message, fix)]) from error


@cache
def _said() -> _Said:
    said = _Said()
    logging.getLogger("mkdocs").addHandler(said)
    return said
