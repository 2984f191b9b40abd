"""What the smoke test sees of a published site: which commit, which day's prices, and what the host makes of it."""

import json
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from scripts.checks.published_site import Response, check_live
from scripts.data.load import Content, load_content
from scripts.outputs.files import build_record, price_files
from scripts.render.templates import dollars
from tests.project import FIXTURES, PINNED

URL = "https://example.org/guide/"
COMMIT = "c" * 40
TODAY = date(2026, 11, 22)


@pytest.fixture
def live() -> dict[str, Response]:
    """What a host would serve of the small data, with one price on the costs page."""
    content = load_content(FIXTURES, {**PINNED, "SITE_URL": URL})
    return {
        "": Response(200, "text/html", b"<h1>Home</h1>"),
        "costs/": Response(200, "text/html", costs(content).encode()),
        "build.json": Response(200, "application/json", build_record(COMMIT, b"", content).encode()),
        "pricing.json": Response(
            200, "application/json", dict(price_files(content))[PurePosixPath("pricing.json")].encode()
        ),
        "there-is-no-such-page/": Response(404, "text/html", b'<aside id="crisis-help">'),
    }


def costs(content: Content) -> str:
    name, amount = next(iter(content.pricing.amounts.items()))
    return f'<p>It costs <data value="{amount:.2f}" data-price="{name}">{dollars(amount)}</data>.</p>'


def said(live: dict[str, Response], root: Path = FIXTURES, today: date = TODAY) -> list[str]:
    found = check_live(lambda address: live[address.removeprefix(URL)], root, URL, COMMIT, today)
    return [str(diagnostic).partition("; ")[0] for diagnostic in found]


def served(live: dict[str, Response], address: str, old: str, new: str) -> None:
    """Serve `new` in the place of `old` at one address."""
    body = live[address].body.decode()
    assert old in body
    live[address] = Response(200, live[address].media_type, body.replace(old, new).encode())


def test_the_site_of_this_commit_and_day_passes(live: dict[str, Response]) -> None:
    assert said(live) == []
    assert said(live, today=date(2026, 11, 23)) == []


def test_what_a_host_does_not_serve_is_told(live: dict[str, Response]) -> None:
    live["costs/"] = Response(404, "text/html", b'<aside id="crisis-help">')
    live["pricing.json"] = Response(200, "text/plain", b"{}")
    live["there-is-no-such-page/"] = Response(404, "text/html", b"There isn't a GitHub Pages site here.")
    assert said(live) == [
        "costs:1: the host answers 404",
        'pricing.json:1: the host serves it as "text/plain"',
        "404.html:1: the host answers 404 for a page that does not exist, without our 404 page",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (COMMIT, "d" * 40, f'the commit is "{"d" * 40}", not {COMMIT}'),
        ("2026-11-22", "2026-11-20", 'the site was built for "2026-11-20", and today is 2026-11-22'),
        (URL, "https://example.org/", 'the site was built for the address "https://example.org/"'),
        ("{", "oops", f'the commit is "", not {COMMIT}'),
    ],
)
def test_an_old_or_foreign_site_is_told(live: dict[str, Response], old: str, new: str, message: str) -> None:
    served(live, "build.json", old, new)
    assert f"build.json:1: {message}" in said(live)


def test_another_price_is_told_in_the_file_and_on_the_page(live: dict[str, Response]) -> None:
    amount = json.loads(live["pricing.json"].body)["tables"][0]["rows"][0]["amounts"][0]["amount"]
    served(live, "pricing.json", f'"{amount}"', '"1.00"')
    served(live, "costs/", "$", "$1")
    told = said(live)
    assert told[0] == "pricing.json:1: the prices are not those in content/pricing.yml on 2026-11-22"
    assert told[1].startswith("docs/costs.md:1: the page shows ")
    assert len(told) == 2


def test_a_costs_page_without_a_price_is_told(live: dict[str, Response]) -> None:
    live["costs/"] = Response(200, "text/html", b"<p>Ask us.</p>")
    assert said(live) == ["docs/costs.md:1: the published page shows no price"]
