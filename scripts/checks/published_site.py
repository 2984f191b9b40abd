"""The checks of the published site from the outside: its commit, its prices, and how it is served."""

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
MAX_BODY = 5_000_000  # bytes

NetworkError = Literal["", "timed out", "no such host", "no secure connection", "no connection"]


@dataclass(frozen=True, slots=True)
class Response:
    """What a host answered. `media_type` has no parameters; `error` says why there is no answer, if so."""

    status: int
    media_type: str = ""
    body: bytes = b""
    error: NetworkError = ""


Fetch = Callable[[str], Response]


def fetch(url: str, timeout: float = TIMEOUT) -> Response:
    """Request an http or https address, following redirects. Without an answer, the status is 0."""
    request = Request(url, headers={"User-Agent": "ketamine-guide", "Accept": "*/*"})  # noqa: S310 - the maintainer's own
    try:
        with urlopen(request, timeout=timeout) as answer:  # noqa: S310
            return Response(answer.status, answer.headers.get_content_type(), answer.read(MAX_BODY))
    except HTTPError as error:
        with error:
            return Response(error.code, error.headers.get_content_type(), error.read(MAX_BODY))
    except (OSError, HTTPException) as error:
        return Response(0, error=_network_error(error))


def _network_error(error: Exception) -> NetworkError:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "timed out"
    if isinstance(reason, socket.gaierror):
        return "no such host"
    return "no secure connection" if isinstance(reason, ssl.SSLError) else "no connection"


COSTS = "costs"
CODE = "published-differs"
BUILD_RECORD, PRICES = "build.json", "pricing.json"
MISSING_PAGE = "there-is-no-such-page/"
OUR_MARKER = b'id="crisis-help"'  # on every page of this site, including the 404 page
ONE_DAY = timedelta(days=1)  # a build may have started before midnight, and in another time zone
JSON_FILES = {BUILD_RECORD: "application/json", PRICES: "application/json"}
WAIT_HINT = "publish again, or wait until the caches of the host expire"


def check_live(fetch: Fetch, root: Path, url: str, commit: str, today: date) -> Iterator[Diagnostic]:
    """Yield every problem of the site that is served at `url`, which ends with a slash.

    It should be built from `commit`, which is checked out in `root`, and have the prices of the date it was built for.
    """
    costs = model_from(read_yaml(root, REDIRECTS), Redirects).page(COSTS)
    media_types = {"": "text/html", page_address(costs): "text/html", **JSON_FILES}
    answers = {address: fetch(url + address) for address in media_types}
    diagnostics = [*_check_responses(answers, media_types), *_check_not_found(fetch(url + MISSING_PAGE))]
    if not diagnostics:
        diagnostics = list(_check_build_record(_parse_record(answers[BUILD_RECORD].body), url, commit, today))
    if not diagnostics:  # prices are compared only with the data of the same commit
        settings = {"SITE_DATE": _parse_record(answers[BUILD_RECORD].body)["site_date"], "SITE_URL": url}
        diagnostics = list(_check_prices(answers, costs, load_content(root, settings)))
    yield from diagnostics


def _parse_record(body: bytes) -> dict[str, str]:
    try:
        record = json.loads(body)
    except ValueError:
        return {}
    return {key: str(value) for key, value in record.items()} if isinstance(record, dict) else {}


def _check_responses(answers: Mapping[str, Response], media_types: Mapping[str, str]) -> Iterator[Diagnostic]:
    for address, answer in answers.items():
        if answer.status != 200:
            yield _diagnostic(address, f"the host answers {answer.error or answer.status}", WAIT_HINT)
        elif answer.media_type != media_types[address]:
            yield _diagnostic(
                address, f'the host serves it as "{answer.media_type}"', f"it should be {media_types[address]}"
            )


def _check_not_found(answer: Response) -> Iterator[Diagnostic]:
    if answer.status != 404 or OUR_MARKER not in answer.body:
        message = f"the host answers {answer.status} for a page that does not exist, without our 404 page"
        yield _diagnostic("404.html", message, "check Settings > Pages on GitHub")


def _check_build_record(record: Mapping[str, str], url: str, commit: str, today: date) -> Iterator[Diagnostic]:
    """Check the record of the build. http and https count as equal, since a host may redirect one to the other."""
    built_commit, day, address = (
        shortened(visible(record.get(key, ""))) for key in ("commit", "site_date", "site_url")
    )
    if built_commit != commit:
        yield _diagnostic(BUILD_RECORD, f'the commit is "{built_commit}", not {commit}', WAIT_HINT)
    if day not in {str(today + ONE_DAY * days) for days in (-1, 0, 1)}:
        yield _diagnostic(BUILD_RECORD, f'the site was built for "{day}", and today is {today}', WAIT_HINT)
    if urlsplit(address)._replace(scheme="") != urlsplit(url)._replace(scheme=""):
        yield _diagnostic(BUILD_RECORD, f'the site was built for the address "{address}"', f"build it for {url}")


def _check_prices(answers: Mapping[str, Response], costs: PurePosixPath, content: Content) -> Iterator[Diagnostic]:
    expected = {path.as_posix(): text for path, text in price_files(content)}[PRICES]
    if answers[PRICES].body != expected.encode():
        message = f"the prices are not those in content/pricing.yml on {content.settings.day}"
        yield _diagnostic(PRICES, message, WAIT_HINT)
    page = BuiltPage(built_path(costs), answers[page_address(costs)].body.decode(errors="replace"), costs, "")
    if not page.tree.xpath("//data[@data-price]"):
        yield page.diagnostic("the published page shows no price", WAIT_HINT, CODE)
    yield from check_prices(page, content)


def _diagnostic(address: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(PurePosixPath(address or "index.html"), 1, message, hint, CODE)
