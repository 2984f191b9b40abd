"""The quick parser reads what the careful one reads, or leaves it alone."""

from pathlib import Path, PurePosixPath

import pytest

from scripts.data import yaml_reader
from scripts.data.yaml_nodes import plain_nodes
from tests.project import FIXTURES, ROOT

FILES = sorted([*(ROOT / "content").glob("*.yml"), *(FIXTURES / "content").glob("*.yml")])
PAGES = sorted((ROOT / "docs").glob("*.md"))
PATH = PurePosixPath("content/x.yml")


def by_both(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[yaml_reader.YamlFile, yaml_reader.YamlFile]:
    yaml_reader.parse_yaml.cache_clear()
    quick = yaml_reader.parse_yaml(text, PATH)
    yaml_reader.parse_yaml.cache_clear()
    monkeypatch.setattr(yaml_reader, "plain_nodes", lambda _: None)
    return quick, yaml_reader.parse_yaml(text, PATH)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}/{file.name}")
def test_a_data_file_is_read_alike(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = file.read_text(encoding="utf-8")
    assert plain_nodes(text), "it would be read slowly"
    quick, careful = by_both(text, monkeypatch)
    assert quick == careful


def test_the_front_matter_of_every_page_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    heads = [file.read_text(encoding="utf-8").split("---\n")[1] for file in PAGES]
    quick = [yaml_reader.parse_yaml(head, PATH) for head in heads]
    yaml_reader.parse_yaml.cache_clear()
    monkeypatch.setattr(yaml_reader, "plain_nodes", lambda _: None)
    assert quick == [yaml_reader.parse_yaml(head, PATH) for head in heads]


@pytest.mark.parametrize(
    "text",
    [
        "a: 12:30\nb: 0475\nc: no\nd: ~\ne: '~'\nf:\n",
        "a: >-\n  one\n  two\n\n  three\nb: |\n  x\n   y\n",
        'a: "tab\\t, \\u00e9, \\/"\nb: plain # not text\nc: it\'s # here\n',
        "a: [x, 'y, z', 1_000]\nb: {c: d, e: f}\n",
        "- a: 1\n  b: 2\n-   - c\n    - d\n- e\n",
        "? a\n: b\n",
        "<<: x\n=: y\n",
        "---\na: b\n...\n",
    ],
)
def test_plain_text_is_read_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, careful = by_both(text, monkeypatch)
    assert quick == careful


@pytest.mark.parametrize(
    "text",
    [
        "a: &x b\n",
        "a: *x\n",
        "a: !!str b\n",
        "%YAML 1.1\n---\na: b\n",
        "a: b\u2028c\n",
        "a: [b\n",
        "a: 1\n---\nb: 2\n",
        "",
    ],
)
def test_what_is_not_plain_is_left_to_the_careful_parser(text: str) -> None:
    assert plain_nodes(text) is None
