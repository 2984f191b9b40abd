"""Write what is made from other files and committed: `python -m scripts.export`."""

from scripts.command_line import ROOT, run
from scripts.data.model import schema
from scripts.documents import DOCUMENT, TABLE, document, kinds, table
from scripts.editor.config import CONFIG, config


def main() -> None:
    """Write them."""
    for name, kind in kinds(ROOT).items():
        (ROOT / f"schemas/{name}.schema.json").write_text(schema(kind), encoding="utf-8")
    (ROOT / CONFIG).write_text(config(kinds(ROOT)), encoding="utf-8")
    (ROOT / DOCUMENT).write_text(document(ROOT), encoding="utf-8")
    (ROOT / TABLE).write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    run(main)
