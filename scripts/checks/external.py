"""Links to other sites: which are gone, which did not answer. They are asked once a week, and never stop a build."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from scripts.content.load import EVIDENCE, Content
from scripts.content.tree import CONTENT, DOCS, plain_files
from scripts.content.yaml_file import read_text, read_yaml
from scripts.web import Fetch, Served

ADDRESS = re.compile(r"https?://[^\s<>()\"'`]+[^\s<>()\"'`.,;:]")
TRIES = 3
PAUSE = 5.0  # seconds before another try, twice as long before the next
GONE = {404, 410}
REFUSED = {401, 403, 405, 406, 429, 451, 999}  # readers may still get in; 999 is what some hosts say to programs

Verdict = Literal["fine", "gone", "no answer", "refuses programs"]
Places = Mapping[str, list[str]]  # address: file:line, …


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a link, and why: the last status or trouble."""

    verdict: Verdict
    reason: str


def external_links(root: Path, content: Content) -> Places:
    """Return every address that the pages and the data of `root` lead to, with the places that name it."""
    found: dict[str, list[str]] = defaultdict(list)
    evidence = read_yaml(root, EVIDENCE)
    for index, source in enumerate(content.evidence.sources):
        if source.link:
            found[source.link].append(f"{EVIDENCE}:{evidence.line(('sources', index, 'id'))}")
    for path in _texts(root):
        for line, text in enumerate(read_text(root, path).split("\n"), 1):
            for address in ADDRESS.findall(text.partition("# ")[0] if path.suffix == ".yml" else text):
                found[address].append(f"{path}:{line}")
    return found


def _texts(root: Path) -> Iterator[PurePosixPath]:
    """Yield what is read as text: all but the sources, whose addresses their model knows."""
    for path in (*plain_files(root, CONTENT, ".yml"), *plain_files(root, DOCS, ".md")):
        if path != EVIDENCE:
            yield path


def judge(url: str, fetch: Fetch, wait: Callable[[float], None]) -> Judged:
    """Ask for `url` until there is an answer, with longer and longer pauses; HEAD first, which costs a host least."""
    answer = Served(0)
    for number in range(TRIES):
        if number:
            wait(PAUSE * 2 ** (number - 1))
        answer = fetch("HEAD", url)
        if answer.status >= 400:  # some answer only those who want the page
            answer = fetch("GET", url)
        if 0 < answer.status < 500 and answer.status != 429:
            break
    return Judged(_verdict(answer), answer.trouble or str(answer.status))


def _verdict(answer: Served) -> Verdict:
    if answer.status in GONE or answer.trouble == "no such host":
        return "gone"
    if answer.status in REFUSED:
        return "refuses programs"
    return "fine" if 200 <= answer.status < 400 else "no answer"


def report_links(places: Places, judged: Mapping[str, Judged]) -> str:
    """Return the report as Markdown, without a date, so that it changes only when a link does; "" if none is gone."""
    gone = list(_lines(places, judged, "gone"))
    if not gone:
        return ""
    silent = list(_lines(places, judged, "no answer"))
    parts = ["These links lead nowhere. Look for the new address, or take the source out.\n", *gone]
    if silent:
        parts += ["\nThese did not answer, which may be for today only:\n", *silent]
    return "\n".join(parts) + "\n"


def _lines(places: Places, judged: Mapping[str, Judged], verdict: Verdict) -> Iterator[str]:
    for url in sorted(places):
        if judged[url].verdict == verdict:
            yield f"- <{url}> ({judged[url].reason}) in {', '.join(f'`{place}`' for place in places[url])}"
