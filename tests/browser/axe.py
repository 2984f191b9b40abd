"""Run axe-core, as the locked package axe-playwright-python brings it, in an open page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")

# All rules that axe-core applies by itself and two that it does not. Where a rule cannot decide, a person has to: what
# was looked at stands here with its reason.
UNDECIDED = {
    "th-has-data-cells": "each choice has a body of its own, headed by its name; axe looks for rows and columns only",
    "label-content-name-mismatch": "the arrow back from a source has no letter that its label could repeat",
}

RUN = """(contrast) => {
  const more = { "target-size": true, "label-content-name-mismatch": true, "color-contrast": contrast };
  const rules = Object.fromEntries(Object.entries(more).map(([name, enabled]) => [name, { enabled }]));
  return axe.run(document, { rules, resultTypes: ["violations", "incomplete"], elementRef: false });
}"""

# Source: WCAG 2.2, relative luminance and contrast ratio. The ground is the nearest one that is painted.
CONTRAST = """(selector) => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = numbers(color).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const element = document.querySelector(selector);
  let painted = element;
  while (painted && numbers(getComputedStyle(painted).backgroundColor)[3] === 0) painted = painted.parentElement;
  const ground = luminance(painted ? getComputedStyle(painted).backgroundColor : "rgb(255, 255, 255)");
  const ink = luminance(getComputedStyle(element).color);
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
}"""
LEAST_CONTRAST = 4.5


@dataclass(frozen=True)
class Found:
    """What one run of axe-core said: `checks` is how many rules had something to judge."""

    diagnostics: list[str]
    checks: int


def look(page: Page, *, contrast: bool = True) -> Found:
    """Judge a page as it now stands, in a context that bypasses the page's policy.

    Where axe cannot tell a contrast, as of a sign that is no letter, it is worked out here. Without `contrast`, it is
    left to tests/browser/contrast.py, which measures it in less time.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    result = page.evaluate(RUN, contrast)
    diagnostics = [f"{rule['id']}: {node['html'][:160]}" for rule in result["violations"] for node in rule["nodes"]]
    for rule in result["incomplete"]:
        open_nodes = [node for node in rule["nodes"] if rule["id"] not in UNDECIDED and not _contrasts(page, node)]
        diagnostics += [f"{rule['id']}, undecided: {node['html'][:160]}" for node in open_nodes]
    return Found(diagnostics, sum(len(result[kind]) for kind in ("passes", "violations", "incomplete")))


def _contrasts(page: Page, node: dict[str, Any]) -> bool:
    is_about_contrast = any(check["id"] == "color-contrast" for check in node["any"])
    return is_about_contrast and page.evaluate(CONTRAST, node["target"][0]) >= LEAST_CONTRAST
