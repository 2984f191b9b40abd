"""What the events of one build share: the content, the pages, their articles, and the values of templates."""

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
from scripts.data.look import look_of
from scripts.data.mkdocs_yml import pictures
from scripts.data.places import Picture
from scripts.data.source_files import DOCS, OVERRIDES, is_plain_file, plain_files, read_text
from scripts.diagnostics import CheckFailed, DiagnosticError, raise_if_any
from scripts.extension import GuideExtension, PageContext
from scripts.extension.images import Image
from scripts.macros import OtherPages
from scripts.macros.clinic import LISTED
from scripts.macros.expand import expanded
from scripts.outputs.files import write_files, write_index
from scripts.outputs.head import INLINED, head_values, sheets_for
from scripts.outputs.search import Entry, search_entries
from scripts.outputs.structured_data import Breadcrumbs, PageMetadata, structured_data
from scripts.pictures import TEXT
from scripts.pictures.judge import is_picture
from scripts.pictures.show import BESIDE, IN_TEXT, ROOMS, Pictures, Stands
from scripts.render.templates import block, icon_mark

REVIEWER = re.compile(r"(?m)^reviewer:[ \t]*(.*?)[ \t]*$")
SHOWS_RESULTS = "scorecard_table"

Values = Mapping[str, object]


def published(root: Path) -> Collection[Path]:
    """Return the plain files of docs/ and overrides/ that readers may get, but the pictures of pages."""
    named = {DOCS / name for name in pictures(root)}
    files = {path for path in plain_files(root, DOCS) if not is_picture(path) or path in named}
    files |= {*plain_files(root, OVERRIDES)} - {*INLINED}
    return {root / path for path in files}


