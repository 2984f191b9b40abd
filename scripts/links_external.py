"""Ask whether the links to other sites still lead somewhere: `python -m scripts.links_external`."""

import os
import time
from collections import Counter
from urllib.parse import urlsplit

from scripts.checks.external import external_links, judge, report_links
from scripts.command_line import ROOT, run
from scripts.content.load import load_content
from scripts.github import hand_over
from scripts.web import Served, fetch

AGENT = "Mozilla/5.0 (compatible; link check of a patient guide; once a week)"
BETWEEN = 1.0  # seconds from one question to a host to the next


class Polite:
    """Asks no host more often than once in a while."""

    def __init__(self) -> None:
        self._asked: dict[str, float] = {}

    def fetch(self, method: str, url: str) -> Served:
        """Ask, after a pause if the same host was asked just now."""
        host = urlsplit(url).netloc
        time.sleep(max(0.0, self._asked.get(host, 0.0) + BETWEEN - time.monotonic()))
        answer = fetch(method, url, AGENT)
        self._asked[host] = time.monotonic()
        return answer


def main() -> None:
    """Ask for each address in turn, print what is not fine, and hand the report over; a dead link fails nothing."""
    places = external_links(ROOT, load_content(ROOT, os.environ))
    polite, judged = Polite(), {}
    for url in sorted(places):
        judged[url] = judge(url, polite.fetch, time.sleep)
        if judged[url].verdict != "fine":
            print(f"{places[url][0]}: {url}: {judged[url].verdict} ({judged[url].reason})", flush=True)
    counts = Counter(found.verdict for found in judged.values())
    print(f"{len(judged)} links: " + ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())))
    hand_over("Links to other sites that lead nowhere", report_links(places, judged))


if __name__ == "__main__":
    run(main)
