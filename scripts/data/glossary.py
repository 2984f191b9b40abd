"""The models of the glossary, and of the words that readers type into the search."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from scripts.data.fields import Id, NonEmpty, PlainText, pattern
from scripts.data.model import BrokenRule, Model


class Term(Model):
    """A term, its other forms, and what it means."""

    id: Id
    term: PlainText
    also: tuple[PlainText, ...] = ()
    means: PlainText


class Glossary(Model):
    """The glossary file."""

    terms: NonEmpty[Term]

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that each form belongs to one term, and that each meaning is a sentence."""
        seen: dict[str, str] = {}
        for index, term in enumerate(self.terms):
            for form in (term.term, *term.also):
                if form.lower() in seen:
                    message = f'"{form}" is also a form of {seen[form.lower()]}'
                    yield ("terms", index, "term"), message, "list each form only once", "duplicate-entry"
                seen[form.lower()] = term.id
            if not term.means.endswith("."):
                message, hint = "means does not end with a period", "write one sentence, with a period"
                yield ("terms", index, "means"), message, hint, "sentence-end"

    def term(self, form: str) -> Term | None:
        """Return the term with this form, in upper or lower case, or None."""
        return next((term for term in self.terms if form.lower() in map(str.lower, (term.term, *term.also))), None)


Typed = Annotated[str, pattern(r"[a-z0-9]+( [a-z0-9]+)*", "use lowercase letters and digits, like how much")]
Word = Annotated[str, pattern(r"[a-z0-9]+", "write one word in lowercase letters, like price")]


class Synonym(Model):
    """Words and phrases that readers may type, and the words of this site to search for as well."""

    typed: NonEmpty[Typed]
    means: NonEmpty[Word]


class Asked(Model):
    """The ways in which readers ask for a section; the search matches them, but the page does not show them."""

    page: Id
    anchor: Id = ""
    ways: NonEmpty[Typed]

    @property
    def address(self) -> str:
        """The address of the section, relative to the site's."""
        page = "" if self.page == "index" else f"{self.page}/"
        return f"{page}#{self.anchor}" if self.anchor else page


class Search(Model):
    """The search file; `asking` are words that any question may have, and that say nothing about a text."""

    asking: tuple[Word, ...] = ()
    synonyms: NonEmpty[Synonym]
    asked: tuple[Asked, ...] = ()

    def with_current_names(self, current_name: Callable[[str], str]) -> "Search":
        """Return the same search file, with renamed pages under their current names."""
        entries = tuple(entry.model_copy(update={"page": current_name(entry.page)}) for entry in self.asked)
        return self.model_copy(update={"asked": entries})

    @property
    def ways_by_address(self) -> Mapping[str, tuple[str, ...]]:
        """The ways in which readers ask for each section, by its address."""
        return {asked.address: asked.ways for asked in self.asked}

    @property
    def by_typed(self) -> Mapping[str, tuple[str, ...]]:
        """The meaning of each typed word or phrase."""
        return {typed: synonym.means for synonym in self.synonyms for typed in synonym.typed}

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that nothing is listed twice, and that no word means itself."""
        yield from self._repeated_addresses()
        seen: set[str] = set()
        for index, synonym in enumerate(self.synonyms):
            for number, typed in enumerate(synonym.typed):
                where = ("synonyms", index, "typed", number)
                if typed in seen:
                    hint = "write everything it means in one place"
                    yield where, f'"{typed}" is listed twice', hint, "duplicate-entry"
                if typed in synonym.means:
                    hint = "delete it, since the search finds it anyway"
                    yield where, f'"{typed}" means itself', hint, "synonym-self"
                seen.add(typed)

    def _repeated_addresses(self) -> Iterator[BrokenRule]:
        addresses = [asked.address for asked in self.asked]
        for index, address in enumerate(addresses):
            if address in addresses[:index]:
                message, hint = f'"{address}" is listed twice', "write all ways to ask for it in one place"
                yield ("asked", index), message, hint, "duplicate-entry"
