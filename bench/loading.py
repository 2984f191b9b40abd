"""What a page weighs and when it is painted, in a real browser on a slow line: ours, plain Material's, a bare one."""

import gzip
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Response, ViewportSize, sync_playwright

from scripts.browser import find

PHONE = ViewportSize(width=390, height=844)
ROUNDS = 5
# Lighthouse's slow 4G, with the delay of a request put on the line: 1.6 Mbit/s down, 750 kbit/s up, 4 times slower CPU.
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 96_000}
SLOW_CPU = {"rate": 4}
SETTLED = 2500  # milliseconds after loading, for what comes late
PAINTS = """() => new Promise(done => {
  const seen = {shift: 0, lcp: 0};
  new PerformanceObserver(list => list.getEntries().forEach(one => seen.lcp = one.startTime))
    .observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(one => seen.shift += one.value))
    .observe({type: "layout-shift", buffered: true});
  const fcp = performance.getEntriesByName("first-contentful-paint")[0];
  setTimeout(() => done([fcp ? fcp.startTime : 0, seen.lcp, seen.shift]), 100);
})"""


@dataclass(frozen=True, slots=True)
class Weight:
    """What came before any interaction: requests, and bytes as gzip -6 sends them, of the page and of everything."""

    requests: int
    page: int
    everything: int


@dataclass(frozen=True, slots=True)
class Paint:
    """Milliseconds to the first and the largest paint (median, least, most), and the median of the layout shift."""

    fcp: tuple[float, float, float]
    lcp: tuple[float, float, float]
    shift: float


def weights(addresses: Mapping[str, str]) -> dict[str, Weight]:
    """Return the weight of each page: name -> address in, name -> weight out."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        return {name: _weight(browser, address) for name, address in addresses.items()}


def _weight(browser: Browser, address: str) -> Weight:
    context = browser.new_context(viewport=PHONE)
    page, answers = context.new_page(), list[Response]()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    sizes = [_sent(answer) for answer in answers]
    context.close()
    return Weight(len(sizes), sizes[0], sum(sizes))


def _sent(answer: Response) -> int:
    body = answer.body()
    packed = answer.headers.get("content-type", "").startswith(("text/", "application/", "image/svg"))
    return len(gzip.compress(body, 6, mtime=0)) if packed else len(body)


def paints(addresses: Mapping[str, str]) -> dict[str, Paint]:
    """Return when each page is painted; the pages are loaded in turns, each time with an empty cache."""
    found: dict[str, list[list[float]]] = {name: [] for name in addresses}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for _ in range(ROUNDS):
            for name, address in addresses.items():
                found[name].append(_painted(browser, address))
    return {name: _paint(runs) for name, runs in found.items()}


def _painted(browser: Browser, address: str) -> list[float]:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", dict[str, Any](SLOW_LINE))
    session.send("Emulation.setCPUThrottlingRate", dict[str, Any](SLOW_CPU))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(SETTLED)
    found: list[float] = page.evaluate(PAINTS)
    context.close()
    return found


def _paint(runs: list[list[float]]) -> Paint:
    fcp, lcp, shift = zip(*runs, strict=True)
    return Paint(_spread(fcp), _spread(lcp), round(statistics.median(shift), 4))


def _spread(values: tuple[float, ...]) -> tuple[float, float, float]:
    return round(statistics.median(values)), round(min(values)), round(max(values))


def bare_page(article: str, file: Path) -> Path:
    """Write the words of a page with nothing but a few rules of style: the floor that no design can go below."""
    style = "body{max-width:40rem;margin:auto;padding:1rem;font:1rem/1.6 sans-serif}"
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Bare</title><style>{style}</style>"
    file.write_text(f'{head}<meta name="viewport" content="width=device-width">{article}', encoding="utf-8")
    return file
