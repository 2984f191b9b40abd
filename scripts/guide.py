"""The state that the events of one build share: the content, the pages, their articles, and the templates' values."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from scripts.article import Article
from scripts.checks.site.scorecard import ITEMS, scorecard
from scripts.checks.source.markup import link_target
from scripts.data.downloads import kind_and_size
from scripts.data.front_matter import FrontMatter, Page, built_path, read_page
from scripts.data.load import current_content
from scripts.data.look import read_look
from scripts.data.mkdocs_yml import configured_pictures
from scripts.data.places import Picture
from scripts.data.source_files import DOCS, OVERRIDES, is_plain_file, plain_files, read_text
from scripts.diagnostics import CheckFailed, DiagnosticError, raise_if_any
from scripts.extension import GuideExtension, PageContext
from scripts.extension.images import Image
from scripts.macros import OtherPages
from scripts.macros.clinic import LISTING_MACROS
from scripts.macros.expand import expand_pieces
from scripts.outputs.files import write_files, write_index
from scripts.outputs.head import INLINED, head_values, sheets_for
from scripts.outputs.search import Entry, search_entries
from scripts.outputs.structured_data import Breadcrumbs, PageMetadata, structured_data
from scripts.pictures import TEXT
from scripts.pictures.judge import is_picture
from scripts.pictures.show import BESIDE_TEXT, IN_TEXT, ROOM_WIDTHS, Pictures, Placement
from scripts.render.templates import block, icon_mark

REVIEWER = re.compile(r"(?m)^reviewer:[ \t]*(.*?)[ \t]*$")
RESULTS_MACRO = "scorecard_table"

Values = Mapping[str, object]


def published_files(root: Path) -> Collection[Path]:
    """Return the plain files of docs/ and overrides/ to publish as they are: no pictures of pages, nothing inlined."""
    configured = {DOCS / name for name in configured_pictures(root)}
    files = {path for path in plain_files(root, DOCS) if not is_picture(path) or path in configured}
    files |= {*plain_files(root, OVERRIDES)} - {*INLINED}
    return {root / path for path in files}


class Guide:
    """The site of the project `root` while it is built. What is kept for a page is keyed by its file name in docs/."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.markdown = GuideExtension()
        self._pages: dict[str, Page] = {}
        self._articles: dict[str, Article] = {}
        self._search_entries: dict[str, list[Entry]] = {}
        self._other_pages = OtherPages(
            self._front_matter, self._have_reviewers, self._data_picture, self._page_with_macro
        )
        self._macro_errors: dict[str, CheckFailed] = {}
        self.pictures = Pictures(root)

    def load_content(self) -> None:
        """Load the content and the look from disk. Errors: `CheckFailed`, `WrongSetting`."""
        self.content = current_content(self.root)
        self.look = read_look(self.root, self.content.clinic.name)

    def begin_page(self, name: str, markdown: str) -> None:
        """Read the page `name`, `costs.md`, and prepare the Markdown extension, which renders it next.

        `markdown` is the page as MkDocs read it: without the front matter, and without some empty lines at both ends.
        """
        path = DOCS / name
        text = read_text(self.root, path)
        self._pages[name] = read_page(text, path)
        first_line = text.rstrip().count("\n") - markdown.rstrip().count("\n") + 1
        words = self.content.words.page
        expand = partial(self._expand_macros, name, first_line)
        self.markdown.page = PageContext(
            expand,
            self._glossary_link,
            partial(self._image, name),
            words.task_done,
            words.task_to_do,
            self._file_description,
            self.look.note_icons,
        )

    def _expand_macros(self, name: str, first_line: int, text: str) -> Sequence[str]:
        """Return the page with its macros expanded, or an empty page on errors, which `raise_macro_errors` reports."""
        self._macro_errors.pop(name, None)
        try:
            return expand_pieces(text, DOCS / name, self.content, first_line, self._other_pages)
        except CheckFailed as failure:
            self._macro_errors[name] = failure
            return [""]

    def _file_description(self, name: str) -> str:
        return kind_and_size(self.root, name, self.content.words)

    def _glossary_link(self, word: str) -> str | None:
        term = self.content.glossary.term(word)
        return self.content.link_to("glossary", term.id) if term else None

    def picture(self, path: PurePosixPath, alt: str, placement: Placement = IN_TEXT) -> Markup:
        """Return the HTML of the picture `path`, or nothing if the check of the sources refuses it."""
        if not is_picture(path) or not is_plain_file(self.root, path):
            return Markup()
        try:
            return self.pictures.html(path, alt, self.content.settings.base_path, placement)
        except (DiagnosticError, OSError):
            return Markup()

    def _image(self, name: str, image: Image) -> Markup:
        path, width = link_target(self._pages[name], image.address), image.width or ""
        if path is None:
            return Markup()
        placement = Placement(
            BESIDE_TEXT if image.is_in_grid or image.align else TEXT,
            int(width) if width.isdecimal() else None,
            " ".join(filter(None, ("decorative" * image.is_decorative, image.align and f"align-{image.align}"))),
            image.is_first and not image.is_lazy,
        )
        return self.picture(path, "" if image.is_decorative else image.alt, placement)

    def _data_picture(self, picture: Picture, room: str) -> Markup:
        return self.picture(DOCS / picture.file, picture.alt, Placement(ROOM_WIDTHS[room]))

    def raise_macro_errors(self, names: Iterable[str]) -> None:
        """Raise `CheckFailed` if any macro of these pages could not be expanded."""
        errors = (self._macro_errors[name].diagnostics for name in names if name in self._macro_errors)
        raise_if_any(chain.from_iterable(errors))

    def keep_article(self, name: str, html: str) -> None:
        """Keep the article of a page."""
        self._articles[name] = Article(html, has_authoring=self.markdown.has_authoring)

    def process_articles(self) -> None:
        """Make the scorecards and the entries of the search index from all articles."""
        cards = []
        for name, article in self._articles.items():
            if front_matter := self._pages[name].front_matter:
                address = self._pages[name].address
                cards.append(scorecard(article, address, front_matter))
                is_searched = front_matter.search.exclude == "false"
                self._search_entries[name] = (
                    [*search_entries(article.tree, address, front_matter.description)] if is_searched else []
                )
                assert article.source_ids is not None  # cached now, while there is a tree
            article.free_tree()
        cards.sort(key=lambda card: card.title)
        self._other_pages = replace(self._other_pages, scorecards=cards, items=ITEMS)

    def shows_results(self, name: str) -> bool:
        """Return whether a page shows the results of the checks of all pages."""
        return RESULTS_MACRO in self._pages[name].body

    def values(self) -> Values:
        """Return what templates need on every page, including the 404 page."""
        crisis, words = self.content.safety.crisis, self.content.words
        return {
            **self._look_values(),
            "icon": icon_mark,
            "file_said": self._file_description,
            "words": words,
            "clinic": self.content.clinic,
            "crisis_line": block(words, "crisis_line", crisis),
            "crisis_help": block(words, "crisis_help", crisis),
            "notices": self._notices(None),
        }

    def page_values(self, name: str, address: str, breadcrumbs: Breadcrumbs, edit: str | None) -> Values:
        """Return what the template needs in addition for one page.

        `address` is relative to the site's, `costs/`; `edit` is the address where the page can be edited, if any.
        """
        article, page, settings = self._articles[name], self._pages[name], self.content.settings
        status, front_matter, words = self.content.safety.legal_status, page.front_matter, self.content.words
        # In full on the home page, and on the page that explains it.
        is_in_full = address in {"", self.content.redirects.address(status.page)}
        legal = "legal_status" if is_in_full else "legal_status_in_short"
        values: Values = {
            "notices": self._notices(page.name),
            **self._head_values(sheets_for(article.html, has_authoring=article.has_authoring)),
            "article": article.parts,
            "legal_status": block(words, legal, status, self.content.link_to(status.page, status.anchor)),
        }
        if front_matter is None:
            return values
        shows = frozenset(macro for macro, pattern in LISTING_MACROS.items() if pattern.search(page.body))
        facts = PageMetadata(address, front_matter, breadcrumbs, article.source_ids, shows, self.look.site_name)
        return {
            **values,
            "page_icon": icon_mark(front_matter.icon) if front_matter.icon else "",
            "review": block(
                words, "review", front_matter, settings.day, self.content.clinic.name, edit, self.look.edit_icon
            ),
            "structured_data": structured_data(facts, self.content),
        }

    def _notices(self, page: str | None) -> str:
        settings = self.content.settings
        shown = self.content.notices.for_page(settings.day, page)
        return block(
            self.content.words, "notices", shown, settings.base_path, self._file_description, self._data_picture
        )

    def write_files(self, site: Path) -> None:
        """Write the search index, the pictures, and the other files next to the pages into the folder `site`."""
        names = sorted(self._search_entries, key=lambda name: built_path(DOCS / name))
        write_index(site, chain.from_iterable(self._search_entries[name] for name in names), self.content)
        self.pictures.write(site)
        write_files(site, self.root, self._pages.values(), self.content, self._look_values())

    def _look_values(self) -> Values:
        self._head_values = head_values(self.root, self.look.palette, self.content.settings.base_path)
        return {"look": self.look, **self._head_values(())}

    def _have_reviewers(self) -> Sequence[bool]:
        """Return, for each page, whether it names a reviewer; read from disk, since not all pages have begun yet."""
        matches = (REVIEWER.search(read_text(self.root, path)) for path in plain_files(self.root, DOCS, ".md"))
        return [reviewer[1] != "none" for reviewer in matches if reviewer]

    def _page_with_macro(self, macro: str) -> str | None:
        """Return the name of the first page that uses a macro of `LISTING_MACROS`, or None; read from disk too."""
        pages = (
            path
            for path in plain_files(self.root, DOCS, ".md")
            if LISTING_MACROS[macro].search(read_text(self.root, path))
        )
        return next((str(path.relative_to(DOCS).with_suffix("")) for path in pages), None)

    def _front_matter(self, name: str) -> FrontMatter | None:
        path = self.content.redirects.page(name)
        return read_page(read_text(self.root, path), path).front_matter if is_plain_file(self.root, path) else None
