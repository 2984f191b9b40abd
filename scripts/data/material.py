"""The features of Material for MkDocs that work here, from material.yml, for the checks and MATERIAL.md; its icons."""

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
    """A feature that either works, or is refused, with the reason and what to write `instead`, if anything."""

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
        """What to do about the feature where it is refused."""
        return self.instead or "delete it"


def groups() -> tuple[str, ...]:
    """Return the names of the groups, in the order of the table."""
    return tuple(_table())


@cache
def features(group: str) -> tuple[Feature, ...]:
    """Return the features of a group, in the order of the table."""
    return tuple(Feature(**entry) for entry in _table()[group])


@cache
def by_name(group: str) -> Mapping[str, Feature]:
    """Return the features of a group by their names."""
    return {feature.name: feature for feature in features(group)}


def replacement_for(name: str, group: str) -> str:
    """Return the hint for a name that a group does not have: the nearest name, or what to write instead of that."""
    known = by_name(group)
    near = nearest(name, known)
    if near and known[near].refused:
        return known[near].cure
    return suggestion(name, (feature.name for feature in known.values() if feature.works))


@cache
def _table() -> Any:
    return parse_yaml(TABLE.read_text(encoding="utf-8"), PurePosixPath(TABLE.name)).data


ICONS = Path(str(files("material"))) / "templates/.icons"
CREDIT = re.compile(r"<!--! ?(.*?)-->", re.DOTALL)  # Font Awesome's license, which must stay with the icon
PATH = re.compile(r' d="([^"]+)"')
VIEW = re.compile(r'viewBox="([^"]+)"')
ICON_PATH = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")
NOTE_ICONS = {  # each kind of note, with Material's own icon
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
    """An icon: its `viewBox`, the `d` of its path, and a credit, if its license requires one."""

    view: str
    path: str
    credit: str


@cache
def icon_drawing(name: str) -> Drawing:
    """Return the icon `material-phone`, which settings and front matter call `material/phone`.

    Errors: `NameNotFound`, with the most similar name.
    """
    path = name if "/" in name else name.replace("fontawesome-", "fontawesome/").replace("-", "/", 1)
    if not ICON_PATH.fullmatch(path) or not (file := ICONS / f"{path}.svg").is_file():
        known = _icon_paths(path.rpartition("/")[0])
        raise NameNotFound("icon", name, known if "/" in name else [icon.replace("/", "-") for icon in known])
    text = file.read_text(encoding="utf-8")
    view, paths, credit = VIEW.search(text), PATH.findall(text), CREDIT.search(text)
    assert view, "each file has a viewBox, which a test checks for all of them"
    return Drawing(view[1], " ".join(paths), credit[1].strip() if credit else "")


def _icon_paths(folder: str) -> list[str]:
    files = (ICONS / folder).glob("*.svg") if ICON_PATH.fullmatch(folder) else ()
    return [f"{folder}/{file.stem}" for file in files]
