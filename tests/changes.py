"""Changes of a price with their days, written into a pricing file as an editor would."""

from datetime import date, timedelta
from pathlib import PurePosixPath

from scripts.data.load import Content, load_content
from scripts.macros.expand import expand
from tests.project import PINNED, Project

SERIES, MAINTENANCE = "price: 3475.00", "price: 475.00"
DAY = date(2027, 1, 1)
ONE = timedelta(days=1)


def plan(data: Project, price: str, *changes: str) -> None:
    """Write changes below a price, each as `2027-01-01 3600.00`, with the lines that follow it after a comma."""
    lines = []
    for change in changes:
        (day, amount), *more = (part.split() for part in change.split(", "))
        lines += [f"- from: {day}", f"  price: {amount}", *(f"  {key} {value}" for key, value in more)]
    data.edit("content/pricing.yml", price, "\n          ".join([f"{price}\n        changes:", *lines]))


def on(data: Project, day: date | str) -> Content:
    return load_content(data.root, {**PINNED, "SITE_DATE": str(day)})


def shown(content: Content, macro: str) -> str:
    return expand(f"{{{{ {macro} }}}}", PurePosixPath("docs/costs.md"), content)
