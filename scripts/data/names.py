"""The names by which a part of the data refers to another one, in the same file or in another.

They are looked up in the files as written, so that unknown names are reported together with all other mistakes.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from scripts.data.price_tables import SPECIAL
from scripts.data.yaml_reader import Location, YamlFile, values
from scripts.diagnostics import Diagnostic, NameNotFound, nearest

ADD_A_PLACE = "add it to places: in content/clinic.yml, or write a place that is there"
# The keys that hold such names; what messages call their targets; the file with the targets and the list, or the list
# in a list, in which they are; and the files with references.
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


def entries(data: Any, key: str, here: Location = ()) -> Iterator[tuple[Location, Mapping[str, Any]]]:
    """Yield (location, entry) for each entry of the list `key` of the data at `here`, if it is a list of groups."""
    listed = data.get(key) if isinstance(data, dict) else None
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            yield (*here, key, index), entry


def ids(data: Any, key: str, *inner: str) -> dict[str, Location]:
    """Return the ids in the list `key` with their locations; for an `inner` list, ids like `oliver2022.response`."""
    candidates = ((entry.get("id"), where, entry) for where, entry in entries(data, key))
    by_id = {name: (where, entry) for name, where, entry in candidates if isinstance(name, str)}
    if not inner:
        return {name: (*where, "id") for name, (where, _) in by_id.items()}
    of_each = ((name, ids(entry, *inner)) for name, (_, entry) in by_id.items())
    return {f"{name}.{below}": where for name, below_it in of_each for below, where in below_it.items()}


def unknown_names(files: Mapping[str, YamlFile], valid: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each name that does not exist, as far as files could be read.

    `valid` are the files without mistakes. References to another file that has mistakes are not checked, except those
    to places.
    """
    for keys, kind, target, users in REFERENCES:
        owner, *lists = target.split()
        for user in {*users.split()} & files.keys() if owner in files else ():
            if user == owner or kind == "place" or owner in valid:
                yield from _unknown(files[user], keys.split(), kind, ids(files[owner].data, *lists))


def _unknown(file: YamlFile, keys: Collection[str], kind: str, known: Collection[str]) -> Iterator[Diagnostic]:
    for where, name in (entry for entry in values(file.data) if len(entry[0]) > 1):
        key = where[-2] if isinstance(where[-1], int) else where[-1]
        if key in keys and key != where[0] and name not in known and (kind, name) != ("price table", SPECIAL):
            missing = NameNotFound(kind, name, known)
            hint = ADD_A_PLACE if kind == "place" and not nearest(name, known) else missing.hint
            yield file.diagnostic_at(where, missing.message, hint, missing.code)
