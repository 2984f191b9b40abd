"""What a reader walks, once, for every engine: each path raises `Failed` with what the reader would not have got."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from tests.engines.crisis import crisis_links
from tests.engines.tab import Failed, Reader, Site, Tab, until, written

ANYONE = Reader()
LARGE = Reader(text=32)
WITHOUT_SCRIPTS = Reader(scripts=False)
DESK = (1280, 900)
POPOVERS = "'popover' in HTMLElement.prototype"
SUBGRIDS = "CSS.supports('grid-template-rows', 'subgrid')"


def seen(selector: str) -> str:
    """Say in JavaScript: a reader has this before the eyes."""
    return f"""((one) => {{
      const box = one.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return top && one.contains(top);
    }})(document.querySelector({json.dumps(selector)}))"""


def has_focus(selector: str) -> str:
    return f"document.activeElement.matches({json.dumps(selector)})"


def at_page(name: str) -> str:
    return f"location.pathname.endsWith('/{name}/') && document.readyState === 'complete'"


def fetched(script: str) -> str:
    return f"performance.getEntriesByName(`${{location.origin}}/assets/{script}`).length"


def check(tab: Tab, condition: str, otherwise: str) -> None:
    """`Failed` unless it is so already."""
    if not tab.run(f"return !!({condition})"):
        raise Failed(otherwise)


def menu(tab: Tab, site: Site) -> None:
    link = '.groups a[href$="costs/"]'
    tab.open(site.address)
    check(tab, f"!{seen(link)}", "the menu is open before anyone opened it")
    tab.click("#menu-open")
    until(tab, seen("#menu .groups a"), "Menu shows no menu")
    if tab.run(f"return {POPOVERS}"):
        tab.press("Escape")
        until(tab, f"!{seen('#menu .groups a')}", "Escape does not close the menu")
        check(tab, has_focus("#menu-open"), "Escape does not give the focus back to Menu")
        tab.click("#menu-open")
        tab.click("#menu-close")
        until(tab, f"!{seen('#menu .groups a')}", "Close does not close the menu")
        tab.click("#menu-open")
    tab.click(link)
    until(tab, at_page("costs"), "the menu's link does not lead to the prices")
    until(tab, seen("h1"), "the prices do not begin with their title")


def groups(tab: Tab, site: Site) -> None:
    tab.open(f"{site.address}risks/")
    tab.click("#menu-open")
    listed = tab.run("return [...document.querySelectorAll('#menu a')].map((one) => one.pathname)")
    if lost := {f"/{page}" for page in site.pages} - {*listed}:
        raise Failed(f"the menu does not list {', '.join(sorted(lost))}")
    small = tab.run("return [...document.querySelectorAll('.groups a')].filter((one) => one.offsetHeight < 24).length")
    if small:
        raise Failed(f"{small} links of the menu are lower than 24 pixels")
    check(tab, "document.querySelector('.groups [aria-current=page]').pathname === '/risks/'", "it is not marked")
    tab.resize(*DESK)
    tab.open(site.address)
    tab.click('nav.row a[href$="risks/"]')
    until(tab, at_page("risks"), "the row of main pages does not lead to the risks")
    tab.resize(360, 740)


def search(tab: Tab, site: Site) -> None:
    tab.open(site.address)
    for _ in range(12):
        tab.press("Tab")
        if tab.run(f"return {has_focus('#search-open')}"):
            break
    check(tab, has_focus("#search-open"), "Tab does not reach Search")
    if not tab.run("return 'showModal' in HTMLDialogElement.prototype"):
        return
    tab.press("Enter")
    until(tab, has_focus("#search-input"), "Search does not put the cursor into its field")
    tab.write("does insurance pay")
    until(tab, "document.querySelector('#search-hits a')", "nothing is found")
    tab.press("Escape")
    until(tab, "!document.getElementById('search').open", "Escape does not close the search")
    check(tab, has_focus("#search-open"), "Escape does not give the focus back to Search")
    tab.press("Enter")
    until(tab, has_focus("#search-input"), "Search does not open a second time")
    tab.write("headache")
    tab.press("Enter")
    until(tab, "location.pathname !== '/' && document.readyState === 'complete'", "Enter does not lead to a result")


def palette(tab: Tab, site: Site) -> None:
    color = "getComputedStyle(document.body).backgroundColor"
    tab.open(site.address)
    before = tab.run(f"return {color}")
    tab.click("#menu-open")
    tab.click("#theme-toggle")
    until(tab, f"{color} !== '{before}'", "Dark colors changes no color")
    after = tab.run(f"return {color}")
    tab.open(f"{site.address}costs/")
    check(tab, f"{color} === '{after}'", "the next page does not remember the colors")
    tab.reload()
    check(tab, f"{color} === '{after}'", "a reload does not remember the colors")
    tab.run("localStorage.clear()")


def estimator(tab: Tab, site: Site) -> None:
    count, percent = "#estimator-infusions", "#estimator-percent"
    tab.open(f"{site.address}costs/#estimator")
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


def back_and_reload(tab: Tab, site: Site) -> None:
    deep = 'article section:last-of-type a[href$="compare/"]'
    tab.open(f"{site.address}risks/")
    tab.click(deep)
    until(tab, at_page("compare"), "a link in the text leads elsewhere")
    tab.back()
    until(tab, at_page("risks"), "Back does not lead back")
    until(tab, "scrollY > 1000", "Back begins at the top again")
    tab.click("#menu-open")
    tab.click('.groups a[href$="costs/"]')
    until(tab, at_page("costs"), "the menu's link does not lead to the prices")
    tab.back()
    until(tab, at_page("risks"), "Back does not lead back")
    if tab.run(f"return {POPOVERS}"):
        until(tab, "!document.querySelector('#menu').matches(':popover-open')", "Back shows the menu")
    tab.reload()
    until(tab, at_page("risks"), "a reload leads elsewhere")


def anchors(tab: Tab, site: Site) -> None:
    tab.open(f"{site.address}risks/")
    source = tab.run("return document.querySelector('article .cite a').hash")
    check(tab, f"!{seen(source)}", "the sources are not folded")
    tab.click("article .cite a")
    until(tab, seen(source), "a citation does not unfold its source")
    tab.open(site.address)
    tab.open(f"{site.address}risks/{source}")
    until(tab, seen(source), "an address with a source does not show it")
    tab.open(f"{site.address}risks/")
    tab.click("#contents summary")
    tab.click("#contents li:nth-child(3) a")
    until(tab, "document.querySelector(':target') && scrollY > 300", "the list of contents leads nowhere")
    box = tab.run("return document.querySelector(':target').getBoundingClientRect().top")
    if not -1 <= box <= 400:
        raise Failed(f"a heading that the list of contents leads to stands at {box:.0f} pixels")


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
    tab.resize(360, 740)


def no_script(tab: Tab, site: Site) -> None:
    tab.open(site.address)
    if tab.shown("#search-open"):
        raise Failed("Search is there, which cannot work")
    if tab.run(f"return {POPOVERS}"):
        tab.click("#menu-open")
    else:
        tab.click(".no-script")
    until(tab, seen("#menu .groups a"), "no way leads to all pages")
    tab.click('.groups a[href$="compare/"]')
    until(tab, at_page("compare"), "the menu's link does not lead to the comparison")
    if (count := tab.shown(".choices > section")) < 8:
        raise Failed(f"{count} choices are compared")
    tab.open(f"{site.address}decide/")
    if not tab.shown(".rank"):
        raise Failed("the decision aid has no places to write in")
    if not tab.run("return matchMedia('(scripting: none)').matches"):
        return  # an older engine cannot say so, and what needs scripts stays
    if tab.shown("[data-step]"):
        raise Failed("the decision aid has buttons, which cannot work")
    tab.open(f"{site.address}costs/")
    if tab.shown("#estimator-infusions"):
        raise Failed("the estimator is there, which cannot work")


BESIDE = """return [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  if (!box.width || one.closest(".table-scroll, .choices, .cite, dialog, svg, .skip")) return false;
  if (getComputedStyle(one).clipPath !== "none") return false; // read out, not shown
  return box.right > innerWidth + 1 || box.left < -1;
}).map((one) => `${one.tagName.toLowerCase()} ${one.className} "${one.textContent.trim().slice(0, 30)}"`)"""


def large_text(tab: Tab, site: Site) -> None:
    wrong = []
    for page in site.pages:
        tab.open(f"{site.address}{page}")
        tab.run("for (const one of document.querySelectorAll('main details')) one.open = true")
        beside = tab.run(BESIDE)
        wide = tab.run("return document.documentElement.scrollWidth - innerWidth")
        if beside or wide > 0:
            wrong.append(f"/{page} scrolls sideways by {wide} pixels: {', '.join(beside[:3])}")
    if wrong:
        raise Failed("; ".join(wrong))


TITLES = """return [...document.querySelectorAll(".handout")].map((one) =>
  document.getElementById(one.getAttribute("aria-labelledby")).textContent.trim())"""


def handouts(tab: Tab, site: Site) -> None:
    address = f"{site.address}handouts/"
    tab.open(address)
    titles = tab.run(TITLES)
    sheets = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(tab.printed(address))).pages]
    if len(sheets) != len(titles):
        raise Failed(f"{len(titles)} handouts print on {len(sheets)} sheets: {', '.join(one[:25] for one in sheets)}")
    for title, sheet in zip(titles, sheets, strict=True):
        if not sheet.startswith(title) or "988" not in sheet:
            raise Failed(f"the sheet {title} begins with {sheet[:30]!r}, or has no crisis line")


@dataclass(frozen=True)
class Walk:
    """One row of the table: what is walked, by which reader, and what an engine has to be able to do."""

    name: str
    walk: Callable[[Tab, Site], None]
    reader: Reader = ANYONE
    needs: str = ""


PATHS = (
    Walk("menu", menu),
    Walk("groups of the menu", groups),
    Walk("search by keys", search, needs="keys"),
    Walk("palette", palette),
    Walk("estimator", estimator),
    Walk("decision aid", decision),
    Walk("Back and reload", back_and_reload),
    Walk("anchors", anchors),
    Walk("compare", compare),
    Walk("crisis links 7:1", crisis_links),
    Walk("handouts on paper", handouts, needs="paper"),
    Walk("no script", no_script, WITHOUT_SCRIPTS),
    Walk("text at 200 %", large_text, LARGE),
)
