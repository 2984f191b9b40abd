"""The built site as an older browser gets it: what that browser lacks is taken away before the page is read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Route

STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
DECLARATION = re.compile(
    r"[\w-]+:[^;{}]*light-dark\([^;{}]*;?|content:[^;{}]*\"\s*/\s*\"[^;{}]*;?|content:attr\([^)]*\)\s*/[^;{}]*;?"
)
# Rules whose selectors it cannot read, and questions it cannot answer: both are dropped as a whole.
UNKNOWN_RULE = re.compile(r"[^{}]*:popover-open[^{}]*\{[^{}]*\}")
UNKNOWN_MEDIA = re.compile(r"@media[^{]*\(scripting:[^{]*\{(?:[^{}]*\{[^{}]*\})*\}")
ATTRIBUTES = re.compile(r'(?<=<nav class="menu" id="menu" aria-label="All pages") popover|(?<=<details) name="[^"]*"')
WITHOUT = """
for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"]) delete HTMLElement.prototype[name];
for (const name of ["show", "showModal"]) delete HTMLDialogElement.prototype[name];
"""


def as_before(html: str) -> str:
    """Take what Chrome 109, Firefox 115 and iOS 15.4 lack out of a page."""

    def older(style: re.Match[str]) -> str:
        return UNKNOWN_RULE.sub("", UNKNOWN_MEDIA.sub("", DECLARATION.sub("", style[0])))

    return ATTRIBUTES.sub("", STYLE.sub(older, html))


@contextmanager
def older_browser(
    browser: Browser, palette: str, width: int = 390, *, javascript: bool = True
) -> Iterator[tuple[Page, list[str]]]:
    """Open a page of an older browser in a palette of the system; yields it and what its scripts complained about."""
    context = browser.new_context(
        bypass_csp=True,  # the policy knows the styles by their hash
        color_scheme="dark" if palette == "dark" else "light",
        viewport={"width": width, "height": 800},
        java_script_enabled=javascript,
    )
    context.set_default_timeout(5000)

    def answer(route: Route) -> None:
        given = route.fetch()
        route.fulfill(response=given, body=as_before(given.text()))

    context.route(lambda url: url.endswith(("/", ".html", "/nothing")), answer)
    if javascript:
        context.add_init_script(WITHOUT)
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, complaints
    context.close()
