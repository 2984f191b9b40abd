"""The Jinja templates beside this module: strict about names, HTML escaped."""

import csv
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from scripts.content.fields import long_date
from scripts.render.words import dollars, price_mark

FOLDER = Path(__file__).parent / "templates"


def csv_row(values: Iterable[object]) -> str:
    """Return values as one line of CSV. Source: RFC 4180."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


@cache
def template(name: str) -> Template:
    """Return the template `name`; undefined names are errors, `.html.jinja` and its like are escaped."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html.jinja"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"dollars": dollars, "csv_row": csv_row, "long_date": long_date}
    environment.globals |= {"price_mark": price_mark}
    return environment
