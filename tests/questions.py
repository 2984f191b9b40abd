"""What patients ask, and where search must find the answer: `python -m tests.questions [site]` prints the rank of each.

The log is tests/questions.yml. `--held-out third` prints those that nobody tunes on, which is for the end of the work.
"""

import argparse
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from playwright.sync_api import Page, sync_playwright

from scripts.browser import find
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import Diagnostic
from scripts.static_host import hosted

LOG = PurePosixPath("tests/questions.yml")
FIRST = 3  # results that a reader looks at
RANK = """async ({ address, index, questions }) => {
  const { prepare, find } = await import(`${address}assets/search.js`);
  const prepared = prepare(index || await (await fetch(`${address}search.json`)).json());
  return questions.map((question) => find(prepared, question).found.map(([best]) => best.l));
}"""


class Question(NamedTuple):
    """A question, its line, the places that answer it, or why there is none; and what the log says about it."""

    ask: str
    line: int
    answers: tuple[str, ...] = ()
    reason: str = ""
    seen: str = ""
    first: str = ""
    held_out: str = ""

    @property
    def is_held_back(self) -> bool:
        """True for those nobody tunes on."""
        return self.held_out == "third"


def questions(root: Path, log: PurePosixPath = LOG) -> list[Question]:
    """Return all questions of the log."""
    file = read_yaml(root, log)
    assert isinstance(file.data, list)
    entries: list[Any] = file.data
    return [
        Question(
            ask=entry["ask"],
            line=file.line((number,)),
            answers=tuple(entry.get("answers", ())),
            reason=entry.get("reason", ""),
            seen=entry.get("seen", ""),
            first=entry.get("first", ""),
            held_out=entry.get("held-out", ""),
        )
        for number, entry in enumerate(entries)
    ]


def faults(asked: Iterable[Question], places: Collection[str], log: PurePosixPath = LOG) -> Iterator[Diagnostic]:
    """Yield the questions without an answer or a reason, and the answers that are no place of the site."""
    for question in asked:
        if bool(question.answers) == bool(question.reason):
            message = f'"{question.ask}" has ' + ("both answers and a reason" if question.answers else "no answer")
            hint = "write `answers: [page/#section]`, or `reason:` with why the site does not answer it"
            yield Diagnostic(log, question.line, message, hint, "question-unanswered")
        for place in question.answers:
            if place not in places:
                message = f'the answer "{place}" of "{question.ask}" is no page or section'
                yield Diagnostic(log, question.line, message, "write where the site answers it", "link-broken")


def is_answer(place: str, wanted: str) -> bool:
    """True for the section itself, for its page, and for any section of a page that is wanted as a whole."""
    page, _, section = wanted.partition("#")
    return place in {wanted, page} if section else place.partition("#")[0] == page


def found(page: Page, address: str, asked: Iterable[str], index: Any = None) -> list[list[str]]:
    """Return the places that the search of the site at `address` finds for each question, the best first."""
    results: list[list[str]] = page.evaluate(RANK, {"address": address, "index": index, "questions": [*asked]})
    return results


def rank(question: Question, results: list[str]) -> int:
    """Return the place of the first answer among the results, from 1, or 0."""
    return next((n for n, at in enumerate(results, 1) if any(is_answer(at, want) for want in question.answers)), 0)


def main() -> None:
    """Print each question with its rank at the first commit and now, and where it was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--held-out", default="", choices=["", "third", "fourth", "fifth", "sixth"])
    given = parser.parse_args()
    asked = [one for one in questions(Path.cwd()) if one.answers and one.held_out == given.held_out and one.seen]
    with sync_playwright() as playwright, hosted(given.site, "/") as address:
        page = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"]).new_page()
        page.goto(address)
        ranks = [
            (one, rank(one, results), results)
            for one, results in zip(asked, found(page, address, [one.ask for one in asked]), strict=True)
        ]
    for one, now, results in ranks:
        print(f"{one.first or '?':>3} {now:>3}  {one.ask:50} {results[now - 1] if now else ' '.join(results[:FIRST])}")
    good = sum(0 < now <= FIRST for _, now, _ in ranks)
    print(f"{good} of {len(ranks)} among the first {FIRST}")


if __name__ == "__main__":
    main()
