"""Links to other sites: each is asked for politely, and only what is really gone makes a report."""

import pytest

from scripts.checks.external import Judged, external_links, judge, report_links
from scripts.content.load import load_content
from scripts.web import Served
from tests.project import PINNED, Project

URL = "https://example.org/page"


class Host:
    """Answers in turn what it was told to, the last for ever, and remembers what it was asked."""

    def __init__(self, *answers: Served) -> None:
        self.answers, self.asked, self.waited = list(answers), list[str](), list[float]()

    def fetch(self, method: str, url: str) -> Served:
        self.asked.append(f"{method} {url}")
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.mark.parametrize(
    ("answers", "verdict", "methods"),
    [
        ([Served(200)], Judged("fine", "200"), "HEAD"),
        ([Served(405), Served(200)], Judged("fine", "200"), "HEAD GET"),
        ([Served(404), Served(200)], Judged("fine", "200"), "HEAD GET"),
        ([Served(404)], Judged("gone", "404"), "HEAD GET"),
        ([Served(403)], Judged("refuses programs", "403"), "HEAD GET"),
        ([Served(0, trouble="timed out"), Served(200)], Judged("fine", "200"), "HEAD HEAD"),
        ([Served(0, trouble="timed out")], Judged("no answer", "timed out"), "HEAD HEAD HEAD"),
        ([Served(0, trouble="no such host")], Judged("gone", "no such host"), "HEAD HEAD HEAD"),
        ([Served(503), Served(503), Served(200)], Judged("fine", "200"), "HEAD GET HEAD"),
        ([Served(429)], Judged("refuses programs", "429"), "HEAD GET HEAD GET HEAD GET"),
    ],
)
def test_a_link_is_judged_by_its_last_answer(answers: list[Served], verdict: Judged, methods: str) -> None:
    host = Host(*answers)
    assert judge(URL, host.fetch, host.waited.append) == verdict
    assert [asked.partition(" ")[0] for asked in host.asked] == methods.split()


def test_the_pauses_grow() -> None:
    host = Host(Served(500))
    judge(URL, host.fetch, host.waited.append)
    assert host.waited == [5, 10]


def test_links_are_found_in_pages_data_and_sources_with_their_lines(data: Project) -> None:
    (data.root / "docs").mkdir()
    data.write("docs/costs.md", f"# Costs\n\nSee [it]({URL}), or <{URL}.>\n")
    line = data.append("content/glossary.yml", f"# a comment with https://example.org/not-asked\n# {URL}/either")
    content = load_content(data.root, PINNED)
    found = external_links(data.root, content)
    assert found[URL] == ["docs/costs.md:3", "docs/costs.md:3"]
    assert line
    assert not any("not-asked" in address or "either" in address for address in found)
    linked = {source.link for source in content.evidence.sources if source.link}
    assert linked
    assert linked <= set(found)
    assert all(places[0].startswith("content/evidence.yml:") for link, places in found.items() if link in linked)


def test_the_report_tells_what_is_gone_from_what_was_silent() -> None:
    places = {f"{URL}/{name}": [f"docs/{name}.md:7"] for name in ("gone", "slow", "shy", "fine")}
    judged = {
        f"{URL}/gone": Judged("gone", "404"),
        f"{URL}/slow": Judged("no answer", "timed out"),
        f"{URL}/shy": Judged("refuses programs", "403"),
        f"{URL}/fine": Judged("fine", "200"),
    }
    assert report_links(places, judged) == (
        "These links lead nowhere. Look for the new address, or take the source out.\n\n"
        f"- <{URL}/gone> (404) in `docs/gone.md:7`\n\n"
        "These did not answer, which may be for today only:\n\n"
        f"- <{URL}/slow> (timed out) in `docs/slow.md:7`\n"
    )
    assert report_links(places, {**judged, f"{URL}/gone": Judged("fine", "200")}) == ""
