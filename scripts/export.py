"""Write what is made from other files and committed, schemas/ and RULES.md: `python -m scripts.export`."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from scripts.checks.banned import BANNED, BannedPhrases
from scripts.command_line import ROOT, run
from scripts.data.load import KINDS
from scripts.data.model import schema
from scripts.data.words import words_file, words_kind
from scripts.data.yaml_reader import Plain, read_yaml

RULES, DOCUMENT = PurePosixPath("scripts/rules.yml"), "RULES.md"
OPENING = """# Rules

Each message of the checks ends with a code in brackets. This page says what the code stands for, why it is a rule, who
says so, and what to do. It is generated: edit `scripts/rules.yml`, then run `make rules`.
"""


def kinds(root: Path) -> dict[str, type[BaseModel]]:
    """Return the model of each kind of data file; that of words is made anew from the English ones."""
    return {**KINDS, BANNED.stem: BannedPhrases, "words": words_kind(_read(root, words_file("en")))}


def document(root: Path) -> str:
    """Return RULES.md: one section for each code, in alphabetical order. Errors: `CheckFailed`."""
    return "\n".join([OPENING, *(_section(code, rule) for code, rule in sorted(_read(root, RULES).items()))])


def _section(code: str, rule: Plain) -> str:
    assert isinstance(rule, dict)
    source = f"- **Source:** {rule['source']}\n" if "source" in rule else ""
    return f"## {code}\n\n{rule['what']}\n\n- **Why:** {rule['reason']}\n{source}- **Fix:** {rule['cure']}\n"


def _read(root: Path, path: PurePosixPath) -> Mapping[str, Plain]:
    data = read_yaml(root, path).data
    assert isinstance(data, dict)
    return data


def main() -> None:
    """Write them."""
    for name, kind in kinds(ROOT).items():
        (ROOT / f"schemas/{name}.schema.json").write_text(schema(kind), encoding="utf-8")
    (ROOT / DOCUMENT).write_text(document(ROOT), encoding="utf-8")


if __name__ == "__main__":
    run(main)
