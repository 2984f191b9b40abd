"""Names that the clinic or the pricing file has changed, and where the site still says the old ones."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from scripts.checks.source.committed import text_before
from scripts.checks.source.markup import found_in
from scripts.data.load import CLINIC, PRICING
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import CONTENT, DOCS, plain_files, read_text
from scripts.data.yaml_reader import Location, YamlFile, parse_yaml, read_yaml, values
from scripts.diagnostics import CheckFailed, Diagnostic, shortened

NAMES = {"name", "short-name"}
MOST_PLACES = 6  # in one message
NOT_OURS = {"evidence", "search"}  # titles of others, and what people type


def old_names(root: Path) -> Iterator[Diagnostic]:
    """Yield each name that was changed and is still said somewhere."""
    for path in (CLINIC, PRICING):
        file = read_yaml(root, path)
        now, before = _names(file), _names_before(root, path)
        for key, (where, name) in now.items():
            _, old = before.get(key, (where, name))
            if old != name and old not in {said for _, said in now.values()} and (places := [*_said(root, old)]):
                more = f" and {len(places) - MOST_PLACES} more places" if len(places) > MOST_PLACES else ""
                message = f'"{shortened(old)}" is now called "{shortened(name)}", but the old name is still in '
                hint = "change it there if it means the same"
                told = message + ", ".join(places[:MOST_PLACES]) + more
                yield Diagnostic(path, file.line(where), told, hint, "name-old")


def _names(file: YamlFile) -> Mapping[tuple[str, ...], tuple[Location, str]]:
    """Return each name in the file by what it is the name of, which a change of the name or of the order keeps."""
    ids = {where[:-1]: value for where, value in values(file.data) if where[-1] == "id"}
    found = ((where, value) for where, value in values(file.data) if where[-1] in NAMES)
    return {
        (str(where[0]), str(where[-1]), ids.get(where[:-1], "")): (where, " ".join(value.split()))
        for where, value in found
    }


def _names_before(root: Path, path: PurePosixPath) -> Mapping[tuple[str, ...], tuple[Location, str]]:
    text = text_before(root, path)
    try:
        return _names(parse_yaml(text, path)) if text else {}
    except CheckFailed:
        return {}


def _said(root: Path, name: str) -> Iterator[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    pattern = re.compile(rf"(?<![\w-]){words}s?(?![\w-])", re.IGNORECASE)
    ours = (path for path in plain_files(root, CONTENT, ".yml") if path.stem not in NOT_OURS)
    for path in (*plain_files(root, DOCS, ".md"), *ours, CONFIG):
        yield from dict.fromkeys(f"{path}:{line}" for line, _ in found_in(read_text(root, path), pattern))
