"""Figures of the built site: each marked number is what the evidence file says, and is there with its other half."""

from collections.abc import Container, Iterator
from pathlib import Path

from scripts.checks.site.built import BuiltPage
from scripts.data.load import EVIDENCE, Content
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import Diagnostic, NameNotFound

LISTED = "source-"  # in front of the name of a source, where a page lists what it cites
HINT = 'use an expression like {{ figure("oliver2022.response") }}'


def check_figures(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare every marked figure with the evidence file."""
    for mark in page.tree.xpath("//data[@data-finding]"):
        name, _, index = mark.get("data-finding").partition("#")
        try:
            _, finding = content.evidence.finding(name)
        except NameNotFound as error:
            yield page.diagnostic(mark, error.message, error.hint)
            continue
        if index:
            share = finding.shares[int(index)]
            right = str(share.in_100 if finding.unit == "people" else share.count)
        else:
            right = str(finding.value)
        if mark.get("value") != right or not finding.may_show_figure:
            yield page.diagnostic(mark, f"{name} shows {mark.text_content()}", f"it is {right} in content/evidence.yml")


def check_citations(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare the numbers in the text with the list of sources at the end of the page."""
    listed = page.tree.xpath("//ol[@class='sources']/li")
    for entry in listed:
        name = entry.get("id", "").removeprefix(LISTED)
        if name not in content.evidence.by_id:
            yield page.diagnostic(entry, f'there is no source "{name}"', HINT)
    cited = {(link.get("href"), link.text) for link in page.tree.xpath("//sup[@class='cite']/a")}
    for number, entry in enumerate(listed, 1):
        if (f"#{entry.get('id')}", str(number)) not in cited:
            yield page.diagnostic(page.tree, f"source {number} is listed and not cited", HINT)


def cited_sources(page: BuiltPage) -> set[str]:
    """Return the ids of the sources that a page lists as cited; the list of all sources does not count."""
    return {str(name).removeprefix(LISTED) for name in page.tree.xpath("//ol[@class='sources']/li/@id")}


def check_unused_sources(cited: Container[str], content: Content, root: Path) -> Iterator[Diagnostic]:
    """Yield the sources that no page cites; `cited` has the ids of the others.

    Reason: a source that nobody cites is one that nobody will look at again.
    """
    file = read_yaml(root, EVIDENCE)
    for index, source in enumerate(content.evidence.sources):
        if source.id not in cited and source.id not in content.safety.crisis.sources:
            line = file.line(("sources", index, "id"))
            yield Diagnostic(EVIDENCE, line, f"no page cites the source {source.id}", "cite it, or take it out")
