"""The renderer of single pages as they are on disk, with MkDocs, in this process.

Reason: if MkDocs were started after each edit, it would load itself and read and render every page before showing one.
What `mkdocs build` does is done here in the same order, with the same calls and the same events.
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
from scripts.data.mkdocs_allowlist import check_before_mkdocs
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import CONTENT, DOCS, OVERRIDES, read_text
from scripts.diagnostics import raise_if_any
from scripts.generate import mkdocs_config
from scripts.guide import Guide
from scripts.outputs.files import host_files, price_files
from scripts.preview.watch import State, kinds, state
from scripts.static_host import Answer, media_type


@cache
def renderer(root: Path) -> "Renderer":
    """Return the only renderer of this process, which keeps what it has read."""
    return Renderer(root)


class Renderer:
    """A renderer of the site of `root`. Before each answer, it rereads what was edited, and nothing else."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._loaded: tuple[object, ...] | None = None  # state of mkdocs.yml, the shown pictures, and names of sources
        self._theme: State = {}
        self._docs: State = {}
        self._pictures: tuple[str, ...] = ()  # those that every page shows: the logo and the favicon

    def answer(self, address: str) -> Answer | None:
        """Return the page, picture, or generated file at `address`, or None. Errors: those of builds and templates."""
        content = current_content(self._root)
        self._refresh(content)
        base_path = content.settings.base_path
        if address in self._pages:
            return Answer(HTTPStatus.OK, self._page(self._pages[address]).encode())
        if f"{address}/" in self._pages:
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{base_path}{address}/")
        if address == NOT_FOUND.name:
            context = get_context(self._nav, self._files, self._config, base_url=base_path)
            html = self._templates.get_template(NOT_FOUND.name).render(context)
            return Answer(HTTPStatus.NOT_FOUND, html.encode())
        if (picture := self._guide.pictures.file(address)) is not None:
            return Answer(HTTPStatus.OK, picture, media_type(Path(address)))
        for path, text in (*price_files(content), *host_files(content)):
            if address == path.as_posix():
                return Answer(HTTPStatus.OK, text.encode(), media_type(Path(path)))
        return None

    def _refresh(self, content: Content) -> None:
        """Reread what was edited. What cannot be read is tried again next time."""
        config, docs, theme, data = (state(self._root, str(place)) for place in (CONFIG, DOCS, OVERRIDES, CONTENT))
        sources = (config, kinds(docs), kinds(theme), kinds(data))
        if (*sources, *map(docs.get, self._pictures)) != self._loaded:
            self._loaded, self._theme, self._docs = None, {}, {}
            raise_if_any(check_before_mkdocs(self._root))
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
        self._loaded, self._theme, self._docs = (*sources, *map(docs.get, self._pictures)), theme, docs

    def _load_settings(self) -> None:
        """Do everything that MkDocs does before reading pages. Errors: `CheckFailed`."""
        config = mkdocs_config(self._root)
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        files = get_files(config)
        files.add_files_from_theme(config.theme.get_env(), config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._config, self._files = config, files
        theme_look = self._guide.look
        self._pictures = (f"{DOCS}/{theme_look.logo.path if theme_look.logo else ''}", f"{DOCS}/{theme_look.favicon}")
        self._pages: dict[str, Page] = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        self._fresh: set[str] = set()  # addresses of the pages whose article is up to date

    @property
    def _guide(self) -> Guide:
        """The object that the events share."""
        guide = self._config.extra["guide"]
        assert isinstance(guide, Guide)
        return guide

    def _read_title(self, page: Page) -> None:
        """Read a page, whose front matter has its title for menus.

        A page that cannot be read has no title here; its problem is reported when the page is requested.
        """
        self._fresh.discard(page.url)
        try:
            page.read_source(self._config)
        except (OSError, ValueError):
            page.markdown, page.meta = "", {}

    def _page(self, page: Page) -> str:
        """Return a page in docs/ as HTML. Errors: `CheckFailed`, and those of templates."""
        name, path = page.file.src_uri, DOCS / page.file.src_uri
        source = read_page(read_text(self._root, path), path)
        problems = (check_front_matter(source, self._root), check_images(source, self._root))
        raise_if_any((*source.diagnostics, *chain.from_iterable(problems)))
        self._read_article(page)
        if self._guide.shows_results(name):
            for other in self._pages.keys() - self._fresh:
                self._read_article(self._pages[other])
            self._guide.process_articles()
            self._read_article(page)
        self._guide.raise_macro_errors([name])
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
