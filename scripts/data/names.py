"""The names by which one part of the data speaks of another, in the same file or in another one.

They are looked up in the files as they are written, so that they are told together with whatever else is wrong.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from scripts.data.price_tables import SPECIAL
from scripts.data.yaml_reader import Location, YamlFile, values
from scripts.diagnostics import Diagnostic, NameNotFound, nearest

ADD_A_PLACE = "add it to places: in content/clinic.yml, or write a place that is there"
# The keys of such names; how messages call what they name; the file that has it and its list, or the list in its list;
# and the files that speak of it.
REFERENCES = (
    ("sources", "source", "evidence sources", "checklists decision mechanism medicines safety treatments"),
    ("counted", "finding", "evidence sources findings", "treatments"),
    ("toward treatment services", "treatment", "treatments options", "clinic decision pricing"),
    ("checklist", "part of a checklist", "checklists checklists groups", "handouts"),
    ("questions", "group of questions", "decision questions", "handouts"),
    ("ask", "clinic fact", "clinic facts", "handouts"),
    ("prices", "price table", "pricing tables", "handouts"),
    ("offers begins-with goes-on-with", "offer", "pricing offers", "pricing"),
    ("variants variant", "variant", "pricing variants", "pricing"),
    ("places place", "place", "clinic places", "pricing"),
)


def entries(data: Any, part: str, here: Location = ()) -> Iterator[tuple[Location, Mapping[str, Any]]]:
    """Yield the entries of a list in the data at `here` with their locations, as far as it is one."""
    found = data.get(part) if isinstance(data, dict) else None
    for index, entry in enumerate(found if isinstance(found, list) else ()):
        if isinstance(entry, dict):
            yield (*here, part, index), entry


def ids(data: Any, part: str, *inner: str) -> dict[str, Location]:
    """Return the ids in a list with their locations; those of a list inside it as `oliver2022.response`."""
    named = ((entry.get("id"), where, entry) for where, entry in entries(data, part))
    found = {name: (where, entry) for name, where, entry in named if isinstance(name, str)}
    if not inner:
        return {name: (*where, "id") for name, (where, _) in found.items()}
    of_each = ((name, ids(entry, *inner)) for name, (_, entry) in found.items())
    return {f"{name}.{below}": where for name, below_it in of_each for below, where in below_it.items()}


def unknown_names(files: Mapping[str, YamlFile], right: Collection[str]) -> Iterator[Diagnostic]:
    """Yield each name that does not exist, as far as files could be read; `right` are those without mistakes.

    What is wrong in one file is not told of others that speak of it, but that a place is missing.
    """
    for keys, kind, place, users in REFERENCES:
        of, *lists = place.split()
        for user in {*users.split()} & files.keys() if of in files else ():
            if user == of or kind == "place" or of in right:
                yield from _unknown(files[user], keys.split(), kind, ids(files[of].data, *lists))


def _unknown(file: YamlFile, keys: Collection[str], kind: str, known: Collection[str]) -> Iterator[Diagnostic]:
    for where, name in (one for one in values(file.data) if len(one[0]) > 1):
        key = where[-2] if isinstance(where[-1], int) else where[-1]
        if key in keys and key != where[0] and name not in known and (kind, name) != ("price table", SPECIAL):
            missing = NameNotFound(kind, name, known)
            hint = ADD_A_PLACE if kind == "place" and not nearest(name, known) else missing.hint
            yield file.diagnostic_at(where, missing.message, hint, missing.code)
