"""The headers that Netlify and Cloudflare Pages send: every page works with them, and none can be framed."""

import fnmatch
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from scripts.outputs.files import NON_PAGE_FILES, headers_file
from scripts.static_host import Handler, hosted

Rules = Mapping[str, Mapping[str, str]]


def rules(text: str) -> Rules:
    """What a file `_headers` says, by paths. Source: the documentation of both hosts."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in filter(None, text.splitlines()):
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[path][name] = value
        else:
            path = line
            found[path] = {}
    return found


def netlify(said: Rules, path: str) -> dict[str, str]:
    """Of two rules with one header, the narrower one's counts."""
    fitting = sorted((rule for rule in said if fnmatch.fnmatchcase(path, rule)), key=len)
    return {name: value for rule in fitting for name, value in said[rule].items()}


def cloudflare(said: Rules, path: str) -> dict[str, str]:
    """Of two rules with one header, both count, with a comma between."""
    sent: dict[str, str] = {}
    for rule in (rule for rule in said if fnmatch.fnmatchcase(path, rule)):
        for name, value in said[rule].items():
            sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


@pytest.fixture(params=[netlify, cloudflare])
def with_headers(request: pytest.FixtureRequest, built_site: Path) -> Iterator[str]:
    """The address of the site on a host that reads the file."""
    said = rules((built_site / "_headers").read_text(encoding="utf-8"))

    class Sending(Handler):
        def end_headers(self) -> None:
            for name, value in request.param(said, self.path.partition("?")[0]).items():
                self.send_header(name, value)
            BaseHTTPRequestHandler.end_headers(self)

    with hosted(built_site, handler=Sending) as address:
        yield address


def test_every_page_works_with_the_headers(browser: Browser, with_headers: str, built_site: Path) -> None:
    page, said = browser.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for file in sorted(built_site.rglob("index.html")):
        page.goto(with_headers + file.relative_to(built_site).as_posix().removesuffix("index.html"))
    assert said == []
    page.goto(f"{with_headers}costs/")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.crisis-line')).backgroundColor") != "rgba(0, 0, 0, 0)"
    )
    assert page.evaluate("fetch('../pricing.json').then((answer) => answer.ok)")
    page.close()


def test_no_page_and_no_file_can_be_framed(browser: Browser, with_headers: str, built_site: Path) -> None:
    with hosted(built_site) as elsewhere:
        page = browser.new_page()
        for path in ("", "costs/", "pricing.json", "assets/favicon.svg"):
            page.goto(f"{elsewhere}robots.txt")
            assert not _framed(page, with_headers + path), path
            assert _framed(page, elsewhere + path), "without the headers it can"
        page.close()


def _framed(page: Page, address: str) -> bool:
    page.evaluate(
        """(src) => new Promise((done) => {
            const frame = document.body.appendChild(document.createElement("iframe"));
            frame.onload = done;
            frame.src = src;
        })""",
        address,
    )
    return any(frame.url == address for frame in page.frames[1:])


def test_what_is_no_page_may_run_nothing(with_headers: str, browser: Browser) -> None:
    page = browser.new_page()
    for path in ("pricing.json", "assets/favicon.svg", "search.json", "sitemap.xml"):
        answer: Any = page.goto(with_headers + path)
        assert "default-src 'none'" in answer.headers["content-security-policy"], path
        assert "sandbox" in answer.headers["content-security-policy"], path
        assert answer.headers["x-content-type-options"] == "nosniff"
    page.close()


def test_the_paths_are_below_the_site_s_own() -> None:
    said = rules(headers_file("/infusion-guide/"))
    assert list(said) == [f"/infusion-guide/{path}" for path in ("*", *NON_PAGE_FILES)]


def test_the_file_is_within_the_limits_of_both_hosts(built_site: Path) -> None:
    """Cloudflare takes 100 rules of 2,000 characters a line, with one * in a path."""
    text = (built_site / "_headers").read_text(encoding="utf-8")
    assert len(rules(text)) <= 100
    assert max(map(len, text.splitlines())) <= 2000
    assert all(path.count("*") <= 1 for path in rules(text))
