"""A clinic for tests: the fixtures' with a place of its own, what its pages then show, and what is refused."""

from pathlib import PurePosixPath

import pytest

from scripts.data.load import Content, load_content
from scripts.diagnostics import CheckFailed
from scripts.macros import OtherPages
from scripts.macros.expand import expand_pieces
from tests.project import PINNED, Project

CLINIC = "content/clinic.yml"
PAGE = PurePosixPath("docs/about.md")
PLACE = """\
places:
  - id: denver
    name: Denver
    address:
      street: "1200 Larimer Street #400"
      city: Denver
      state: CO
      zip: 80202
    phone: (303) 555-0100
    hours:
      - days: Monday to Friday
        from: 8:30 am
        until: 17:00
"""


def shown(macro: str, content: Content, others: OtherPages = OtherPages()) -> str:  # noqa: B008 - frozen
    return "".join(expand_pieces(f"{{{{ {macro} }}}}", PAGE, content, others=others))


def knowing(data: Project, text: str) -> Content:
    data.append(CLINIC, text)
    return data.content()


def refused(data: Project) -> str:
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    return "".join(f"{diagnostic}\n" for diagnostic in found.value.diagnostics)
