"""A summary of problems, with their places in the forms: for the page of a run on GitHub that pull requests link to."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from scripts.data.front_matter import read_page
from scripts.data.load import FOLDER
from scripts.data.source_files import DOCS, read_text
from scripts.data.yaml_reader import YamlFile, YamlValue, parse_yaml, read_yaml
from scripts.diagnostics import CheckFailed, Diagnostic, shortened
from scripts.editor.layout import FORMS, MORE_LABEL, TITLES, file_label, label

HEAD = "| In the forms | File and line | What is wrong, and what to write instead |\n|---|---|---|\n"
MARKDOWN_CHARACTERS = re.compile(r"[\\`*_<>|\[\]]")


def summary(root: Path, diagnostics: Iterable[Diagnostic]) -> str:
    """Return a table in Markdown with a row for each problem."""
    rows = (
        f"| {_escaped(form_path(root, problem.path, problem.line))} | {problem.path}:{problem.line} "
        f"| {_escaped(problem.text)} |\n"
        for problem in diagnostics
    )
    return HEAD + "".join(rows)


def form_path(root: Path, path: PurePosixPath, line: int) -> str:
    """Return the collection, entry and field of a line, as far as its file can be read; nothing outside the forms."""
    try:
        if path.suffix == ".md" and DOCS in path.parents:
            return " \u203a ".join(_page_path(root, path, line))
        if path.suffix == ".yml" and path.parent == FOLDER:
            return " \u203a ".join((_collection(path.stem), *_field_labels(read_yaml(root, path), line)))
    except CheckFailed:
        return _collection(path.stem) if path.suffix == ".yml" else "Pages"
    return ""


def _collection(name: str) -> str:
    return file_label(name) if name in FORMS else f"{MORE_LABEL} \u203a {file_label(name)}"


def _page_path(root: Path, path: PurePosixPath, line: int) -> Iterator[str]:
    page = read_page(read_text(root, path), path)
    yield "Handouts" if path.parent != DOCS else "Pages"
    yield page.front_matter.title if page.front_matter else path.stem
    if line >= page.first_line:
        yield "Text"
    elif "\n" in page.head.strip("-\n"):
        yield from _field_labels(parse_yaml(page.head.strip("-\n"), path, first_line=2), line)


def _field_labels(file: YamlFile, line: int) -> Iterator[str]:
    """Yield the labels that lead to the value that starts on a line, or to the last one before it."""
    location = max((at, len(where), where) for where, at in file.lines.items() if at <= line)[2]
    value = file.data
    for key in location:
        value = _child(value, key)
        yield label(key) if isinstance(key, str) else _entry_title(value, key)


def _child(value: YamlValue, key: str | int) -> YamlValue:
    return value[key] if isinstance(value, dict | list) else None  # type: ignore[index] # a key of what it is


def _entry_title(entry: YamlValue, number: int) -> str:
    """Return the title of an entry in the forms, or its number if it has none."""
    if isinstance(entry, dict):
        return next((shortened(str(entry[name])) for name in TITLES if entry.get(name)), str(number + 1))
    return str(number + 1)


def _escaped(text: str) -> str:
    return MARKDOWN_CHARACTERS.sub(lambda match: f"\\{match[0]}", text)
