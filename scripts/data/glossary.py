"""The terms that pages use, each with its meaning in one plain sentence."""

from collections.abc import Iterator

from scripts.data.fields import Id, Model, NonEmpty, PlainText, Rule


class Term(Model):
    """A term, the other forms it is written in, and what it means."""

    id: Id
    term: PlainText
    also: tuple[PlainText, ...] = ()
    means: PlainText


class Glossary(Model):
    """The glossary file."""

    terms: NonEmpty[Term]

    def rules(self) -> Iterator[Rule]:
        """Yield (location, what is wrong, what to write): each form belongs to one term, each meaning is a sentence."""
        seen: dict[str, str] = {}
        for index, term in enumerate(self.terms):
            for form in (term.term, *term.also):
                if form.lower() in seen:
                    message = f'"{form}" is also a form of {seen[form.lower()]}'
                    yield ("terms", index, "term"), message, "write each form once"
                seen[form.lower()] = term.id
            if not term.means.endswith("."):
                yield (
                    ("terms", index, "means"),
                    "means does not end with a full stop",
                    "write one sentence, with its stop",
                )
