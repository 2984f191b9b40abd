"""One page as it is on disk, made in this process by the events that make the site."""

from functools import cache
from http import HTTPStatus
from pathlib import Path

from scripts.checks.site.built import NOT_FOUND
from scripts.data.front_matter import read_page
from scripts.data.load import Content, current_content
from scripts.data.mkdocs_allowlist import before_mkdocs
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import CONTENT, DOCS, OVERRIDES, read_text
from scripts.diagnostics import raise_if_any
from scripts.outputs.files import host_files, price_files
from scripts.preview.generator import Generator, Read
from scripts.preview.watch import State, kinds, state
from scripts.static_host import Answer, kind_of

NO_TEMPLATE = (".css", ".js")


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
        self._look(content)
        names = self._generator.names
        if address in names:
            return Answer(HTTPStatus.OK, self._page(names[address]).encode())
        if f"{address}/" in names:
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{content.settings.base_path}{address}/")
        if address == NOT_FOUND.name:
            html = self._generator.not_found(NOT_FOUND.name, content.settings.base_path)
            return Answer(HTTPStatus.NOT_FOUND, html.encode())
        for path, text in (*price_files(content), *host_files(content)):
            if address == path.as_posix():
                return Answer(HTTPStatus.OK, text.encode(), kind_of(Path(path)))
        return None

    def _look(self, content: Content) -> None:
        """Read what was edited; what cannot be read is tried again at the next look."""
        config, docs, theme, data = (state(self._root, str(place)) for place in (CONFIG, DOCS, OVERRIDES, CONTENT))
        if (names := (config, kinds(docs), kinds(theme), kinds(data))) != self._names:
            self._names, self._docs = None, {}
            raise_if_any(before_mkdocs(self._root))
            self._generator = Generator(self._root)
        elif edited := {path for path, stamp in theme.items() if self._theme.get(path) != stamp}:
            self._theme = {}
            if all(path.endswith(NO_TEMPLATE) for path in edited):
                self._generator.load_values()
            else:
                self._generator.load_theme()
        if self._generator.guide.content is not content:
            self._generator.load_content()
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

    def _page(self, name: str) -> str:
        raise_if_any(read_page(read_text(self._root, DOCS / name), DOCS / name).diagnostics)
        return self._generator.page(name)
