"""What of Material for MkDocs works here: the table in material.yml, for the checks, for MATERIAL.md, and for tests."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from scripts.data.yaml_reader import parse_yaml
from scripts.diagnostics import nearest, suggestion

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
