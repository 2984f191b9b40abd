"""Write RULES.md, which explains the codes of messages: `python -m scripts.export_rules`, or `make rules`."""

from pathlib import Path, PurePosixPath

from scripts.command_line import ROOT, run
from scripts.data.yaml_reader import read_yaml

RULES = PurePosixPath("scripts/rules.yml")
DOCUMENT = "RULES.md"
OPENING = """# Rules

Each message of the checks ends with a code in brackets. This page says what the code stands for, why it is a rule, who
says so, and what to do. It is generated: edit `scripts/rules.yml`, then run `make rules`.
"""


def document(root: Path) -> str:
    """Return RULES.md: one section for each code, in alphabetical order. Errors: `CheckFailed`."""
    rules = read_yaml(root, RULES).data
    assert isinstance(rules, dict)
    return "\n".join([OPENING, *(_section(code, rules[code]) for code in sorted(rules))])


def _section(code: str, rule: object) -> str:
    assert isinstance(rule, dict)
    source = [f"- **Source:** {rule['source']}"] if "source" in rule else []
    return "\n".join(
        [
            f"## {code}",
            "",
            str(rule["what"]),
            "",
            f"- **Why:** {rule['reason']}",
            *source,
            f"- **Fix:** {rule['cure']}",
            "",
        ]
    )


def main() -> None:
    """Write the document."""
    (ROOT / DOCUMENT).write_text(document(ROOT), encoding="utf-8")


if __name__ == "__main__":
    run(main)
