"""The sources of one page: numbered as they are cited, listed at its end."""

from dataclasses import dataclass, field

from markupsafe import Markup

from scripts.content.evidence import Evidence, Source
from scripts.render.references import reference


@dataclass(slots=True)
class Citations:
    """Counts what a page cites: `uses` has each source once, in the order of its number."""

    evidence: Evidence
    uses: dict[str, int] = field(default_factory=dict)

    def cite(self, *names: str) -> Markup:
        """Return the numbers of some sources, each a link to its entry. Errors: `NameNotFound`, `ValueError`."""
        if not names:
            raise ValueError("no source is named; write the id of one from content/evidence.yml")
        return Markup("").join(self._mark(name) for name in names)

    def _mark(self, name: str) -> Markup:
        source = self.evidence.source(name)
        self.uses[name] = use = self.uses.get(name, 0) + 1
        number = list(self.uses).index(name) + 1
        mark = (
            '<sup class="cite"><a href="#source-{n}" id="cite-{n}-{use}" aria-label="Source {n}: {label}">{n}</a></sup>'
        )
        return Markup(mark).format(n=number, use=use, label=_short(source))

    def listed(self) -> str:
        """Return the page's list of sources as Markdown, or nothing when it cites none."""
        if not self.uses:
            return ""
        entries = (
            Markup('<li id="source-{n}" data-source="{id}">{entry} {back}</li>').format(
                n=number, id=name, entry=reference(self.evidence.source(name)), back=self._back(number, uses)
            )
            for number, (name, uses) in enumerate(self.uses.items(), 1)
        )
        heading = "\n\n## Sources {#sources data-search-exclude}\n\n"  # the page of sources is enough to find them
        return heading + '<ol class="sources">\n' + "\n".join(entries) + "\n</ol>\n"

    def _back(self, number: int, uses: int) -> Markup:
        link = (
            '<a class="back" href="#cite-{n}-{use}" aria-label="Back to where source {n} is cited, place {use}">↑</a>'
        )
        return Markup(" ").join(Markup(link).format(n=number, use=use) for use in range(1, uses + 1))


def _short(source: Source) -> str:
    name = source.authors[0].rpartition(" ")[0] if source.authors else source.organization
    return f"{name} {source.year}" if source.year else str(name)
