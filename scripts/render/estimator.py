"""The cost estimator as it stands before a reader changes anything."""

from dataclasses import dataclass
from decimal import Decimal

from scripts.data.load import Content
from scripts.data.pricing import MOST_INFUSIONS, VARIANTS
from scripts.render.price_tables import VARIANT_NAMES


@dataclass(frozen=True, slots=True)
class Estimator:
    """What the block shows. `infusions` and `variant` are chosen at first; what a plan pays back is left to the reader.

    `counts` are the numbers of infusions to choose from; `amounts` are US dollars by the ids of `Pricing.amounts`;
    `estimate_page` is the address of the page on good-faith estimates, `coming_prices`
    that of the announced changes, None when there are none.
    """

    infusions: int
    variant: str
    counts: range
    variant_names: dict[str, str]
    amounts: dict[str, Decimal]
    estimate_page: str
    coming_prices: str | None


def estimator(content: Content) -> Estimator:
    """Return the estimator for the longest example of a first year, without integration therapy."""
    pricing = content.pricing
    return Estimator(
        infusions=pricing.first_year_examples[-1],
        variant=VARIANTS[0],
        counts=range(pricing.offer("series").infusions, MOST_INFUSIONS + 1),
        variant_names=VARIANT_NAMES,
        amounts=pricing.amounts,
        estimate_page=f"{content.settings.base_path}good-faith-estimate/",
        coming_prices=f"{content.settings.base_path}costs/#coming-prices" if pricing.days_of_change else None,
    )
