"""The tools of single pages, as a reader uses them: `Failed` with what the reader would not have got."""

import json
from io import BytesIO

from pypdf import PdfReader

from tests.engines.page import DESK, check
from tests.engines.tab import PHONE, Failed, Site, Tab, until, written

SUBGRIDS = "CSS.supports('grid-template-rows', 'subgrid')"


def estimator(tab: Tab, site: Site) -> None:
    count, percent = "#estimator-infusions", "#estimator-percent"
    tab.open(f"{site.address}your-first-year/#estimator")
    until(
        tab,
        f"document.querySelector('{count}').getAttribute('aria-invalid') === 'false'",
        "the estimator does not start",
    )
    written(tab, count, "9")
    written(tab, percent, "50")
    tab.click("#estimator")  # to leave the field
    right = """(() => {
      const cents = (text) => Math.round(100 * text.replace(/[$,]/g, ""));
      const row = [...document.querySelectorAll("[data-prices] tbody tr")]
        .find((one) => one.cells[0].textContent.trim() === "9");
      const left = cents(document.querySelector("output [data-sum=left]").textContent);
      return left === cents(row.cells[1].textContent) / 2;
    })()"""
    until(tab, right, "half of nine infusions is not half of the table's price")
    for wrong, words in (("-3", "below zero"), ("53", "too high"), ("7.5", "a point"), ("ten", "not in digits")):
        written(tab, count, wrong)
        tab.click("#estimator")
        until(
            tab, f"document.querySelector('{count}-wrong').textContent.includes('{words}')", f"{wrong} is not refused"
        )
    check(tab, right, "a number that is refused changes the sum")


ANSWERS = """[
  [...document.querySelectorAll(".values > li")].map((one) => one.dataset.value),
  [...document.querySelectorAll("article input:checked")].map((one) => one.value),
  document.querySelector("textarea").value,
  [...document.querySelectorAll("tbody[data-option]")].filter((one) => !one.hidden).length,
]"""


def decision(tab: Tab, site: Site) -> None:
    same = f"JSON.stringify({ANSWERS}) === "
    tab.open(f"{site.address}decide/#values")
    blank = json.dumps(tab.run(f"return JSON.stringify({ANSWERS})"))
    until(
        tab, "performance.getEntriesByName(`${location.origin}/assets/decision.js`).length", "its script is not fetched"
    )
    tab.click(".values > li [data-step=down]")
    until(tab, f"!({same}{blank})", "Move down moves nothing")
    for value in ("ect", "tms"):
        tab.click(f".marks [value={value}]")
    until(
        tab,
        "document.querySelectorAll('tbody[data-option]:not([hidden])').length === 2",
        "two that are marked are not alone",
    )
    written(tab, "textarea", "waiting")
    given = json.dumps(tab.run(f"return JSON.stringify({ANSWERS})"))
    tab.reload()
    until(tab, same + given, "a reload loses the answers")
    tab.open(f"{site.address}risks/")
    tab.back()
    until(tab, same + given, "Back loses the answers")
    tab.click("#clear-answers")
    until(tab, same + blank, "Clear leaves answers")
    tab.reload()
    until(tab, same + blank, "answers that were cleared come back")


def compare(tab: Tab, site: Site) -> None:
    shown = "[...document.querySelectorAll('.choices > section')].filter((one) => one.getClientRects().length)"
    tab.open(f"{site.address}compare/#side-by-side")
    until(
        tab, "performance.getEntriesByName(`${location.origin}/assets/choose.js`).length", "its script is not fetched"
    )
    everyone = tab.run(f"return {shown}.length")
    for value in ("ect", "tms"):
        tab.click(f".marks [value={value}]")
    until(tab, f"{shown}.length === 2", "two that are marked are not alone")
    if tab.run(f"return {SUBGRIDS}"):
        check(
            tab,
            f"new Set({shown}.map((one) => one.getBoundingClientRect().top)).size === 1",
            "they do not stand side by side",
        )
    check(tab, "document.documentElement.scrollWidth <= innerWidth", "the page scrolls sideways")
    tab.run("location.hash = 'option-no-treatment'")
    until(tab, f"{shown}.length === {everyone}", "a link to a hidden choice does not show it")
    tab.resize(*DESK)
    check(tab, "document.documentElement.scrollWidth <= innerWidth", "the page scrolls sideways on a desk")
    tab.resize(*PHONE)


TITLES = """return [...document.querySelectorAll(".handout")].map((one) =>
  document.getElementById(one.getAttribute("aria-labelledby")).textContent.trim())"""


PAGES = """return [...new Set([...document.querySelectorAll("article a")].map((one) => one.href))]
  .filter((address) => /handouts\\/[a-z-]+\\/$/.test(address))"""


def handouts(tab: Tab, site: Site) -> None:
    tab.open(f"{site.address}handouts/")
    addresses = tab.run(PAGES)
    if len(addresses) < 4:
        raise Failed(f"{len(addresses)} handouts are listed")
    for address in addresses:
        tab.open(address)
        (title,) = tab.run(TITLES)
        sheets = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(tab.printed(address))).pages]
        if len(sheets) != 1:
            raise Failed(f"the handout {title} prints on {len(sheets)} sheets")
        if not sheets[0].startswith(title) or "988" not in sheets[0]:
            raise Failed(f"the sheet {title} begins with {sheets[0][:30]!r}, or has no crisis line")
