"""What two data files say differently, or one names and another does not have."""

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
    """Yield what two files say differently, as far as both could be read."""
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
        yield from _known_names(files["decision"], "toward", "choice", models["treatments"].names)
    for name, rule, others in (
        ("checklists", unknown_facts, ()),
        ("handouts", unknown_names, ("checklists", "clinic", "decision")),
    ):
        if models.keys() >= {name, *others}:
            for where, message, hint in rule(*(models[model] for model in (name, *others))):
                yield Diagnostic(files[name].path, files[name].line(where), message, hint)


def _one_language(words: Words, file: YamlFile) -> Iterator[Diagnostic]:
    if words.language != file.path.stem:
        message = f'language is "{words.language}", and the file is called {file.path.name}'
        yield Diagnostic(file.path, file.line(("language",)), message, f"write {file.path.stem}, or rename the file")


def _one_series(pricing: Pricing, course: Course, file: YamlFile) -> Iterator[Diagnostic]:
    for index, offer in enumerate(pricing.offers):
        if offer.id == "series" and offer.infusions != course.series.infusions:
            message = f"infusions is {offer.infusions}, but content/course.yml says {course.series.infusions}"
            yield Diagnostic(
                file.path, file.line(("offers", index, "infusions")), message, "make the two files say the same"
            )


def _known_names(file: YamlFile, list_key: str, kind: str, known: Collection[str]) -> Iterator[Diagnostic]:
    """Yield every name in a list `list_key` that is not `known`, at any depth of the file."""

    def walk(data: Plain, here: Location) -> Iterator[Diagnostic]:
        if isinstance(data, dict):
            for key, value in data.items():
                if key == list_key and isinstance(value, list):
                    for index, name in enumerate(value):
                        if str(name) not in known:
                            missing = NameNotFound(kind, name, known)
                            yield Diagnostic(file.path, file.line((*here, key, index)), missing.message, missing.hint)
                else:
                    yield from walk(value, (*here, key))
        elif isinstance(data, list):
            for index, value in enumerate(data):
                yield from walk(value, (*here, index))

    yield from walk(file.data, ())
