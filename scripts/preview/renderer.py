"""One page as it is on disk, made by MkDocs in this process.

Reason: a generator that is started after each edit loads itself, and reads and renders every page, before one is shown.
What its build does is done here in the same order, by the same calls and with the same events.
"""

from functools import cache
from http import HTTPStatus
from itertools import chain
from pathlib import Path

from mkdocs.commands.build import _populate_page, get_context
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from scripts.checks.site.built import NOT_FOUND
from scripts.checks.source.blocks import check_front_matter
from scripts.checks.source.images import check_images
from scripts.data.front_matter import read_page
from scripts.data.load import Content, current_content
from scripts.data.mkdocs_allowlist import before_mkdocs
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import CONTENT, DOCS, OVERRIDES, read_text
from scripts.diagnostics import raise_if_any
from scripts.generate import settings_of_mkdocs
from scripts.guide import Guide
from scripts.outputs.files import host_files, price_files
from scripts.preview.watch import State, kinds, state
from scripts.static_host import Answer, kind_of


@cache
def renderer(root: Path) -> "Renderer":
    """Return the one renderer of this process: what it has read, it keeps."""
    return Renderer(root)


class Renderer:
    """The site of `root` as it is on disk; before each answer, what was edited is read again, and nothing else."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names: tuple[object, ...] | None = None  # of all sources, with mkdocs.yml
        self._theme: State = {}
        self._docs: State = {}
        self._pictures: tuple[str, ...] = ()  # that every page shows: the logo, and the icon of browser tabs

    def answer(self, address: str) -> Answer | None:
        """Return the page, picture, or file of prices at `address`, or None. Errors: of a build, and of templates."""
        content = current_content(self._root)
        self._look(content)
        base_path = content.settings.base_path
        if address in self._pages:
            return Answer(HTTPStatus.OK, self._page(self._pages[address]).encode())
        if f"{address}/" in self._pages:
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{base_path}{address}/")
        if address == NOT_FOUND.name:
            context = get_context(self._nav, self._files, self._config, base_url=base_path)
            html = self._templates.get_template(NOT_FOUND.name).render(context)
            return Answer(HTTPStatus.NOT_FOUND, html.encode())
        if (made := self._guide.pictures.file(address)) is not None:
            return Answer(HTTPStatus.OK, made, kind_of(Path(address)))
        for path, text in (*price_files(content), *host_files(content)):
            if address == path.as_posix():
                return Answer(HTTPStatus.OK, text.encode(), kind_of(Path(path)))
        return None

    def _look(self, content: Content) -> None:
        """Read what was edited; what cannot be read is tried again at the next look."""
        config, docs, theme, data = (state(self._root, str(place)) for place in (CONFIG, DOCS, OVERRIDES, CONTENT))
        sources = (config, kinds(docs), kinds(theme), kinds(data))
        if (*sources, *map(docs.get, self._pictures)) != self._names:
            self._names, self._theme, self._docs = None, {}, {}
            raise_if_any(before_mkdocs(self._root))
            self._load_settings()
        if self._guide.content is not content:
            self._fresh.clear()
            self._theme = {}
            self._config.plugins.on_config(self._config)
        if theme != self._theme:
            self._theme = {}
            self._templates = self._config.theme.get_env()
            self._config.plugins.on_env(self._templates, config=self._config, files=self._files)
        for page in self._pages.values():
            path = f"{DOCS}/{page.file.src_uri}"
            if docs.get(path) != self._docs.get(path):
                self._read_title(page)
        self._names, self._theme, self._docs = (*sources, *map(docs.get, self._pictures)), theme, docs

    def _load_settings(self) -> None:
        """Do what comes before the reading of pages. Errors: `CheckFailed`."""
        config = settings_of_mkdocs(self._root)
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        files = get_files(config)
        files.add_files_from_theme(config.theme.get_env(), config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._config, self._files = config, files
        look = self._guide.look
        self._pictures = (f"{DOCS}/{look.logo.path if look.logo else ''}", f"{DOCS}/{look.favicon}")
        self._pages: dict[str, Page] = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        self._fresh: set[str] = set()  # the pages whose article is as it is on disk

    @property
    def _guide(self) -> Guide:
        """What the events share."""
        guide = self._config.extra["guide"]
        assert isinstance(guide, Guide)
        return guide

    def _read_title(self, page: Page) -> None:
        """Read a page, whose front matter has its title for menus.

        One that cannot be read has none here, and says so when it is asked for.
        """
        self._fresh.discard(page.url)
        try:
            page.read_source(self._config)
        except (OSError, ValueError):
            page.markdown, page.meta = "", {}

    def _page(self, page: Page) -> str:
        """Return a page of docs/ as HTML. Errors: `CheckFailed`, those of templates."""
        name, path = page.file.src_uri, DOCS / page.file.src_uri
        read = read_page(read_text(self._root, path), path)
        of_page = (check_front_matter(read, self._root), check_images(read, self._root))
        raise_if_any((*read.diagnostics, *chain.from_iterable(of_page)))
        self._read_article(page)
        if self._guide.shows_results(name):
            for other in self._pages.keys() - self._fresh:
                self._read_article(self._pages[other])
            self._guide.judge_articles()
            self._read_article(page)
        self._guide.refuse_mistakes([name])
        page.active = True
        try:
            context = get_context(self._nav, self._files, self._config, page)
            context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
            return str(self._templates.get_template(page.meta.get("template", "main.html")).render(context))
        finally:
            page.active, page.content = False, None

    def _read_article(self, page: Page) -> None:
        _populate_page(page, self._config, self._files)
        self._fresh.add(page.url)
