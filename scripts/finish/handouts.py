"""The handouts as PDF files: one sheet each, typeset from the same model as the page that shows them."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from scripts.content.front_matter import Page
from scripts.content.load import HANDOUTS, Content
from scripts.content.yaml_file import read_yaml
from scripts.problems import Problem, raise_if_any
from scripts.render.handouts import FOLDER, pdf_path, typst_source

TEMPLATES = Path(__file__).parent.parent / "render" / "templates"  # no file of it is read; it is not the machine's root


def typeset_handouts(root: Path, pages: Iterable[Page], content: Content) -> dict[str, bytes]:
    """Return every handout as a PDF file, by its path in the site; `pages` are those of docs/ below `root`.

    Errors: `ProblemsFound` for each that takes more than one sheet.
    """
    reviewed = {page.path.stem: page.front_matter for page in pages if page.front_matter}
    files, problems = dict[str, bytes](), list[Problem]()
    for index, handout in enumerate(content.handouts.handouts):
        source = typst_source(handout, content, reviewed[handout.page]).encode()
        if (count := sheets(source)) > 1:
            line = read_yaml(root, HANDOUTS).line(("handouts", index, "id"))
            fix = "shorten what it shows, or leave out one of its parts"
            problems.append(Problem(HANDOUTS, line, f'the handout "{handout.id}" takes {count} pages, not one', fix))
        files[pdf_path(handout)] = typeset(source, content.settings.day)
    raise_if_any(problems)
    return files


def write_handouts(site: Path, handouts: Mapping[str, bytes]) -> None:
    """Write the PDF files into `site`."""
    (site / FOLDER).mkdir(exist_ok=True)
    for path, pdf in handouts.items():
        (site / path).write_bytes(pdf)


def sheets(source: bytes) -> int:
    """Return how many sheets of paper a typst document takes; it tells them itself, in a label."""
    (count,) = json.loads(_compiler(source).query("<pages>", field="value"))
    return int(count)


def typeset(source: bytes, day: date) -> bytes:
    """Return a typst document as PDF/UA-1, dated `day`: the same bytes on every machine.

    Source: ISO 14289-1; typst refuses to write a file that lacks what can be told by machine, a title or a text for an
    image.
    """
    midnight = datetime.combine(day, time(), UTC)
    pdf = _compiler(source).compile(format="pdf", pdf_standards="ua-1", timestamp=midnight)
    assert isinstance(pdf, bytes)
    return pdf


def _compiler(source: bytes) -> typst.Compiler:
    """Make a compiler that knows only the fonts it brings; typst takes a new one for every pass over a document."""
    return typst.Compiler(source, root=TEMPLATES, ignore_system_fonts=True)
