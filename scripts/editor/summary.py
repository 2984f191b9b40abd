"""What is wrong, with where it is in the forms: for the page of a run on GitHub, which pull requests link to."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from scripts.data.front_matter import read_page
from scripts.data.load import FOLDER
from scripts.data.source_files import DOCS, read_text
from scripts.data.yaml_reader import Plain, YamlFile, parse_yaml, read_yaml
from scripts.diagnostics import CheckFailed, Diagnostic, shortened
from scripts.editor.layout import FORMS, MORE, TITLES, file_label, label

HEAD = "| In the forms | File and line | What is wrong, and what to write instead |\n|---|---|---|\n"
SIGNS = re.compile(r"[\\`*_<>|\[\]]")


def summary(root: Path, diagnostics: Iterable[Diagnostic]) -> str:
    """Return a table in Markdown, one row for each problem."""
    rows = (
        f"| {_cell(place(root, one.path, one.line))} | {one.path}:{one.line} | {_cell(one.text)} |\n"
        for one in diagnostics
    )
    return HEAD + "".join(rows)


def place(root: Path, path: PurePosixPath, line: int) -> str:
    """Return collection, entry and field that a line belongs to; only what can be read, nothing outside the forms."""
    try:
        if path.suffix == ".md" and DOCS in path.parents:
            return " \u203a ".join(_in_page(root, path, line))
        if path.suffix == ".yml" and path.parent == FOLDER:
            return " \u203a ".join((_collection(path.stem), *_fields(read_yaml(root, path), line)))
    except CheckFailed:
        return _collection(path.stem) if path.suffix == ".yml" else "Pages"
    return ""


def _collection(name: str) -> str:
    return file_label(name) if name in FORMS else f"{MORE} \u203a {file_label(name)}"


def _in_page(root: Path, path: PurePosixPath, line: int) -> Iterator[str]:
    page = read_page(read_text(root, path), path)
    yield "Handouts" if path.parent != DOCS else "Pages"
    yield page.front_matter.title if page.front_matter else path.stem
    if line >= page.first_line:
        yield "Text"
    elif "\n" in page.head.strip("-\n"):
        yield from _fields(parse_yaml(page.head.strip("-\n"), path, first_line=2), line)


def _fields(file: YamlFile, line: int) -> Iterator[str]:
    """Yield the labels that lead to what begins on a line, or last before it."""
    found = max((at, len(where), where) for where, at in file.lines.items() if at <= line)[2]
    value = file.data
    for key in found:
        value = _below(value, key)
        yield label(key) if isinstance(key, str) else _title(value, key)


def _below(value: Plain, key: str | int) -> Plain:
    return value[key] if isinstance(value, dict | list) else None  # type: ignore[index] # a key of what it is


def _title(entry: Plain, number: int) -> str:
    """Return what an entry is called in the forms."""
    if isinstance(entry, dict):
        return next((shortened(str(entry[name])) for name in TITLES if entry.get(name)), str(number + 1))
    return str(number + 1)


def _cell(text: str) -> str:
    return SIGNS.sub(lambda found: f"\\{found[0]}", text)
