"""A clinic with six offers, three variants and two places, a promotion, two discounts, a fee and something free."""

import json
import shutil
from pathlib import Path

from scripts.data.load import Content, load_content
from scripts.render.price_tables import price_tables, render_tables
from tests.project import PINNED, ROOT, Project

PLACES = """\
  - id: denver
    name: Denver
    address: {street: 1200 Larimer Street, city: Denver, state: CO, zip: 80202}
  - id: santa-fe
    name: Santa Fe
    address: {street: 60 Palace Avenue, city: Santa Fe, state: NM, zip: 87501}
"""


def filled_project(root: Path) -> Project:
    """The project's data files, with the prices of that clinic."""
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy2(ROOT / "tests/priced/pricing.yml", root / "content/pricing.yml")
    project = Project(root)
    project.edit("content/clinic.yml", "\nplaces:\n", f"\nplaces:\n{PLACES}")
    return project


def on(filled: Project, day: str) -> Content:
    return load_content(filled.root, {**PINNED, "SITE_DATE": day})


def told(content: Content, form: str) -> str:
    """All tables in a format."""
    return render_tables(price_tables(content), form, content)


def in_json(content: Content) -> dict[str, str]:
    tables = json.loads(told(content, "json"))["tables"]
    return {cell["id"]: cell["amount"] for table in tables for row in table["rows"] for cell in row["amounts"]}
