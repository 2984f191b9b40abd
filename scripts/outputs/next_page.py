"""The page that a reader is about to open is prepared: fetched and rendered while they hover over its link or press it.

Source: Speculation Rules, WICG; "moderate" waits for a pointer that rests on a link, or for a press. Browsers that do
not support the rules, or that save data, ignore them.
"""

import json


def speculation_rules(base_path: str) -> str:
    """Return the rules for a site below `base_path`; the policy allows them by hash, so every page has the same.

    Downloads have a dot in their address, pages have none.
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
