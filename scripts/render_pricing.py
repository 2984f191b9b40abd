"""Print the pricing tables of content/pricing.yml: `python -m scripts.render_pricing --format csv --table course`."""

import argparse
import os
from pathlib import Path

from scripts.command_line import ROOT, run, write_exact
from scripts.data.load import load_content
from scripts.diagnostics import DiagnosticError, NameNotFound
from scripts.render.price_tables import FORMATS, price_tables, render_tables, table_file
from scripts.site_settings import parse_day


def command_line() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.render_pricing", description="Print the pricing tables.")
    parser.add_argument("--format", choices=FORMATS, default="markdown", help="default: markdown")
    parser.add_argument("--table", metavar="ID", help="the id of a table in content/pricing.yml; default: all")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the date of the prices; default: SITE_DATE or today")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to a file instead of the terminal")
    return parser


def main() -> None:
    """Load the content, render its tables, and print them or write them to a file."""
    parser = command_line()
    options = parser.parse_args()
    date_setting = {} if options.date is None else {"SITE_DATE": parse_day(options.date, "--date").isoformat()}
    content = load_content(ROOT, {**os.environ, **date_setting})
    try:
        tables = price_tables(content, options.table)
    except NameNotFound as error:
        parser.error(f"argument --table: {error}")
    if options.output is None:
        write_exact(render_tables(tables, options.format, content), "write to a file with --output")
        return
    try:
        options.output.write_text(table_file(tables, options.format, content), encoding="utf-8")
    except OSError as error:
        message = f"{options.output} cannot be written ({error.strerror})"
        raise DiagnosticError(message, "write a file name in an existing folder", "output-file") from None


if __name__ == "__main__":
    run(main)
