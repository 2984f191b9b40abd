"""What of Material for MkDocs works here: the table in material.yml, for the checks and MATERIAL.md; and its icons."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict

from scripts.data.yaml_reader import parse_yaml
from scripts.diagnostics import NameNotFound, nearest, suggestion

TABLE = Path(__file__).with_suffix(".yml")


class Feature(BaseModel):
    """A feature, which either works, or is refused with a reason and what to write `instead`, if anything."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    works: str = ""
    refused: str = ""
    instead: str = ""
    pattern: Annotated[re.Pattern[str], BeforeValidator(lambda text: re.compile(text, re.MULTILINE))] | None = None
    example: str = ""
    shows: str = ""

    @property
    def cure(self) -> str:
        """What to do about it where it is refused."""
        return self.instead or "delete it"


def groups() -> tuple[str, ...]:
    """Return the names of the groups of the table, in its order."""
    return tuple(_table())


@cache
def features(group: str) -> tuple[Feature, ...]:
    """Return the features of a group of the table, in its order."""
    return tuple(Feature(**entry) for entry in _table()[group])


@cache
def by_name(group: str) -> Mapping[str, Feature]:
    """Return the features of a group by their names."""
    return {feature.name: feature for feature in features(group)}


def meant(name: str, group: str) -> str:
    """Return what to write instead of a name that a group does not have: the nearest, if that one works."""
    known = by_name(group)
    near = nearest(name, known)
    if near and known[near].refused:
        return known[near].cure
    return suggestion(name, (one.name for one in known.values() if one.works))


@cache
def _table() -> Any:
    return parse_yaml(TABLE.read_text(encoding="utf-8"), PurePosixPath(TABLE.name)).data


FOLDER = Path(str(files("material"))) / "templates/.icons"
CREDIT = re.compile(r"<!--! ?(.*?)-->", re.DOTALL)  # Font Awesome's license, which has to stay with the drawing
PATH = re.compile(r' d="([^"]+)"')
VIEW = re.compile(r'viewBox="([^"]+)"')
PLACE = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")
NOTES = {  # the kinds, each with Material's own icon
    "note": "material-pencil-circle",
    "abstract": "material-clipboard-text",
    "info": "material-information",
    "tip": "material-fire",
    "success": "material-check",
    "question": "material-help-circle",
    "warning": "material-alert",
    "failure": "material-close",
    "danger": "material-lightning-bolt-circle",
    "bug": "material-shield-bug",
    "example": "material-test-tube",
    "quote": "material-format-quote-close",
}


class Drawing(NamedTuple):
    """An icon: its `viewBox`, the `d` of its path, and a credit, where its license asks for one."""

    view: str
    path: str
    credit: str


@cache
def drawing(name: str) -> Drawing:
    """Return the icon `material-phone`, or as settings and front matter have it, `material/phone`.

    Errors: `NameNotFound` with the name most like it.
    """
    path = name if "/" in name else name.replace("fontawesome-", "fontawesome/").replace("-", "/", 1)
    if not PLACE.fullmatch(path) or not (file := FOLDER / f"{path}.svg").is_file():
        known = _paths(path.rpartition("/")[0])
        raise NameNotFound("icon", name, known if "/" in name else [one.replace("/", "-") for one in known])
    text = file.read_text(encoding="utf-8")
    view, paths, credit = VIEW.search(text), PATH.findall(text), CREDIT.search(text)
    assert view, "each file is a view with paths, which a test holds for all of them"
    return Drawing(view[1], " ".join(paths), credit[1].strip() if credit else "")


def _paths(folder: str) -> list[str]:
    files = (FOLDER / folder).glob("*.svg") if PLACE.fullmatch(folder) else ()
    return [f"{folder}/{file.stem}" for file in files]
