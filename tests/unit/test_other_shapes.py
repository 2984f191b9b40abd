"""A value of another shape than it should have, such as a list for a word, is a mistake like any other."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest

from scripts.data.load import MODELS, data_file
from scripts.data.mkdocs_allowlist import setting_faults
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.model import model_from
from scripts.data.yaml_reader import Location, YamlFile, YamlValue, parse_yaml, read_yaml
from scripts.diagnostics import CheckFailed, Diagnostic
from tests.project import FIXTURES

SHAPES: tuple[YamlValue, ...] = ({}, {"a": "b"}, [], ["a"], [["a"]], [{"a": "b"}], None, "x")
SETTINGS = """
theme:
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, primary: teal, toggle: {icon: a, name: b}}
  icon: {edit: material/phone, admonition: {note: material/phone}}
  features: [navigation.top]
  logo: img/logo.svg
extra:
  social: [{icon: material/phone, link: "https://example.org", name: Words}]
nav: [{Home: index.md}, {Costs: [{Prices: costs.md}]}]
"""
EVIDENCE = """
sources:
  - id: a2020
    findings: [{id: b, value: 1, amount: true, part-of: {finding: c, otherwise: d}, shares: [{percent: 5}]}]
"""


def locations(data: Any, here: Location = ()) -> Iterator[Location]:
    yield here
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from locations(value, (*here, key))


def with_value(data: Any, location: Location, value: YamlValue) -> Any:
    if not location:
        return value
    copy: Any = dict(data) if isinstance(data, dict) else list(data)
    copy[location[0]] = with_value(copy[location[0]], location[1:], value)
    return copy


def variants(file: YamlFile) -> Iterator[YamlFile]:
    for location in locations(file.data):
        for shape in SHAPES:
            yield YamlFile(file.path, with_value(file.data, location, shape), file.lines)


def said_of(file: YamlFile, name: str) -> tuple[Diagnostic, ...]:
    try:
        model_from(file, MODELS[name])
    except CheckFailed as failure:
        return failure.diagnostics
    return ()


@pytest.mark.parametrize("name", sorted(MODELS.keys() - {"words"}))  # whose values are all of one kind
def test_any_shape_of_a_value_in_a_data_file_is_right_or_told(name: str) -> None:
    for file in variants(read_yaml(FIXTURES, data_file(FIXTURES, name))):
        assert all(diagnostic.path == file.path and diagnostic.hint for diagnostic in said_of(file, name))


def test_so_is_that_of_keys_which_the_small_guide_does_not_have() -> None:
    evidence = parse_yaml(EVIDENCE, PurePosixPath("content/evidence.yml"))
    assert all(said_of(file, "evidence") for file in variants(evidence))
    clinic = read_yaml(FIXTURES, data_file(FIXTURES, "clinic"))
    for shape in SHAPES[:-2]:
        told = said_of(YamlFile(clinic.path, with_value(clinic.data, ("time-zone",), shape), clinic.lines), "clinic")
        assert [diagnostic.message for diagnostic in told if "time-zone is" in diagnostic.message]


def test_so_is_any_shape_of_a_setting() -> None:
    for file in variants(parse_yaml(SETTINGS, CONFIG)):
        assert all(fault.hint for fault in setting_faults(file))


@pytest.mark.parametrize(("written", "is_right"), [("true", True), ("false", True), ("yes", False), ("1", False)])
def test_what_is_neither_true_nor_false_is_told(written: str, *, is_right: bool) -> None:
    text = EVIDENCE.replace("amount: true", f"amount: {written}")
    told = said_of(parse_yaml(text, PurePosixPath("content/evidence.yml")), "evidence")
    assert (not any("neither true nor false" in diagnostic.message for diagnostic in told)) is is_right
