"""Figures on the built site: each is what the evidence file says; the list of sources matches the citations."""

from collections.abc import Container, Iterator
from pathlib import Path

from scripts.checks.site.built import BuiltPage
from scripts.data.load import EVIDENCE, Content
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import Diagnostic, NameNotFound

LISTED = "source-"  # the prefix of an id in the list of sources
HINT = 'use a macro like {{ figure("oliver2022.response") }}'


def check_figures(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare every figure that has a finding's name with the evidence file."""
    for data in page.tree.xpath("//data[@data-finding]"):
        name, _, index = data.get("data-finding").partition("#")
        try:
            _, finding = content.evidence.finding(name)
        except NameNotFound as error:
            yield page.diagnostic(error.message, error.hint, "figure-differs")
            continue
        if index:
            share = finding.shares[int(index)]
            right = str(share.in_100 if finding.unit == "people" else share.count)
        else:
            right = str(finding.value)
        if data.get("value") != right or not finding.may_show_figure:
            message = f"the page shows {name} as {data.text_content()}"
            yield page.diagnostic(message, f"it is {right} in content/evidence.yml", "figure-differs")


def check_citations(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare the numbers in the text with the list of sources at the end of the page."""
    listed = page.tree.xpath("//ol[@class='sources']/li")
    for entry in listed:
        name = entry.get("id", "").removeprefix(LISTED)
        if name not in content.evidence.by_id:
            yield page.diagnostic(f'there is no source "{name}"', HINT, "citation-wrong")
    cited = {(link.get("href"), link.text) for link in page.tree.xpath("//sup[@class='cite']/a")}
    for number, entry in enumerate(listed, 1):
        if (f"#{entry.get('id')}", str(number)) not in cited:
            yield page.diagnostic(f"source {number} is listed, but not cited", HINT, "citation-wrong")


def cited_sources(page: BuiltPage) -> set[str]:
    """Return the ids of the sources that a page lists as cited; the list of all sources does not count."""
    return {str(name).removeprefix(LISTED) for name in page.tree.xpath("//ol[@class='sources']/li/@id")}


def check_unused_sources(cited: Container[str], content: Content, root: Path) -> Iterator[Diagnostic]:
    """Yield the sources that no page cites; `cited` has the ids of the others."""
    file = read_yaml(root, EVIDENCE)
    for index, source in enumerate(content.evidence.sources):
        if source.id not in cited and source.id not in content.safety.crisis.sources:
            line = file.line(("sources", index, "id"))
            message = f"no page cites the source {source.id}"
            yield Diagnostic(EVIDENCE, line, message, "cite it, or delete it", "source-uncited")
