"""The names that a page may use: each takes plain values and returns text or safe HTML."""

import inspect
from collections.abc import Callable, Mapping

from scripts.macros.decision import DecisionMacros
from scripts.macros.evidence import EvidenceMacros
from scripts.macros.pictures import PictureMacros
from scripts.macros.prices import PriceMacros
from scripts.macros.treatment import TreatmentMacros

Macro = Callable[..., str]


class Macros(DecisionMacros, EvidenceMacros, PictureMacros, TreatmentMacros, PriceMacros):
    """What one page can say: each public method of the groups is an expression.

    Errors of all: `NameNotFound`, `ValueError`, and `TypeError` for values that the method does not take.
    """


NAMES = tuple(name for name, _ in inspect.getmembers(Macros, inspect.isfunction) if not name.startswith("_"))


def names(page: Macros) -> Mapping[str, Macro]:
    """Return the expressions of a page: name -> function."""
    return {name: getattr(page, name) for name in NAMES}


def sources(page: Macros) -> tuple[str, ...]:
    """Return the list of what the page cited so far, in pieces: `Markup` is HTML, the rest Markdown."""
    return page._citations.listed()
