"""Documents that are generated and committed: RULES.md and MATERIAL.md, and the models for schemas/."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from scripts.checks.banned import BANNED, BannedPhrases
from scripts.data.load import MODELS
from scripts.data.material import Feature, features, groups
from scripts.data.words import words_file, words_model
from scripts.data.yaml_reader import YamlValue, read_yaml

RULES, RULES_PAGE, MATERIAL_PAGE = PurePosixPath("scripts/rules.yml"), "RULES.md", "MATERIAL.md"
MARKDOWN_SPECIAL = re.compile(r"(`[^`]+`)|[\\`*_<>|\[\]]")
RULES_OPENING = """# Rules

Each message of the checks ends with a code in brackets. This page says what the code stands for, why it is a rule, who
says so, and what to do. It is generated: edit `scripts/rules.yml`, then run `make rules`.
"""
MATERIAL_OPENING = """# Which of Material's features work here

[Material for MkDocs](https://squidfunk.github.io/mkdocs-material/reference/) documents what a page and `mkdocs.yml` can
have. This page says which of it works on this site, how far, and why the rest does not: a check refuses that in these
words. It is generated: edit `scripts/data/material.yml`, then run `make rules`.
"""


def data_file_models(root: Path) -> dict[str, type[BaseModel]]:
    """Return the model of each kind of data file by its name; that of `words` is built from the English words."""
    return {**MODELS, BANNED.stem: BannedPhrases, "words": words_model(_read(root, words_file("en")))}


def rules_page(root: Path) -> str:
    """Return RULES.md: one section for each code, in alphabetical order. Errors: `CheckFailed`."""
    return "\n".join([RULES_OPENING, *(_rule_section(code, rule) for code, rule in sorted(_read(root, RULES).items()))])


def _rule_section(code: str, rule: YamlValue) -> str:
    assert isinstance(rule, dict)
    source = f"- **Source:** {rule['source']}\n" if "source" in rule else ""
    return f"## {code}\n\n{rule['what']}\n\n- **Why:** {rule['reason']}\n{source}- **Fix:** {rule['cure']}\n"


def material_page() -> str:
    """Return MATERIAL.md: a table for each group of features."""
    return "\n".join([MATERIAL_OPENING, *map(_feature_table, groups())])


def _feature_table(name: str) -> str:
    rows = (
        f"| {_cell(feature.name)} | {'works' if feature.works else 'refused'} | {_explanation(feature)} |\n"
        for feature in features(name)
    )
    return f"## {name.capitalize()}\n\n| Feature | Here | How far, or why not |\n|---|---|---|\n{''.join(rows)}"


def _explanation(feature: Feature) -> str:
    if feature.works:
        return _cell(feature.works)
    return f"{_cell(feature.refused)}; {_cell(feature.instead)}" if feature.instead else _cell(feature.refused)


def _cell(text: str) -> str:
    """Return a text escaped for a Markdown table, except for code in backquotes."""
    return MARKDOWN_SPECIAL.sub(lambda match: match[1] or f"\\{match[0]}", text)


def _read(root: Path, path: PurePosixPath) -> Mapping[str, YamlValue]:
    data = read_yaml(root, path).data
    assert isinstance(data, dict)
    return data
