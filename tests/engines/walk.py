"""What a reader walks, once, for every engine."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.engines.crisis import crisis_links
from tests.engines.frame import anchors, back_and_reload, groups, menu, palette, search
from tests.engines.page import POPOVERS, at_page, seen
from tests.engines.tab import Failed, Reader, Site, Tab, until
from tests.engines.tools import compare, decision, estimator, handouts

ANYONE = Reader()
LARGE = Reader(text=32)
WITHOUT_SCRIPTS = Reader(scripts=False)


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
