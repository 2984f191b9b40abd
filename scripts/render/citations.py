"""The sources of one page: numbered as they are cited, and listed at its end."""

from dataclasses import dataclass, field

from markupsafe import Markup

from scripts.data.evidence import Evidence
from scripts.data.words import Words
from scripts.diagnostics import DiagnosticError
from scripts.render.references import short_reference

MARK = Markup('<sup class="cite"><a href="#source-{name}"{id} aria-label="{label}">{n}</a></sup>')
ENTRY = Markup('<li id="source-{name}">{source} <a class="back" aria-label="{back}" href="#cite-{n}">↑</a></li>')


@dataclass(slots=True)
class Citations:
    """Numbers sources in the order in which a page first cites them; `references` is the page with all details."""

    evidence: Evidence
    words: Words
    references: str
    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, *names: str) -> Markup:
        """Return the numbers of sources, each a link to its entry. Errors: `DiagnosticError`."""
        if not names:
            hint = "write the id of one from content/evidence.yml"
            raise DiagnosticError("no source is given", hint, "macro-values")
        return Markup("").join(self._mark(name) for name in names)

    def _mark(self, name: str) -> Markup:
        self.evidence.source(name)
        first = name not in self.numbers
        number = self.numbers.setdefault(name, len(self.numbers) + 1)
        label = self.words.sources.source.format(number=number)
        return MARK.format(name=name, n=number, label=label, id=Markup(' id="cite-{}"').format(number) if first else "")

    def listed(self) -> tuple[str, ...]:
        """Return the page's list of sources, a heading as Markdown and the list as HTML; nothing if it cites none.

        The entries are short: who, when, the kind of source, and a link. One page has all the details.
        """
        if not self.numbers:
            return ()
        told = self.words.sources
        entries = (
            ENTRY.format(n=number, name=name, back=told.back, source=short_reference(self.evidence.source(name), told))
            for name, number in self.numbers.items()
        )
        listed = Markup('<ol class="sources">\n{}\n</ol>').format(Markup("\n").join(entries))
        more = Markup('<p><a href="{}">{}</a></p>').format(self.references, told.more)
        return f"\n\n## {told.title} {{#sources}}\n\n", listed, "\n\n", more, "\n\n"
