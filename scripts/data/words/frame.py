"""The words of the frame of every page, and of pages that nobody writes."""

from typing import Annotated

from scripts.data.model import Model
from scripts.data.words.phrase import Counted, Phrase, phrase


class Step(Model):
    """A way on, and what it leads to."""

    title: Phrase
    text: Phrase


class Header(Model):
    """The top of every page."""

    skip: Phrase
    all_pages: Phrase
    search: Phrase
    dark: Phrase
    menu: Phrase


class Menu(Model):
    """The menu. Of a long section it shows the first pages, then the link `all_of_section`."""

    label: Phrase
    close: Phrase
    all_of_section: Annotated[str, phrase("count")]


class Search(Model):
    """The search dialog, and what its script says."""

    title: Phrase
    close: Phrase
    label: Phrase
    failed: Phrase
    on_page: Annotated[str, phrase("title")]
    also: Phrase
    none: Phrase
    results: Counted


class AroundPage(Model):
    """Around an article: the way to it, its contents, and the pages before and after it."""

    breadcrumbs: Phrase
    home: Phrase
    contents: Phrase
    all_of_section: Annotated[str, phrase("section")]
    pagination: Phrase
    previous: Annotated[str, phrase("title")]
    next: Annotated[str, phrase("title")]
    find: Phrase
    first_risks: Phrase
    read_risks: Phrase
    picture: Phrase


class NextSteps(Model):
    """The ways on at the end of a page."""

    title: Phrase
    risks: Step
    suits: Step
    costs: Step
    questions: Step


class Footer(Model):
    """The foot of every page."""

    all_pages: Phrase
    more: Phrase
    information: Phrase
    privacy: Phrase
    about: Phrase


class NotFound(Model):
    """The page for addresses that lead nowhere. The link `home` ends the sentence in `ways`."""

    title: Phrase
    text: Phrase
    ways: Phrase
    home: Phrase
    all_pages: Phrase


class Moved(Model):
    """The page that stands where one was. A link to the new one follows `read_on`."""

    title: Phrase
    title_of: Annotated[str, phrase("title")]
    read_on: Phrase


class Review(Model):
    """Who answers for a page, and the days of its reviews."""

    overdue: Annotated[str, phrase("day")]
    last: Phrase
    next: Phrase
    not_checked: Annotated[str, phrase("author")]
    checked: Annotated[str, phrase("author", "reviewer", "day")]
    edit: Phrase
    for_staff: Phrase
