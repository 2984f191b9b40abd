"""Run axe-core, as the locked package axe-playwright-python brings it, in an open page, and measure its contrast."""

from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.contrast import least

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")

# All rules that axe-core applies by itself but that of contrast, and two that it does not. Our own measure of contrast
# is that of level AAA, takes less time, and can tell that of a sign that is no letter. Where a rule cannot decide, a
# person has to: what was looked at stands here with its reason.
UNDECIDED = {
    "th-has-data-cells": "each choice has a body of its own, headed by its name; axe looks for rows and columns only",
    "label-content-name-mismatch": "the arrow back from a source has no letter that its label could repeat",
}

RUN = """() => {
  const changed = { "target-size": true, "label-content-name-mismatch": true, "color-contrast": false };
  const rules = Object.fromEntries(Object.entries(changed).map(([name, enabled]) => [name, { enabled }]));
  return axe.run(document, { rules, resultTypes: ["violations", "incomplete"], elementRef: false });
}"""

ENHANCED = 7  # WCAG 2.2, 1.4.6


@dataclass(frozen=True)
class Found:
    """What one run of axe-core said: `checks` is how many rules had something to judge."""

    diagnostics: list[str]
    checks: int


def look(page: Page) -> Found:
    """Judge a page as it now stands, in a context that bypasses the page's policy."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    result = page.evaluate(RUN)
    faults = [(rule["id"], node) for rule in result["violations"] for node in rule["nodes"]]
    undecided = (rule for rule in result["incomplete"] if rule["id"] not in UNDECIDED)
    faults += [(f"{rule['id']}, undecided", node) for rule in undecided for node in rule["nodes"]]
    diagnostics = [f"{rule}: {node['html'][:160]}" for rule, node in faults]
    ratio, where = least(page, "body")
    if ratio < ENHANCED:
        diagnostics.append(f"contrast: {where}")
    return Found(diagnostics, sum(len(result[kind]) for kind in ("passes", "violations", "incomplete")))
