"""Write the JSON Schemas of the data files into schemas/: `python -m scripts.export_schemas`, or `make schemas`."""

from pydantic import BaseModel

from scripts.checks.banned import BANNED, BannedPhrases
from scripts.command_line import ROOT, run
from scripts.data.load import KINDS
from scripts.data.model import schema

FOLDER = ROOT / "schemas"


def main() -> None:
    """Write one file for each kind of data file."""
    FOLDER.mkdir(exist_ok=True)
    kinds: dict[str, type[BaseModel]] = {**KINDS, BANNED.stem: BannedPhrases}
    for name, kind in kinds.items():
        (FOLDER / f"{name}.schema.json").write_text(schema(kind), encoding="utf-8")


if __name__ == "__main__":
    run(main)
