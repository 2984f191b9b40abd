"""What readers type into the search and this site says differently: synonyms, as data."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from scripts.data.fields import Model, NonEmpty, Rule, pattern

Typed = Annotated[str, pattern(r"[a-z0-9]+( [a-z0-9]+)*", "write small letters and digits, like how much")]
Word = Annotated[str, pattern(r"[a-z0-9]+", "write one word in small letters, like price")]


class Synonym(Model):
    """Words and phrases that a reader may type, and the words of this site to look for as well."""

    typed: NonEmpty[Typed]
    means: NonEmpty[Word]


class Search(Model):
    """The search file."""

    synonyms: NonEmpty[Synonym]

    @property
    def by_typed(self) -> Mapping[str, tuple[str, ...]]:
        """What each typed word or phrase means."""
        return {typed: synonym.means for synonym in self.synonyms for typed in synonym.typed}

    def rules(self) -> Iterator[Rule]:
        """Yield (location, what is wrong, what to write): nothing is typed twice, nothing means itself."""
        seen: set[str] = set()
        for index, synonym in enumerate(self.synonyms):
            for place, typed in enumerate(synonym.typed):
                where = ("synonyms", index, "typed", place)
                if typed in seen:
                    yield where, f'"{typed}" is there twice', "write all that it means in one place"
                if typed in synonym.means:
                    yield where, f'"{typed}" means itself', "leave it out; search finds it without help"
                seen.add(typed)
