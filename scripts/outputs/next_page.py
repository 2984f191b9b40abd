"""The page that a reader is about to open is made ready: fetched, and drawn, while they point at its link or press it.

Source: Speculation Rules, WICG; "moderate" waits for a pointer that rests on a link, or for a press. Browsers that do
not know the rules, or that save data, leave them alone.
"""

import json


def speculation_rules(base_path: str) -> str:
    """Return the rules for a site below `base_path`, the same on every page: the policy allows them by their hash.

    Files to save have a dot in their address, pages have none.
    """
    pages = {
        "where": {
            "and": [
                {"href_matches": f"{base_path}*"},
                {"not": {"href_matches": f"{base_path}*.*"}},
                {"not": {"selector_matches": "[href^='#']"}},
            ]
        },
        "eagerness": "moderate",
    }
    return json.dumps({"prefetch": [pages], "prerender": [pages]}, separators=(",", ":"))
