"""Amounts of the built site: each has its mark, and each mark shows what the pricing file says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scripts.checks.built import BuiltPage
from scripts.content.load import Content
from scripts.problems import Problem
from scripts.render.words import dollars

AMOUNT = re.compile(r"\$\s?\d(?:[\d,]*\d)?(?:\.\d+)?")
READ_ALOUD = ("alt", "aria-label", "content", "label", "placeholder", "title")  # attributes that a reader meets
FIX = "use an expression like {{ price(…) }}"


def check_prices(page: BuiltPage, content: Content) -> Iterator[Problem]:
    """Compare every marked amount with the pricing file, and look for amounts without a mark."""
    amounts = content.pricing.amounts
    for mark in page.tree.xpath("//data[not(@data-finding)]"):
        name, value, shown = mark.get("data-price", ""), mark.get("value", ""), mark.text_content()
        right = amounts.get(name)
        if right is None:
            yield page.problem(mark, f'there is no price "{name}"', FIX)
        elif (value, shown) != (f"{right:.2f}", dollars(right)):
            fix = f"it is {dollars(right)} in content/pricing.yml"
            yield page.problem(mark, f"{name} shows {shown} ({value})", fix)
    for found in AMOUNT.findall(page.text(without="data")):
        yield page.problem(page.tree, f'the amount "{found}" has no mark', FIX, needle=found)
    for element in page.elements():
        for attribute in READ_ALOUD:
            if found := AMOUNT.search(element.get(attribute, "")):
                yield page.problem(element, f'the amount "{found[0]}" stands in {attribute}', "leave it out there")


def check_search_index(site: Path, content: Content) -> Iterator[Problem]:
    """Look for amounts that only search shows.

    Reason: the index has text without marks, and two cells on one line would make one wrong amount.
    """
    known = {dollars(amount) for amount in content.pricing.amounts.values()}
    findings = (finding for _, finding in content.evidence.findings.values())
    amounts = (value for finding in findings if finding.amount for value in (finding.lowest, finding.value))
    known |= {dollars(value) for value in amounts if value is not None}
    for entry in json.loads((site / "search.json").read_text(encoding="utf-8")):
        for found in AMOUNT.findall(entry["x"]):
            if found not in known:
                message = f'search would show "{found}" for {entry["l"] or "the home page"}'
                yield Problem(PurePosixPath("site/search.json"), 1, message, FIX)
