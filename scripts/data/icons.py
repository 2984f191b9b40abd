"""The icons that Material brings, and which of them stands for each kind of note."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from scripts.diagnostics import NameNotFound

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
