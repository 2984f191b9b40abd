"""The model of notices: a few words above every page or some pages, from a first to a last day."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from scripts.data.downloads import DOWNLOAD_NAME, FILES
from scripts.data.fields import Day, Listing, PageName, PlainText, WebAddress, pattern, read_words, reader
from scripts.data.front_matter import page_address
from scripts.data.model import BrokenRule, Model, value_error
from scripts.data.places import Picture
from scripts.data.source_files import DOCS
from scripts.data.yaml_reader import Location

LONGEST_NOTICE = 200  # characters: two or three lines on a phone, at the top of every page
LONGEST_STAY = 180  # days
MOST_AT_ONCE = 2  # on one page
LENGTH_HINT = f"write a sentence or two, {LONGEST_NOTICE} characters at most"

FileName = Annotated[str, pattern(DOWNLOAD_NAME, "write the name of a file in docs/files/, like intake-form.pdf")]


def _read_notice_text(value: Any) -> str:
    text = read_words(value)
    if len(text) > LONGEST_NOTICE:
        raise value_error(f"which is {len(text)} characters long", LENGTH_HINT, "value-length")
    return text


class NoticeLink(Model):
    """Where to read more: a page of docs/ without `.md`, a file of docs/files/, or an address of another site."""

    page: PageName | None = Field(None, description="A page of this site; or else a file, or a web address.")
    file: FileName | None = Field(None, description="A file in docs/files, like intake-form.pdf.")
    url: WebAddress | None = Field(None, description="A page of another site, beginning with https://.")
    words: PlainText = Field(description="What the link says.")

    @property
    def address(self) -> str:
        """The address of the page or file, relative to that of the site."""
        if self.file:
            return f"{FILES.name}/{self.file}"
        return page_address(DOCS / f"{self.page}.md")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the link leads to exactly one place."""
        if [self.page, self.file, self.url].count(None) != 2:
            message = f"the link leads to {'more than one place' if self.page or self.file or self.url else 'no place'}"
            yield ("words",), message, "write one of page, file or url", "notice-link"


class Notice(Model):
    """A notice. The site shows it from its first to its last day, on all pages or on some."""

    kind: Literal["closed", "important", "news"] = Field(description="Its name stands before the text.")
    text: Annotated[
        str, reader(_read_notice_text, r"[^<>{}\\\n]+", LENGTH_HINT, type="string", maxLength=LONGEST_NOTICE)
    ] = Field(description="What readers should know, in plain words.")
    from_: Day = Field(description="The first day on which the site shows it.")
    until: Day = Field(description="The last day on which the site shows it.")
    pages: Listing[PageName] = Field((), description="The pages that show it; all of them if empty.")
    link: NoticeLink | None = Field(None, description="Where to read more.")
    picture: Picture | None = Field(None, description="A small picture beside the text.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the notice ends after it begins, and is not shown for too long."""
        stay = (self.until - self.from_).days + 1
        if stay < 1:
            message = f"until is {self.until}, before the notice begins on {self.from_}"
            yield ("until",), message, "correct one of the two days", "notice-days"
        elif stay > LONGEST_STAY:
            message = f"the notice would stay for {stay} days, more than {LONGEST_STAY}"
            yield ("until",), message, "write what stays on a page, or an earlier day here", "notice-days"


class Notices(Model):
    """The file of notices; most days it is empty."""

    notices: Listing[Notice]

    def for_page(self, day: date, page: str | None) -> tuple[Notice, ...]:
        """Return the notices that a page shows on `day`; None stands for a page that is not in docs/."""
        of_the_day = (notice for notice in self.notices if notice.from_ <= day <= notice.until)
        return tuple(notice for notice in of_the_day if not notice.pages or page in notice.pages)

    @property
    def pictures(self) -> Iterator[tuple[Location, Picture]]:
        """Yield (location, picture) for every notice with a picture, whether it is shown today or not."""
        for index, notice in enumerate(self.notices):
            if notice.picture:
                yield ("notices", index, "picture"), notice.picture

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that no page shows too many notices at once."""
        pages = (None, *(page for notice in self.notices for page in notice.pages))
        crowds = (self.for_page(notice.from_, page)[MOST_AT_ONCE:] for notice in self.notices for page in pages)
        too_many = {id(notice) for crowd in crowds for notice in crowd}
        for index, notice in enumerate(self.notices):
            if id(notice) in too_many:
                message = f"a page would show more than {MOST_AT_ONCE} notices at once"
                yield ("notices", index, "kind"), message, "say it in one notice, or on other days", "notice-crowd"
