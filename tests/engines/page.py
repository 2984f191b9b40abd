"""What can be said about a page, in JavaScript that every engine knows."""

import json

from tests.engines.tab import Failed, Tab

DESK = (1280, 900)
POPOVERS = "'popover' in HTMLElement.prototype"


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
