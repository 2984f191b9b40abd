"""MkDocs in this process, for one page at a time.

Reason: a generator that is started after each edit loads itself, and reads and renders every page, before one is shown.
What its build does is done here in the same order, by the same calls and with the same events.
"""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _populate_page, get_context
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from scripts.generate import settings_of_mkdocs
from scripts.guide import Guide

Read = tuple[str | None, MutableMapping[str, Any]]


class Generator:
    """The site of `root` as its settings, its menu and the list of its files make it."""

    def __init__(self, root: Path) -> None:
        """Do what comes before the reading of pages. Errors: `CheckFailed`."""
        config = settings_of_mkdocs(root)
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        files = get_files(config)
        files.add_files_from_theme(config.theme.get_env(), config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._config, self._files = config, files
        self._pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        self._fresh: set[str] = set()  # whose article is as it is on disk
        self.names = {page.url: name for name, page in self._pages.items()}  # `costs/`: costs.md
        self.load_theme()

    @property
    def guide(self) -> Guide:
        """What the events share."""
        guide = self._config.extra["guide"]
        assert isinstance(guide, Guide)
        return guide

    def load_theme(self) -> None:
        """Take the templates as they are now."""
        self._templates = self._config.theme.get_env()
        self.load_values()

    def load_values(self) -> None:
        """Give the templates what is on every page as it is now."""
        self._config.plugins.on_env(self._templates, config=self._config, files=self._files)

    def load_content(self) -> None:
        """Take the content as it is now. Errors: `CheckFailed`, `WrongSetting`."""
        self._fresh.clear()
        self._config.plugins.on_config(self._config)
        self.load_values()

    def read(self, name: str) -> Read:
        """Read a page of docs/, whose front matter has its title for menus; return what was read.

        One that cannot be read has no title here, and says so when it is asked for.
        """
        self._fresh.discard(name)
        page = self._pages[name]
        try:
            page.read_source(self._config)
        except (OSError, ValueError):
            page.markdown, page.meta = "", {}
        return page.markdown, page.meta

    def take(self, name: str, read: Read) -> None:
        """Take what was read of an unchanged page before."""
        self._pages[name].markdown, self._pages[name].meta = read

    def page(self, name: str) -> str:
        """Return a page of docs/ as HTML. Errors: `CheckFailed`, those of templates."""
        page = self._pages[name]
        self._read_article(name)
        if self.guide.shows_results(name):
            for other in self._pages.keys() - self._fresh:
                self._read_article(other)
            self.guide.judge_articles()
            self._read_article(name)
        self.guide.refuse_mistakes([name])
        page.active = True
        try:
            return self._rendered(page)
        finally:
            page.active, page.content = False, None

    def not_found(self, name: str, base_path: str) -> str:
        """Return the page for addresses that lead nowhere, whose template is `name`."""
        context = get_context(self._nav, self._files, self._config, base_url=base_path)
        return str(self._templates.get_template(name).render(context))

    def _read_article(self, name: str) -> None:
        _populate_page(self._pages[name], self._config, self._files)
        self._fresh.add(name)

    def _rendered(self, page: Page) -> str:
        context = get_context(self._nav, self._files, self._config, page)
        context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
        return str(self._templates.get_template(page.meta.get("template", "main.html")).render(context))
