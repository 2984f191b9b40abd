"""The cost estimator in its initial state."""

from dataclasses import dataclass
from decimal import Decimal

from scripts.data.load import Content
from scripts.data.pricing import MOST_INFUSIONS, VARIANTS
from scripts.data.words import Words

SAID = {
    *("empty", "below_zero", "point", "no_digits", "low", "high", "write", "kept"),  # of a field that cannot be read
    *("each", "no_maintenance", "nothing"),
}


@dataclass(frozen=True, slots=True)
class Estimator:
    """What the block shows. `infusions` and `variant` are the initial choice; readers enter what a plan pays back.

    `counts` are the numbers of infusions to choose from; `amounts` are US dollars by the ids of `Pricing.amounts`.
    `estimate_page` is the address of the page on good-faith estimates, `coming_prices` that of the announced price
    changes, or None.
    """

    infusions: int
    variant: str
    counts: range
    amounts: dict[str, Decimal]
    estimate_page: str
    coming_prices: str | None

    def words_of_script(self, words: Words) -> dict[str, str]:
        """Return what the script may have to say; `one` and `other` are the infusions that follow the series."""
        return {**words.estimator.model_dump(include=SAID), **words.prices.maintenance.model_dump()}


def estimator(content: Content) -> Estimator:
    """Return the estimator for the longest example of a first year, without integration therapy."""
    pricing = content.pricing
    return Estimator(
        infusions=pricing.first_year_examples[-1],
        variant=VARIANTS[0],
        counts=range(pricing.offer("series").infusions, MOST_INFUSIONS + 1),
        amounts=pricing.amounts,
        estimate_page=f"{content.settings.base_path}good-faith-estimate/",
        coming_prices=f"{content.settings.base_path}costs/#coming-prices" if pricing.days_of_change else None,
    )
