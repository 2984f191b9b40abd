"""Write what is made from other files and committed, schemas/, RULES.md, MATERIAL.md: `python -m scripts.export`."""

from scripts.command_line import ROOT, run
from scripts.data.model import schema
from scripts.documents import DOCUMENT, TABLE, document, kinds, table


def main() -> None:
    """Write them."""
    for name, kind in kinds(ROOT).items():
        (ROOT / f"schemas/{name}.schema.json").write_text(schema(kind), encoding="utf-8")
    (ROOT / DOCUMENT).write_text(document(ROOT), encoding="utf-8")
    (ROOT / TABLE).write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    run(main)
