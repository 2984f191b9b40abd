"""The names by which one part of the pricing file speaks of another, and what it has twice.

They are looked up in the file as it was written, so that they are told together with whatever else is wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from scripts.data.offers import adds_name
from scripts.data.yaml_reader import Location, YamlFile, values
from scripts.diagnostics import Diagnostic, NameNotFound, nearest

ENTRIES = {"offer": "offers", "variant": "variants"}
PLACES = "places"  # of the clinic file
NAMED = {
    "offers": "offer",
    "variants": "variant",
    "places": "place",
    "variant": "variant",
    "place": "place",
    "begins-with": "offer",
    "goes-on-with": "offer",
}
TWICE = "duplicate-entry"
ADD_A_PLACE = "add it to places: in content/clinic.yml, or write a place that is there"


def check_names(file: YamlFile, clinic: YamlFile | None) -> Iterator[Diagnostic]:
    """Yield each unknown name, each second price for one variant and place, and sums that would share a name.

    `clinic` is the file that has the places, if it could be read.
    """
    data = _data(file)
    known = {kind: dict(_ids(data, part)) for kind, part in ENTRIES.items()}
    if clinic:
        known["place"] = dict(_ids(_data(clinic), PLACES))
    for where, name in values(data):
        kind = NAMED.get(str(where[-2] if isinstance(where[-1], int) else where[-1]), "") if where[1:] else ""
        if kind in known and name not in known[kind] and where[:-1] != (ENTRIES.get(kind),):
            missing = NameNotFound(kind, name, known[kind])
            hint = ADD_A_PLACE if kind == "place" and not nearest(str(name), known[kind]) else missing.hint
            yield Diagnostic(file.path, file.line(where), missing.message, hint, missing.code)
    yield from _units(file, data)
    for where, offer in _entries(data, "offers"):
        yield from _prices(file, where, offer)
    yield from _shared(file, dict(_ids(data, "variants")).items(), adds_name)
    yield from _shared(file, [*dict(_ids(data, "promotions")).items(), *dict(_ids(data, "discounts")).items()])


def _data(file: YamlFile) -> dict[str, Any]:
    return file.data if isinstance(file.data, dict) else {}


def _entries(data: Mapping[str, Any], part: str) -> Iterator[tuple[Location, Mapping[str, Any]]]:
    """Yield the entries of a list with their locations, as far as it is one."""
    found = data.get(part)
    for index, entry in enumerate(found if isinstance(found, list) else ()):
        if isinstance(entry, dict):
            yield (part, index), entry


def _ids(data: Mapping[str, Any], part: str) -> Iterator[tuple[str, Location]]:
    for where, entry in _entries(data, part):
        if isinstance(name := entry.get("id"), str):
            yield name, (*where, "id")


def _units(file: YamlFile, data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield each offer that is counted in something that is not among the units."""
    known = {str(entry.get(form)) for _, entry in _entries(data, "units") for form in ("one", "several")}
    for where, offer in _entries(data, "offers"):
        _, _, unit = str(offer.get("covers") or "").partition(" ")
        if unit and unit not in known:
            yield NameNotFound("unit", unit, known).at(file.path, file.line((*where, "covers")))


def _prices(file: YamlFile, where: Location, offer: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield what makes it unclear which price of an offer holds."""
    first: dict[tuple[str, ...], int] = {}
    prices = [(file.line((*where, *at)), price) for at, price in _entries(offer, "prices")]
    for line, price in prices:
        key = tuple(str(price.get(part) or "") for part in ("variant", "place"))
        if key in first:
            told = " at ".join(filter(None, key)) or "it"
            message = f"there is a price for {told} on line {first[key]} already"
            yield Diagnostic(file.path, line, message, "delete one of the two", TWICE)
        first.setdefault(key, line)
        if not price.get("variant") and any(other.get("variant") for _, other in prices):
            hint = "add a line that begins with variant:, as other prices of this offer have"
            yield Diagnostic(file.path, line, '"variant:" is missing', hint, "value-missing")


def _shared(
    file: YamlFile, ids: Iterable[tuple[str, Location]], sum_of: Callable[[str], str] = str
) -> Iterator[Diagnostic]:
    """Yield each entry whose sums would be named like those of another. The reader tells ids that are the same."""
    first: dict[str, Location] = {}
    for name, where in ((sum_of(one), at) for one, at in ids):
        if name in first:
            message = f"its sums would have the same names as those of the one on line {file.line(first[name])}"
            yield Diagnostic(file.path, file.line(where), message, "give one of the two another id", "name-of-sum")
        first.setdefault(name, where)
