"""MkDocs in this process, for one page at a time. No other module of ours imports a generator.

Reason: a generator that is started after each edit loads itself, and reads and renders every page, before one is shown.
What its build does is done here in the same order, by the same calls.
"""

import logging
import re
from collections import deque
from collections.abc import MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from scripts.content.mkdocs_yml import CONFIG
from scripts.content.yaml_file import read_text
from scripts.problems import Problem, ProblemsFound

LINE = re.compile(r"\bline (\d+)")
KEY = re.compile(r"Config value '([\w-]+)'")

Read = tuple[str | None, MutableMapping[str, Any]]


class Generator:
    """The site of `root` as its settings, its menu and the list of its files make it."""

    def __init__(self, root: Path) -> None:
        """Do what comes before the reading of pages. Errors: `ProblemsFound`."""
        config = _config(root)
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        files = get_files(config)
        files.add_files_from_theme(config.theme.get_env(), config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._config, self._files = config, files
        self._pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        self.names = {page.url: name for name, page in self._pages.items()}  # `costs/`: costs.md
        self.load_theme()

    def load_theme(self) -> None:
        """Take the templates as they are now."""
        env = self._config.theme.get_env()
        self._templates = self._config.plugins.on_env(env, config=self._config, files=self._files)

    def read(self, name: str) -> Read:
        """Read a page of docs/, whose front matter has its title for menus; return what was read.

        One that cannot be read has no title here, and says so when it is asked for.
        """
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
        """Return a page of docs/ as HTML. Errors: `BuildStopped` of our extension, those of templates."""
        page = self._pages[name]
        self._config.plugins.on_config(self._config)  # the search plugin forgets other pages: no index is made of them
        page.read_source(self._config)
        page.render(self._config, self._files)
        page.active = True
        try:
            return self._rendered(page)
        finally:
            page.active = False

    def _rendered(self, page: Page) -> str:
        context = get_context(self._nav, self._files, self._config, page)
        context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
        return str(self._templates.get_template(page.meta.get("template", "main.html")).render(context))

    def not_found(self, name: str, base_path: str) -> str:
        """Return the page for addresses that lead nowhere, whose template is `name`."""
        context = get_context(self._nav, self._files, self._config, base_url=base_path)
        return str(self._templates.get_template(name).render(context))


def _config(root: Path) -> MkDocsConfig:
    said = _said()
    said.messages.clear()
    try:
        return load_config(str(root / CONFIG), strict=True)
    except MkDocsException as error:
        text = " ".join([*said.messages, str(error)])
        message = f"MkDocs cannot read it ({text.splitlines()[0]})"
        fix = "compare with the last version in Git"
        raise ProblemsFound([Problem(CONFIG, _line(read_text(root, CONFIG), text), message, fix)]) from error


def _line(config: str, said: str) -> int:
    """Return the line that MkDocs names, or that of the key that it names, or 1."""
    if found := LINE.search(said):
        return int(found[1])
    key = KEY.search(said)
    there = re.search(rf"^{key[1]}:", config, re.MULTILINE) if key else None
    return config.count("\n", 0, there.start()) + 1 if there else 1


class _Said(logging.Handler):
    """Keeps what MkDocs logs, so that it is not printed: the checks of the whole site say it with its line."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: deque[str] = deque(maxlen=9)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())


@cache
def _said() -> _Said:
    said = _Said()
    logging.getLogger("mkdocs").addHandler(said)
    return said
