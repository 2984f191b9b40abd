"""Front matter: the lines between `---` at the top of a page."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from scripts.data.downloads import DOWNLOAD_NAME
from scripts.data.fields import Day, Listing, PlainText, or_default, pattern, reader
from scripts.data.front_matter_values import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    SHORTEST_DESCRIPTION,
    read_description,
    read_icon,
    read_reviewer,
    read_shown_text,
    read_title,
)
from scripts.data.material import Feature, features
from scripts.data.model import BrokenRule, Model, model_from
from scripts.data.words import Words
from scripts.data.yaml_reader import Location, YamlFile, YamlValue, parse_yaml
from scripts.diagnostics import CheckFailed, Diagnostic

BLANKS = " \t"  # at the end of a line, which MkDocs ignores too; it also accepts a line of ... as the end
EXAMPLE = "begin the page with ---, then title: and description:, then --- again"
CLINIC = "clinic"  # as the author of a page
MISSING = "front-matter-missing"
Hideable = Literal["footer", "navigation", "path", "tags", "toc"]  # all that Material hides; no mandatory block
ICON_NAME = r"(?:material|octicons|simple|fontawesome/(?:brands|regular|solid))/[a-z0-9-]+"


class InSearch(Model):
    """What the search does with a page."""

    exclude: Annotated[Literal["true", "false"], or_default("false")] = Field(
        "false", description="true if the search does not find the page."
    )


class Card(Model):
    """A card on the home page that links to another page."""

    title: Annotated[str, BeforeValidator(read_shown_text)] = Field(description="What stands at its top.")
    text: Annotated[str, BeforeValidator(read_shown_text)] = Field(description="What the page answers.")
    link: Annotated[
        str, pattern(rf"([a-z0-9-]+/)+|files/{DOWNLOAD_NAME}", "write the page's name and a slash, like costs/")
    ] = Field(description="The page it leads to, like costs/, or a file, like files/form.pdf.")


class FrontMatter(Model):
    """What a page says about itself."""

    title: Annotated[str, reader(read_title, maxLength=LONGEST_TITLE)] = Field(
        description=f"What the page is called, in {LONGEST_TITLE} characters at most."
    )
    description: Annotated[
        str, reader(read_description, minLength=SHORTEST_DESCRIPTION, maxLength=LONGEST_DESCRIPTION)
    ] = Field(description="What it answers, as search engines show it.")
    author: PlainText = Field(description="Who publishes it: clinic.")
    reviewer: Annotated[str, reader(read_reviewer)] = Field(description="The clinician who has checked it, or none.")
    last_review: Day = Field(description="The day it was last checked.")
    next_review: Day = Field(description="The day it is to be checked again.")
    kind: Annotated[Literal["page", "legal"], or_default("page")] = Field(
        "page", description="legal for a page with legal terms."
    )
    template: Annotated[str | None, pattern(r"[\w./-]+", "write the name of a file in overrides/, like home.html")] = (
        Field(None, description="A template of its own; most pages have none.")
    )
    hide: Listing[Hideable] = Field((), description="The parts that it does without.")
    icon: Annotated[
        str | None, AfterValidator(read_icon), pattern(ICON_NAME, "write it as Material does, like material/phone")
    ] = Field(None, description="The icon in the menu, by its name in Material, like material/phone.")
    status: Literal["new", "deprecated"] | None = Field(None, description="What the menu says of it.")
    search: Annotated[InSearch, or_default({})] = Field(InSearch(), description="What the search does with it.")
    cards: Listing[Card] = Field((), description="Cards that link to other pages; the home page has some.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the next review is later than the last one."""
        if self.next_review <= self.last_review:
            message = f"next-review is {self.next_review}, which is not after last-review, {self.last_review}"
            yield ("next-review",), message, "write a later date", "review-dates"

    def answers_for_it(self, words: Words, clinic: str) -> str:
        """Return the sentence that says who publishes the page and who has checked it, for pages and handouts."""
        author = self.publisher(clinic)
        if self.reviewed_by is None:
            return str(words.review.not_checked.format(author=author))
        day = words.long_date(self.last_review)
        return str(words.review.checked.format(author=author, reviewer=self.reviewed_by, day=day))

    def publisher(self, clinic: str) -> str:
        """Return the name of who publishes the page, which is usually the clinic."""
        return clinic if self.author == CLINIC else self.author

    @property
    def reviewed_by(self) -> str | None:
        """The clinician who reviewed the page, or None, for which the file has `none`."""
        return None if self.reviewer == "none" else self.reviewer


