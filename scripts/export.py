"""Write the files that are generated and committed: `python -m scripts.export`."""

from scripts.command_line import ROOT, run
from scripts.data.model import schema
from scripts.documents import MATERIAL_PAGE, RULES_PAGE, data_file_models, material_page, rules_page
from scripts.editor.config import CONFIG, config


def main() -> None:
    """Write the schemas, the configuration of the forms, RULES.md, and MATERIAL.md."""
    for name, kind in data_file_models(ROOT).items():
        (ROOT / f"schemas/{name}.schema.json").write_text(schema(kind), encoding="utf-8")
    (ROOT / CONFIG).write_text(config(data_file_models(ROOT)), encoding="utf-8")
    (ROOT / RULES_PAGE).write_text(rules_page(ROOT), encoding="utf-8")
    (ROOT / MATERIAL_PAGE).write_text(material_page(), encoding="utf-8")


if __name__ == "__main__":
    run(main)