class Guide:
    """The site of the project `root` while it is made. What is kept of a page is keyed by its file in docs/."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.markdown = GuideExtension()
        self._pages: dict[str, Page] = {}
        self._articles: dict[str, Article] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._others = OtherPages(self._front_matter, self._reviewed, self._of_data, self._showing)
        self._mistakes: dict[str, CheckFailed] = {}
        self.pictures = Pictures(root)

    def load_content(self) -> None:
        """Load the content and the look as they are on disk. Errors: `CheckFailed`, `WrongSetting`."""
        self.content = current_content(self.root)
        self.look = look_of(self.root, self.content.clinic.name)

    def begin(self, name: str, markdown: str) -> None:
        """Read the page `name`, `costs.md`; the Markdown extension expands its macros next.

        `markdown` is what MkDocs took from it: without the front matter, and without some of the empty lines around.
        """
        path = DOCS / name
        text = read_text(self.root, path)
        self._pages[name] = read_page(text, path)
        first_line = text.rstrip().count("\n") - markdown.rstrip().count("\n") + 1
        words = self.content.words.page
        expand = partial(self._expanded, name, first_line)
        self.markdown.page = PageContext(
            expand,
            self._explained,
            partial(self._image, name),
            words.task_done,
            words.task_to_do,
            self._file_said,
            self.look.note_icons,
        )

    def _expanded(self, name: str, first_line: int, text: str) -> Sequence[str]:
        """Return the page with its macros replaced, or nothing of it: its mistakes are told with those of all pages."""
        self._mistakes.pop(name, None)
        try:
            return expanded(text, DOCS / name, self.content, first_line, self._others)
        except CheckFailed as found:
            self._mistakes[name] = found
            return [""]

    def _file_said(self, name: str) -> str:
        return kind_and_size(self.root, name, self.content.words)

    def _explained(self, word: str) -> str | None:
        term = self.content.glossary.term(word)
        return self.content.link_to("glossary", term.id) if term else None

    def picture(self, path: PurePosixPath, alt: str, stands: Stands = IN_TEXT) -> Markup:
        """Return the HTML of the picture `path`; nothing of one that the check of the sources refuses."""
        if not is_picture(path) or not is_plain_file(self.root, path):
            return Markup()
        try:
            return self.pictures.shown(path, alt, self.content.settings.base_path, stands)
        except (DiagnosticError, OSError):
            return Markup()

    def _image(self, name: str, image: Image) -> Markup:
        path, asked = link_target(self._pages[name], image.address), image.width or ""
        if path is None:
            return Markup()
        stands = Stands(
            BESIDE if image.is_in_grid or image.align else TEXT,
            int(asked) if asked.isdecimal() else None,
            " ".join(filter(None, ("decorative" * image.is_decorative, image.align and f"align-{image.align}"))),
            image.is_first and not image.is_lazy,
        )
        return self.picture(path, "" if image.is_decorative else image.alt, stands)

    def _of_data(self, picture: Picture, room: str) -> Markup:
        return self.picture(DOCS / picture.file, picture.alt, Stands(ROOMS[room]))

    def refuse_mistakes(self, names: Iterable[str]) -> None:
        """Raise `CheckFailed` with what is wrong with the macros of these pages, if anything."""
        found = (self._mistakes[name].diagnostics for name in names if name in self._mistakes)
        raise_if_any(chain.from_iterable(found))

    def keep(self, name: str, html: str) -> None:
        """Keep the article of a page."""
        self._articles[name] = Article(html, has_authoring=self.markdown.has_authoring)

    def judge_articles(self) -> None:
        """Read all articles for what needs all of them: the scorecards, and the search index."""
        cards = []
        for name, article in self._articles.items():
            if said := self._pages[name].front_matter:
                address = self._pages[name].address
                cards.append(scorecard(article, address, said))
                is_found = said.search.exclude == "false"
                self._entries[name] = [*search_entries(article.tree, address, said.description)] if is_found else []
                assert article.source_ids is not None  # read while there is a tree
            article.forget_tree()
        cards.sort(key=lambda card: card.title)
        self._others = replace(self._others, scorecards=cards, items=ITEMS)

    def shows_results(self, name: str) -> bool:
        """Say whether a page shows what was found on all pages."""
        return SHOWS_RESULTS in self._pages[name].body

    def values(self) -> Values:
        """Return what templates need on every page, the 404 too."""
        crisis, words = self.content.safety.crisis, self.content.words
        return {
            **self._look(),
            "icon": icon_mark,
            "file_said": self._file_said,
            "words": words,
            "clinic": self.content.clinic,
            "crisis_line": block(words, "crisis_line", crisis),
            "crisis_help": block(words, "crisis_help", crisis),
            "notices": self._notices(None),
        }

    def page_values(self, name: str, address: str, breadcrumbs: Breadcrumbs, edit: str | None) -> Values:
        """Return what the template of one page needs besides.

        `address` is below the site's, `costs/`; `edit` is where the page can be edited.
        """
        article, page, settings = self._articles[name], self._pages[name], self.content.settings
        status, said, words = self.content.safety.legal_status, page.front_matter, self.content.words
        # In full where a reader begins, and where it is explained.
        is_whole = address in {"", self.content.redirects.address(status.page)}
        legal = "legal_status" if is_whole else "legal_status_in_short"
        values: Values = {
            "notices": self._notices(page.name),
            **self._head(sheets_for(article.html, has_authoring=article.has_authoring)),
            "article": article.parts,
            "legal_status": block(words, legal, status, self.content.link_to(status.page, status.anchor)),
        }
        if said is None:
            return values
        shows = frozenset(macro for macro, pattern in LISTED.items() if pattern.search(page.body))
        facts = PageMetadata(address, said, breadcrumbs, article.source_ids, shows, self.look.site_name)
        return {
            **values,
            "page_icon": icon_mark(said.icon) if said.icon else "",
            "review": block(words, "review", said, settings.day, self.content.clinic.name, edit, self.look.edit_icon),
            "structured_data": structured_data(facts, self.content),
        }

    def _notices(self, page: str | None) -> str:
        settings = self.content.settings
        shown = self.content.notices.shown(settings.day, page)
        return block(self.content.words, "notices", shown, settings.base_path, self._file_said, self._of_data)

    def write_files(self, site: Path) -> None:
        """Write the files beside the pages into the folder `site`."""
        names = sorted(self._entries, key=lambda name: built_path(DOCS / name))
        write_index(site, chain.from_iterable(self._entries[name] for name in names), self.content)
        self.pictures.write(site)
        write_files(site, self.root, self._pages.values(), self.content, self._look())

    def _look(self) -> Values:
        self._head = head_values(self.root, self.look.palette, self.content.settings.base_path)
        return {"look": self.look, **self._head(())}

    def _reviewed(self) -> Sequence[bool]:
        """Tell of each page whether it names a reviewer; read from the files, since not all pages have been begun."""
        found = (REVIEWER.search(read_text(self.root, path)) for path in plain_files(self.root, DOCS, ".md"))
        return [reviewer[1] != "none" for reviewer in found if reviewer]

    def _showing(self, macro: str) -> str | None:
        """Return the name of the first page that has a macro of `LISTED`, or None; read from the files too."""
        pages = (
            path for path in plain_files(self.root, DOCS, ".md") if LISTED[macro].search(read_text(self.root, path))
        )
        return next((str(path.relative_to(DOCS).with_suffix("")) for path in pages), None)

    def _front_matter(self, name: str) -> FrontMatter | None:
        path = self.content.redirects.page(name)
        return read_page(read_text(self.root, path), path).front_matter if is_plain_file(self.root, path) else None