KEYS = {str(field.alias) for field in FrontMatter.model_fields.values()}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of docs/, split into front matter and body; `first_line` is the line on which the body begins."""

    path: PurePosixPath
    front_matter: FrontMatter | None
    head: str
    body: str
    first_line: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        """The name of the page in data files: `costs`, or `old/costs` in a folder."""
        return self.path.relative_to("docs").with_suffix("").as_posix()

    @property
    def address(self) -> str:
        """The address of the page, relative to that of the site: `costs/`."""
        return page_address(self.path)

    @property
    def text(self) -> str:
        """The whole file."""
        return f"{self.head}\n{self.body}" if self.head else self.body

    def line_of(self, key: str) -> int:
        """Return the line of a key of the front matter, or 1 if it is missing."""
        lines = enumerate(self.head.split("\n"), 1)
        return next((number for number, line in lines if line.startswith(f"{key}:")), 1)


def read_page(text: str, path: PurePosixPath) -> Page:
    """Split a page and check its front matter. Mistakes in that are in `diagnostics`; `body` is set in any case."""
    lines = text.split("\n")
    if lines[0].rstrip(BLANKS) != "---":
        message = "the lines with title and description are missing"
        return Page(path, None, "", text, 1, (Diagnostic(path, 1, message, EXAMPLE, MISSING),))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip(BLANKS) in {"---", "..."}), None)
    if end is None:
        message, hint = "the --- after the first lines is missing", "add it on its own line above the text"
        diagnostic = Diagnostic(path, 1, message, hint, MISSING)
        return Page(path, None, "", text, 1, (diagnostic,))
    head, body, first_line = "\n".join(lines[: end + 1]), "\n".join(lines[end + 1 :]), end + 2
    if lines[end].startswith("."):
        message = 'the first lines end with "..."'
        diagnostic = Diagnostic(path, end + 1, message, "write --- on that line", MISSING)
        return Page(path, None, head, body, first_line, (diagnostic,))
    try:
        file = parse_yaml("\n".join(lines[1:end]), path, first_line=2)
    except CheckFailed as failure:
        return Page(path, None, head, body, first_line, failure.diagnostics)
    front_matter, diagnostics = _read_front_matter(file)
    return Page(path, front_matter, head, body, first_line, diagnostics)


def _read_front_matter(file: YamlFile) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """Read the front matter and its mistakes. A key that is not used here does not hide mistakes in other keys."""
    try:
        return model_from(file, FrontMatter), ()
    except CheckFailed:
        pass
    refused: dict[Location, Feature] = {
        location: feature
        for feature in features("front matter")
        if feature.refused and (location := tuple(feature.name.split("."))) in file.lines
    }
    diagnostics = {_unsupported_key(file, location, feature) for location, feature in refused.items()}
    used = _without_locations(file.data, refused)
    known = {name: value for name, value in used.items() if name in KEYS} if isinstance(used, dict) else used
    front_matter = None
    try:
        model_from(replace(file, data=used), FrontMatter)
    except CheckFailed as failure:
        diagnostics |= {*failure.diagnostics}
    try:
        front_matter = model_from(replace(file, data=known), FrontMatter)
    except CheckFailed as failure:  # what is missing is reported above, unless its key is misspelled
        diagnostics |= {diagnostic for diagnostic in failure.diagnostics if diagnostic.code != "value-missing"}
    return front_matter, tuple(sorted(diagnostics))


def _unsupported_key(file: YamlFile, location: Location, feature: Feature) -> Diagnostic:
    message = f'"{location[-1]}:" is not for this site: {feature.refused}'
    return Diagnostic(file.path, file.line(location), message, feature.instead, "front-matter-unsupported")


def _without_locations(data: YamlValue, locations: Collection[Location], here: Location = ()) -> YamlValue:
    if not isinstance(data, dict):
        return data
    kept = {name: value for name, value in data.items() if (*here, name) not in locations}
    return {name: _without_locations(value, locations, (*here, name)) for name, value in kept.items()}


def built_path(source: PurePosixPath) -> PurePosixPath:
    """Return the path in the site to which MkDocs writes a page of docs/: `docs/costs.md` -> `costs/index.html`."""
    inside = source.relative_to("docs")
    is_index = inside.name in {"index.md", "README.md"}
    return inside.with_name("index.html") if is_index else inside.with_suffix("") / "index.html"


def page_address(source: PurePosixPath) -> str:
    """Return the address of a page of docs/, relative to that of the site: `docs/costs.md` -> `costs/`."""
    return built_path(source).as_posix().removesuffix("index.html")
