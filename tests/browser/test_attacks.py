"""What the allowlist lets through is inert: a browser opens, hovers, presses and focuses everything, without a policy.

No check of pages was asked, so this is the allowlist's work alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, Route

from scripts.checks.site.allowlist import check_allowlist
from scripts.checks.site.built import BuiltPage
from scripts.generate import OUTPUT
from scripts.static_host import hosted
from tests.project import Project

LIVE = (  # each is caught in the act, one way or another; so the test can fail
    "script-plain",
    "script-from-elsewhere",
    "handlers-of-a-paragraph",
    "javascript-plain",
    "srcdoc-plain",
    "drawings-loads",
    "refresh-elsewhere",
    "forms-by-a-button",
    "css-picture-behind-words",
    "malformed-slash-for-space",
    "entities-number-in-a-scheme",
    "unicode-start-of-text-in-a-tag",
    "front-matter-early-end",
)
TOUCH = """self === top && addEventListener("DOMContentLoaded", () => setTimeout(() => {
  const events = ["pointerover", "mouseover", "mouseenter", "mousemove", "touchstart", "mousedown"];
  for (const element of document.querySelectorAll("article, article *, main > nav *")) {
    for (const name of events) element.dispatchEvent(new Event(name, { bubbles: true }));
    element.focus?.();
    if (element.open === false) element.open = true;
    const protocol = element.closest("a")?.protocol; // Where a safe link leads, the reader decides.
    if (!["http:", "https:", "mailto:", "tel:", "sms:"].includes(protocol)) {
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
    }
  }
  touched();
}))"""
WATCHED = 30  # milliseconds, for what begins by itself
LONGEST = 200  # times as long, until a page has been touched


@dataclass
class Watch:
    """What pages did by themselves: `ran` a script, asked elsewhere, or left. Scripts and styles of ours stay out."""

    context: BrowserContext
    address: str
    done: list[str] = field(default_factory=list)
    touched: int = 0
    wanted: str = ""

    def __post_init__(self) -> None:
        for name in ("alert", "confirm", "msgbox"):
            self.context.expose_binding(name, lambda _, *__: self.done.append("ran a script"))
        self.context.expose_binding("touched", lambda _: setattr(self, "touched", self.touched + 1))
        self.context.add_init_script(TOUCH)
        self.context.route("**/*", self.route)

    def route(self, route: Route) -> None:
        url = route.request.url
        if not url.startswith(self.address):
            self.done.append(f"asked {url}")
            route.abort()
        elif url.endswith((".js", ".css", ".svg", ".png")):
            route.abort()
        else:
            route.continue_()

    def page(self) -> Page:
        page = self.context.new_page()
        page.on("framenavigated", self.moved)
        return page

    def visit(self, page: Page, name: str) -> None:
        """Open the page `name` and wait until everything on it has been touched, or something was done."""
        self.done.clear()
        before = self.touched
        self.wanted = f"{self.address}{name}/"
        page.goto(self.wanted, wait_until="commit")
        self.wait(page, lambda: self.touched > before)
        page.wait_for_timeout(WATCHED)

    def wait(self, page: Page, until: Callable[[], bool]) -> None:
        for _ in range(LONGEST):
            if until() or self.done:
                return
            page.wait_for_timeout(WATCHED)

    def moved(self, frame: Frame) -> None:
        if frame.url.partition("#")[0] != self.wanted:
            self.done.append(f"went to {frame.url}")


@pytest.fixture(scope="module")
def passed(attacked: dict[str, BuiltPage]) -> list[str]:
    """The attacks that the allowlist lets through."""
    return sorted(
        name for name, page in attacked.items() if name not in {"", "404.html"} and not list(check_allowlist(page))
    )


@pytest.fixture(scope="module")
def watch(browser: Browser, unchecked: Project) -> Iterator[Watch]:
    with hosted(unchecked.root / OUTPUT) as address:
        context = browser.new_context(bypass_csp=True)
        context.set_default_timeout(5000)
        yield Watch(context, address)
        context.close()


def test_what_the_allowlist_lets_through_does_nothing_without_the_policy_too(watch: Watch, passed: list[str]) -> None:
    assert len(passed) > 30
    page = watch.page()
    for name in passed:
        before = watch.touched
        watch.visit(page, name)
        assert (watch.done, watch.touched) == ([], before + 1), name


def test_attacks_that_the_allowlist_refuses_are_caught_in_the_act(watch: Watch, passed: list[str]) -> None:
    for name in LIVE:
        page = watch.page()
        watch.visit(page, name)
        watch.wait(page, lambda: False)
        page.close()
        assert watch.done, name
        assert name not in passed
