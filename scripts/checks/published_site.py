"""The checks of the published site from outside: its commit, its prices, and how it is served."""

import json
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from scripts.checks.site.built import BuiltPage
from scripts.checks.site.facts import check_prices
from scripts.data.front_matter import built_path, page_address
from scripts.data.load import REDIRECTS, Content, load_content
from scripts.data.model import model_from
from scripts.data.redirects import Redirects
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import Diagnostic, shortened, visible
from scripts.outputs.files import price_files

TIMEOUT = 20  # seconds
MOST = 5_000_000  # bytes

Trouble = Literal["", "timed out", "no such host", "no secure connection", "no connection"]


@dataclass(frozen=True, slots=True)
class Served:
    """What a host answered; `kind` is the media type without its parameters. With `trouble` there is no answer."""

    status: int
    kind: str = ""
    body: bytes = b""
    trouble: Trouble = ""


Fetch = Callable[[str], Served]


def fetch(url: str, timeout: float = TIMEOUT) -> Served:
    """Ask for one http or https address, following redirects; the status 0 stands for no answer."""
    request = Request(url, headers={"User-Agent": "ketamine-guide", "Accept": "*/*"})  # noqa: S310 - the maintainer's own
    try:
        with urlopen(request, timeout=timeout) as answer:  # noqa: S310
            return Served(answer.status, answer.headers.get_content_type(), answer.read(MOST))
    except HTTPError as error:
        with error:
            return Served(error.code, error.headers.get_content_type(), error.read(MOST))
    except (OSError, HTTPException) as error:
        return Served(0, trouble=_trouble(error))


def _trouble(error: Exception) -> Trouble:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "timed out"
    if isinstance(reason, socket.gaierror):
        return "no such host"
    return "no secure connection" if isinstance(reason, ssl.SSLError) else "no connection"


COSTS = "costs"
CODE = "published-differs"
RECORD, PRICES = "build.json", "pricing.json"
NOWHERE = "there-is-no-such-page/"
OURS = b'id="crisis-help"'  # on every page of this site, including the 404 page
ONE_DAY = timedelta(days=1)  # a build may have started before midnight, and in another time zone
SERVED = {RECORD: "application/json", PRICES: "application/json"}
WAIT = "publish again, or wait until the caches of the host expire"


def check_live(fetch: Fetch, root: Path, url: str, commit: str, today: date) -> Iterator[Diagnostic]:
    """Yield what is wrong with the site that is served at `url`, which ends with a slash.

    It should be the one of `commit`, which is checked out in `root`, with the prices of the date it was built for.
    """
    costs = model_from(read_yaml(root, REDIRECTS), Redirects).page(COSTS)
    kinds = {"": "text/html", page_address(costs): "text/html", **SERVED}
    answers = {address: fetch(url + address) for address in kinds}
    diagnostics = [*_serving(answers, kinds), *_not_found(fetch(url + NOWHERE))]
    if not diagnostics:
        diagnostics = list(_record(_read(answers[RECORD].body), url, commit, today))
    if not diagnostics:  # prices are compared only with the data of the same commit
        settings = {"SITE_DATE": _read(answers[RECORD].body)["site_date"], "SITE_URL": url}
        diagnostics = list(_prices(answers, costs, load_content(root, settings)))
    yield from diagnostics


def _read(body: bytes) -> dict[str, str]:
    try:
        record = json.loads(body)
    except ValueError:
        return {}
    return {key: str(value) for key, value in record.items()} if isinstance(record, dict) else {}


def _serving(answers: Mapping[str, Served], kinds: Mapping[str, str]) -> Iterator[Diagnostic]:
    for address, answer in answers.items():
        if answer.status != 200:
            yield _diagnostic(address, f"the host answers {answer.trouble or answer.status}", WAIT)
        elif answer.kind != kinds[address]:
            yield _diagnostic(address, f'the host serves it as "{answer.kind}"', f"it should be {kinds[address]}")


def _not_found(answer: Served) -> Iterator[Diagnostic]:
    if answer.status != 404 or OURS not in answer.body:
        message = f"the host answers {answer.status} for a page that does not exist, without our 404 page"
        yield _diagnostic("404.html", message, "check Settings > Pages on GitHub")


def _record(record: Mapping[str, str], url: str, commit: str, today: date) -> Iterator[Diagnostic]:
    """Compare the record of the build; http and https count as equal, since a host may redirect to the other."""
    of, day, address = (shortened(visible(record.get(key, ""))) for key in ("commit", "site_date", "site_url"))
    if of != commit:
        yield _diagnostic(RECORD, f'the commit is "{of}", not {commit}', WAIT)
    if day not in {str(today + ONE_DAY * days) for days in (-1, 0, 1)}:
        yield _diagnostic(RECORD, f'the site was built for "{day}", and today is {today}', WAIT)
    if urlsplit(address)._replace(scheme="") != urlsplit(url)._replace(scheme=""):
        yield _diagnostic(RECORD, f'the site was built for the address "{address}"', f"build it for {url}")


def _prices(answers: Mapping[str, Served], costs: PurePosixPath, content: Content) -> Iterator[Diagnostic]:
    right = {path.as_posix(): text for path, text in price_files(content)}[PRICES]
    if answers[PRICES].body != right.encode():
        message = f"the prices are not those in content/pricing.yml on {content.settings.day}"
        yield _diagnostic(PRICES, message, WAIT)
    page = BuiltPage(built_path(costs), answers[page_address(costs)].body.decode(errors="replace"), costs, "")
    if not page.tree.xpath("//data[@data-price]"):
        yield page.diagnostic("the published page shows no price", WAIT, CODE)
    yield from check_prices(page, content)


def _diagnostic(address: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(PurePosixPath(address or "index.html"), 1, message, hint, CODE)
