"""Amounts of money that are typed on a page instead of coming from the pricing file."""

import re
from collections.abc import Iterator
from itertools import product

from scripts.checks.numbers import amounts_in
from scripts.checks.source.wording import words_of
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.pricing import OFFERS, VARIANTS
from scripts.diagnostics import Diagnostic


def check_typed_amounts(page: Page, content: Content | None) -> Iterator[Diagnostic]:
    """Yield each typed amount, with the macro to write instead."""
    for line, found in amounts_in(words_of(page)):
        hint = f"put prices into content/pricing.yml, and write {_macro_for(found, content)} here"
        yield Diagnostic(page.path, line, f'an amount is typed: "{found}"', hint, "price-typed")


def _macro_for(amount: str, content: Content | None) -> str:
    """Return the macro that shows a typed amount if it is one of today's prices, otherwise an example."""
    typed = re.sub(r"[^\d.]", "", amount).removesuffix(".00").rstrip(".")
    for offer, variant in product(OFFERS, VARIANTS):
        if content and typed == f"{content.pricing.price(offer, variant):.2f}".removesuffix(".00"):
            more = "" if variant == VARIANTS[0] else f', "{variant}"'
            return f'{{{{ price("{offer}"{more}) }}}}'
    return '{{ price("series") }}'
