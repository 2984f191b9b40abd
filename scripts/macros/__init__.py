"""The macros that pages may use: each takes plain values and returns text or safe HTML."""

import inspect
from collections.abc import Callable, Mapping

from scripts.macros.decision import DecisionMacros
from scripts.macros.evidence import EvidenceMacros
from scripts.macros.pictures import PictureMacros
from scripts.macros.prices import PriceMacros
from scripts.macros.treatment import TreatmentMacros

Macro = Callable[..., str]


class Macros(DecisionMacros, EvidenceMacros, PictureMacros, TreatmentMacros, PriceMacros):
    """The macros of one page: each public method of the base classes is one.

    Errors of all: `DiagnosticError`, and `TypeError` for values that the method does not take.
    """


NAMES = tuple(name for name, _ in inspect.getmembers(Macros, inspect.isfunction) if not name.startswith("_"))


def names(page: Macros) -> Mapping[str, Macro]:
    """Return the macros of a page: name -> function."""
    return {name: getattr(page, name) for name in NAMES}


def sources(page: Macros) -> tuple[str, ...]:
    """Return the list of sources that the page has cited so far, in pieces: `Markup` is HTML, the rest Markdown."""
    return page._citations.listed()
