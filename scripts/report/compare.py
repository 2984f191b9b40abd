"""Two snapshots compared: everything that a visitor would see differently. Nothing here reads a file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scripts.data.amounts import is_stated
from scripts.report.sentences import Wording, compare_sentences
from scripts.report.snapshot import PageSnapshot, SiteSnapshot

NO_PAGE = PageSnapshot("", {}, {}, {}, (), 0, "")

Values = Callable[[PageSnapshot], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """A price, figure or citation that changed, by its id; `before` or `after` is None where no page has it.

    `pages` are the addresses of the pages that show it now, or that showed it before it was gone.
    """

    name: str
    before: str | None
    after: str | None
    pages: tuple[str, ...]
    new_on: tuple[str, ...] = ()
    gone_from: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What happened to it: `added`, `removed`, `changed`, or `moved` to or from a page."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "changed" if self.before != self.after else "moved"

    @property
    def difference(self) -> Decimal | None:
        """By how many dollars a price rose; None for one that is new or gone."""
        return None if self.before is None or self.after is None else Decimal(self.after) - Decimal(self.before)


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is on both sites and differs: in its words or data, or only in what surrounds them."""

    address: str
    before: PageSnapshot
    after: PageSnapshot
    wording: Wording

    @property
    def has_own(self) -> bool:
        """Whether the page differs in anything of its own."""
        was, now = self.before, self.after
        return bool(self.wording) or (was.prices, was.figures, was.sources) != (now.prices, now.figures, now.sources)


@dataclass(frozen=True, slots=True)
class Gone:
    """A page or redirect that is gone; `to` is where its readers are redirected, None for nowhere."""

    address: str
    title: str
    to: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed. `prices` are the stated ones, `sums` the amounts calculated from them."""

    prices: tuple[Change, ...]
    sums: tuple[Change, ...]
    figures: tuple[Change, ...]
    citations: tuple[Change, ...]
    added: tuple[tuple[str, PageSnapshot], ...]
    gone: tuple[Gone, ...]
    pages: tuple[PageChange, ...]
    around: Wording
    files: tuple[tuple[str, str], ...]
    names: Mapping[str, str]

    @property
    def lost(self) -> tuple[Gone, ...]:
        """The pages that are gone without a redirect."""
        return tuple(page for page in self.gone if page.to is None)

    @property
    def harder_or_easier(self) -> tuple[PageChange, ...]:
        """The pages whose reading grade, which has one decimal place, rose or fell."""
        return tuple(page for page in self.pages if page.before.grade != page.after.grade)

    @property
    def to_look_at(self) -> tuple[str, ...]:
        """The addresses of the pages that are gone, new or different in their own words or data."""
        own = (page.address for page in self.pages if page.has_own)
        return tuple(sorted({*own, *(page.address for page in self.gone), *(address for address, _ in self.added)}))

    @property
    def like_others(self) -> tuple[str, ...]:
        """The addresses of the other pages that differ, by the theme or by what is on every page."""
        return tuple(page.address for page in self.pages if not page.has_own)


def compare(before: SiteSnapshot, after: SiteSnapshot) -> Changes:
    """Return what a visitor sees differently on the site `after`."""
    prices = tuple(_changes(before, after, lambda page: page.prices))
    return Changes(
        prices=tuple(change for change in prices if is_stated(change.name)),
        sums=tuple(change for change in prices if not is_stated(change.name)),
        figures=tuple(_changes(before, after, lambda page: page.figures)),
        citations=tuple(_changes(before, after, lambda page: page.sources)),
        added=tuple((address, page) for address, page in after.pages.items() if address not in before.pages),
        gone=tuple(_gone(before, after)),
        pages=tuple(_pages(before, after)),
        around=compare_sentences(before.around, after.around),
        files=tuple(_files(before.files, after.files)),
        names={**before.names, **after.names},
    )


def _changes(before: SiteSnapshot, after: SiteSnapshot, values: Values) -> Iterator[Change]:
    """Yield what changed in one kind of values, in the order in which the pages show them."""
    old, new = _by_name(before, values), _by_name(after, values)
    for name in {**old, **new}:
        was, now = old.get(name, {}), new.get(name, {})
        change = Change(
            name=name,
            before=next(iter(was.values()), None),
            after=next(iter(now.values()), None),
            pages=tuple(now or was),
            new_on=tuple(page for page in now if was and page not in was),
            gone_from=tuple(page for page in was if now and page not in now),
        )
        if change.before != change.after or change.new_on or change.gone_from:
            yield change


def _by_name(site: SiteSnapshot, values: Values) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for address, page in site.pages.items():
        for name, value in values(page).items():
            found.setdefault(name, {})[address] = value
    return found


def _gone(before: SiteSnapshot, after: SiteSnapshot) -> Iterator[Gone]:
    for address in sorted({*before.pages, *before.moved} - set(after.pages)):
        is_old = address in before.moved and address in after.moved  # was a redirect, and still is
        if not is_old:
            yield Gone(address, before.pages.get(address, NO_PAGE).title, after.moved.get(address))


def _pages(before: SiteSnapshot, after: SiteSnapshot) -> Iterator[PageChange]:
    for address, now in after.pages.items():
        was = before.pages.get(address)
        if was and was.fingerprint != now.fingerprint:
            yield PageChange(address, was, now, compare_sentences(was.said, now.said))


def _files(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (name, what happened to it)."""
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield name, "new" if name not in before else "changed" if name in after else "gone"
