"""The comparison of two snapshots: everything that a visitor would see differently. Nothing here reads a file."""

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
    """A price, figure or citation that changed, by its id. `before` or `after` is None if no page has it.

    `pages` are the addresses of the pages that show it now, or that showed it if none does now.
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
        """By how many dollars a price rose, or None if it is new or gone."""
        return None if self.before is None or self.after is None else Decimal(self.after) - Decimal(self.before)


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is on both sites and differs, in its own words or data, or only in what surrounds them."""

    address: str
    before: PageSnapshot
    after: PageSnapshot
    wording: Wording

    @property
    def has_own_change(self) -> bool:
        """Whether the page differs in its own words or data."""
        was, now = self.before, self.after
        return bool(self.wording) or (was.prices, was.figures, was.sources) != (now.prices, now.figures, now.sources)


@dataclass(frozen=True, slots=True)
class RemovedPage:
    """A page or redirect that is gone. `to` is where its readers are redirected, or None."""

    address: str
    title: str
    to: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed. `prices` are those in the data, `sums` the amounts calculated from them.

    `shared` is the wording of what is on every page; `files` are (name, what happened to it).
    """

    prices: tuple[Change, ...]
    sums: tuple[Change, ...]
    figures: tuple[Change, ...]
    citations: tuple[Change, ...]
    added: tuple[tuple[str, PageSnapshot], ...]
    removed: tuple[RemovedPage, ...]
    pages: tuple[PageChange, ...]
    shared: Wording
    files: tuple[tuple[str, str], ...]
    names: Mapping[str, str]

    @property
    def removed_without_redirect(self) -> tuple[RemovedPage, ...]:
        """The pages that are gone without a redirect."""
        return tuple(page for page in self.removed if page.to is None)

    @property
    def harder_or_easier(self) -> tuple[PageChange, ...]:
        """The pages whose reading grade, rounded to one decimal place, rose or fell."""
        return tuple(page for page in self.pages if page.before.grade != page.after.grade)

    @property
    def directly_changed(self) -> tuple[str, ...]:
        """The addresses of the pages that are gone, new, or different in their own words or data."""
        own = (page.address for page in self.pages if page.has_own_change)
        return tuple(sorted({*own, *(page.address for page in self.removed), *(address for address, _ in self.added)}))

    @property
    def indirectly_changed(self) -> tuple[str, ...]:
        """The addresses of the other pages that differ, because of the theme or of what is on every page."""
        return tuple(page.address for page in self.pages if not page.has_own_change)


def compare(before: SiteSnapshot, after: SiteSnapshot) -> Changes:
    """Return what a visitor sees differently on the site `after` than on the site `before`."""
    prices = tuple(_value_changes(before, after, lambda page: page.prices))
    return Changes(
        prices=tuple(change for change in prices if is_stated(change.name)),
        sums=tuple(change for change in prices if not is_stated(change.name)),
        figures=tuple(_value_changes(before, after, lambda page: page.figures)),
        citations=tuple(_value_changes(before, after, lambda page: page.sources)),
        added=tuple((address, page) for address, page in after.pages.items() if address not in before.pages),
        removed=tuple(_removed_pages(before, after)),
        pages=tuple(_page_changes(before, after)),
        shared=compare_sentences(before.shared, after.shared),
        files=tuple(_file_changes(before.files, after.files)),
        names={**before.names, **after.names},
    )


def _value_changes(before: SiteSnapshot, after: SiteSnapshot, values: Values) -> Iterator[Change]:
    """Yield what changed in one kind of value, in the order in which the pages show the values."""
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
    by_name: dict[str, dict[str, str]] = {}
    for address, page in site.pages.items():
        for name, value in values(page).items():
            by_name.setdefault(name, {})[address] = value
    return by_name


def _removed_pages(before: SiteSnapshot, after: SiteSnapshot) -> Iterator[RemovedPage]:
    for address in sorted({*before.pages, *before.moved} - set(after.pages)):
        is_old = address in before.moved and address in after.moved  # was a redirect, and still is
        if not is_old:
            yield RemovedPage(address, before.pages.get(address, NO_PAGE).title, after.moved.get(address))


def _page_changes(before: SiteSnapshot, after: SiteSnapshot) -> Iterator[PageChange]:
    for address, now in after.pages.items():
        was = before.pages.get(address)
        if was and was.fingerprint != now.fingerprint:
            yield PageChange(address, was, now, compare_sentences(was.sentences, now.sentences))


def _file_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (name, what happened to it) for each file that is new, changed or gone."""
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield name, "new" if name not in before else "changed" if name in after else "gone"
