"""The prices of a pricing file, read as text, line by line: no YAML, no model, no code of the site."""

import re
from decimal import Decimal

LINE = re.compile(r"^(?P<indent> *)(?P<dash>- +)?(?P<quote>[\"']?)(?P<key>[\w-]+)(?P=quote) *:(?:\s+(?P<value>.*))?$")


def prices_of(text: str) -> dict[str, Decimal]:
    """Return offer.variant -> dollars: below offers: of each entry the price: of each variant:."""
    found: dict[str, Decimal] = {}
    offers = _offers(text.replace("\r\n", "\n").replace("\r", "\n"))
    first = re.search(r"(?m)^( *)-[ \n]", offers)
    for entry in re.split(rf"(?m)^{first[1]}-(?=[ \n])", offers)[1:] if first else ():
        offer, variant = "", ""
        prices: dict[str, Decimal] = {}
        for line in entry.lstrip(" ").split("\n"):
            key, value = _pair(line)
            if key == "id":
                offer = value
            elif key == "variant":
                variant = value
            elif key == "price" and variant:
                prices[variant] = Decimal(value)
        found |= {f"{offer}.{variant}": price for variant, price in prices.items() if offer}
    return found


def _offers(text: str) -> str:
    after = re.split(r"(?m)^[\"']?offers[\"']? *:", text, maxsplit=1)[-1]
    return re.split(r"(?m)^(?=[\w\"'])", after, maxsplit=1)[0]


def _pair(line: str) -> tuple[str, str]:
    found = LINE.match(line)
    if not found:
        return "", ""
    return found["key"], re.sub(r"\s+#.*$", "", found["value"] or "").strip().strip("\"'").strip()
