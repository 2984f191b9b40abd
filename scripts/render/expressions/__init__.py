"""The names that a page may use: each takes plain values and returns text or safe HTML."""

import inspect
from collections.abc import Callable, Mapping

from scripts.render.expressions.decision import DecisionExpressions
from scripts.render.expressions.evidence import EvidenceExpressions
from scripts.render.expressions.pictures import PictureExpressions
from scripts.render.expressions.prices import PriceExpressions
from scripts.render.expressions.treatment import TreatmentExpressions

Expression = Callable[..., str]


class Expressions(DecisionExpressions, EvidenceExpressions, PictureExpressions, TreatmentExpressions, PriceExpressions):
    """What one page can say: each public method of the groups is an expression.

    Errors of all: `NameNotFound`, `ValueError`, and `TypeError` for values that the method does not take.
    """


NAMES = tuple(name for name, _ in inspect.getmembers(Expressions, inspect.isfunction) if not name.startswith("_"))


def names(page: Expressions) -> Mapping[str, Expression]:
    """Return the expressions of a page: name -> function."""
    return {name: getattr(page, name) for name in NAMES}


def sources(page: Expressions) -> tuple[str, ...]:
    """Return the list of what the page cited so far, in pieces: `Markup` is HTML, the rest Markdown."""
    return page._citations.listed()
