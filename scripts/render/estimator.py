"""The cost estimator as it stands before a reader changes anything, and the examples with a plan that pays a part."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from scripts.content.load import Content
from scripts.content.pricing import MOST_INFUSIONS, PLAN_SHARES, VARIANTS, Pricing
from scripts.render.price_tables import VARIANT_NAMES, Cell, Row, Table, render_tables


@dataclass(frozen=True, slots=True)
class Estimator:
    """What the block shows. `infusions` and `variant` are chosen at first, with a plan that pays nothing back.

    `counts` are the numbers of infusions to choose from; `amounts` are US dollars by the ids of `Pricing.amounts`;
    `after_plan` is a table as HTML; `estimate_page` is the address of the page on good-faith estimates, `coming_prices`
    that of the announced changes, None when there are none.
    """

    infusions: int
    variant: str
    counts: range
    variant_names: dict[str, str]
    amounts: dict[str, Decimal]
    after_plan: Markup
    estimate_page: str
    coming_prices: str | None


def estimator(content: Content) -> Estimator:
    """Return the estimator for the longest example of a first year, without integration therapy."""
    pricing = content.pricing
    examples = render_tables((after_plan(pricing),), "html", pricing, content.settings.day, content.clinic.name)
    return Estimator(
        infusions=pricing.first_year_examples[-1],
        variant=VARIANTS[0],
        counts=range(pricing.offer("series").infusions, MOST_INFUSIONS + 1),
        variant_names=VARIANT_NAMES,
        amounts=pricing.amounts,
        after_plan=Markup(examples.strip()),
        estimate_page=f"{content.settings.base_path}good-faith-estimate/",
        coming_prices=f"{content.settings.base_path}costs/#coming-prices" if pricing.days_of_change else None,
    )


def after_plan(pricing: Pricing) -> Table:
    """Return what is left of the example years when a plan pays back some of the price."""
    rows = tuple(_after_plan_rows(pricing))
    return Table("after-plan", "What you still pay, in US dollars", "Plan pays", tuple(VARIANT_NAMES.values()), rows)


def _after_plan_rows(pricing: Pricing) -> Iterator[Row]:
    for count in pricing.first_year_examples:
        for percent, share in PLAN_SHARES.items():
            ids = (f"first-year.{count}.{variant}.after.{percent}" for variant in VARIANTS)
            cells = tuple(Cell(amount_id, pricing.amounts[amount_id]) for amount_id in ids)
            yield Row(f"{count}-{percent}", share.capitalize(), f"{count} infusions in the year", cells)
