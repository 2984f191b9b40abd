"""Checks between data files: contradictions, and names that do not exist."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from scripts.data.checklists import unknown_facts
from scripts.data.course import Course
from scripts.data.handouts import unknown_names
from scripts.data.pricing import Pricing
from scripts.data.words import Words
from scripts.data.yaml_reader import Location, Plain, YamlFile
from scripts.diagnostics import Diagnostic, NameNotFound


def between(files: Mapping[str, YamlFile], models: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield contradictions between two files, as far as both could be read."""
    if "pricing" in models and "course" in models:
        yield from _one_series(models["pricing"], models["course"], files["pricing"])
    if "words" in models:
        yield from _one_language(models["words"], files["words"])
    if "evidence" in models:
        known = models["evidence"].by_id
        for name in ("checklists", "decision", "mechanism", "medicines", "safety", "treatments"):
            if name in models:
                yield from _known_names(files[name], "sources", "source", known)
    if "treatments" in models and "decision" in models:
        yield from _known_names(files["decision"], "toward", "treatment", models["treatments"].names)
    for name, rule, others in (
        ("checklists", unknown_facts, ()),
        ("handouts", unknown_names, ("checklists", "clinic", "decision")),
    ):
        if models.keys() >= {name, *others}:
            for where, message, hint, code in rule(*(models[model] for model in (name, *others))):
                yield Diagnostic(files[name].path, files[name].line(where), message, hint, code)


def _one_language(words: Words, file: YamlFile) -> Iterator[Diagnostic]:
    if words.language != file.path.stem:
        message = f'language is "{words.language}", but the file is called {file.path.name}'
        hint = f"write {file.path.stem}, or rename the file"
        yield Diagnostic(file.path, file.line(("language",)), message, hint, "language-file")


def _one_series(pricing: Pricing, course: Course, file: YamlFile) -> Iterator[Diagnostic]:
    for index, offer in enumerate(pricing.offers):
        if offer.id == "series" and offer.infusions != course.series.infusions:
            message = f"infusions is {offer.infusions}, but content/course.yml says {course.series.infusions}"
            line = file.line(("offers", index, "infusions"))
            yield Diagnostic(file.path, line, message, "make the two files agree", "infusion-count")


def _known_names(file: YamlFile, list_key: str, kind: str, known: Collection[str]) -> Iterator[Diagnostic]:
    """Yield every name in a list called `list_key`, at any depth, that is not one of the `known`."""

    def walk(data: Plain, here: Location) -> Iterator[Diagnostic]:
        if isinstance(data, dict):
            for key, value in data.items():
                if key == list_key and isinstance(value, list):
                    for index, name in enumerate(value):
                        if str(name) not in known:
                            yield NameNotFound(kind, name, known).at(file.path, file.line((*here, key, index)))
                else:
                    yield from walk(value, (*here, key))
        elif isinstance(data, list):
            for index, value in enumerate(data):
                yield from walk(value, (*here, index))

    yield from walk(file.data, ())
