"""Figures of the built site: each marked number is what the evidence file says, and is there with its other half."""

from collections.abc import Container, Iterator
from pathlib import Path

from scripts.checks.built import BuiltPage
from scripts.content.load import EVIDENCE, Content
from scripts.content.yaml_file import read_yaml
from scripts.problems import NameNotFound, Problem

LISTED = "source-"  # in front of the name of a source, where a page lists what it cites
FIX = 'use an expression like {{ figure("oliver2022.response") }}'


def check_figures(page: BuiltPage, content: Content) -> Iterator[Problem]:
    """Compare every marked figure with the evidence file."""
    for mark in page.tree.xpath("//data[@data-finding]"):
        name, _, index = mark.get("data-finding").partition("#")
        try:
            _, finding = content.evidence.finding(name)
        except NameNotFound as error:
            yield page.problem(mark, error.message, error.fix)
            continue
        if index:
            share = finding.shares[int(index)]
            right = str(share.in_100 if finding.unit == "people" else share.count)
        else:
            right = str(finding.value)
        if mark.get("value") != right or not finding.may_show_figure:
            yield page.problem(mark, f"{name} shows {mark.text_content()}", f"it is {right} in content/evidence.yml")


def check_citations(page: BuiltPage, content: Content) -> Iterator[Problem]:
    """Compare the numbers in the text with the list of sources at the end of the page."""
    listed = page.tree.xpath("//ol[@class='sources']/li")
    for entry in listed:
        name = entry.get("id", "").removeprefix(LISTED)
        if name not in content.evidence.by_id:
            yield page.problem(entry, f'there is no source "{name}"', FIX)
    cited = {(link.get("href"), link.text) for link in page.tree.xpath("//sup[@class='cite']/a")}
    for number, entry in enumerate(listed, 1):
        if (f"#{entry.get('id')}", str(number)) not in cited:
            yield page.problem(page.tree, f"source {number} is listed and not cited", FIX)


def cited_sources(page: BuiltPage) -> set[str]:
    """Return the ids of the sources that a page lists as cited; the list of all sources does not count."""
    return {str(name).removeprefix(LISTED) for name in page.tree.xpath("//ol[@class='sources']/li/@id")}


def check_unused_sources(cited: Container[str], content: Content, root: Path) -> Iterator[Problem]:
    """Yield the sources that no page cites; `cited` has the ids of the others.

    Reason: a source that nobody cites is one that nobody will look at again.
    """
    file = read_yaml(root, EVIDENCE)
    for index, source in enumerate(content.evidence.sources):
        if source.id not in cited and source.id not in content.safety.crisis.sources:
            line = file.line(("sources", index, "id"))
            yield Problem(EVIDENCE, line, f"no page cites the source {source.id}", "cite it, or take it out")
