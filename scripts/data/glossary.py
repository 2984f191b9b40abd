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
