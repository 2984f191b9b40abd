"""The same pages build with the generators that could take MkDocs' place, and show the same prices and headings."""

import json
import os
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html as lxml_html

from scripts.content.load import load_content
from scripts.finish.search import search_index
from scripts.generate import generate
from tests.generators import PYTHON, built_by
from tests.project import LOCAL_URL, PINNED, ROOT, copy_sources

GENERATORS = ("mkdocs", "properdocs", "zensical")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What each generator leaves, before the finishing steps."""
    folder = tmp_path_factory.mktemp("successors")
    return {generator: built_by(generator, folder)[1] for generator in GENERATORS}


def trees(site: Path) -> dict[str, lxml_html.HtmlElement]:
    return {
        file.relative_to(site).as_posix(): lxml_html.document_fromstring(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def prices(site: Path) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (page, mark.get("data-price"), mark.get("value"), mark.text_content())
        for page, tree in trees(site).items()
        for mark in tree.iter("data")
    ]


def headings(site: Path) -> list[tuple[str, str, str | None, str]]:
    return [
        (page, str(heading.tag), heading.get("id"), " ".join(heading.text_content().split()))
        for page, tree in trees(site).items()
        for heading in tree.iter("h1", "h2", "h3")
    ]


def links(site: Path) -> list[tuple[str, str]]:
    """Every link as the whole address it leads to: `/` and `/.` are one."""
    found = ((page, link.get("href") or "") for page, tree in trees(site).items() for link in tree.iter("a"))
    return [(page, urljoin(f"{LOCAL_URL}{page.removesuffix('index.html')}", href)) for page, href in found]


@pytest.mark.parametrize("generator", ["properdocs", "zensical"])
def test_a_successor_shows_the_same_prices(sites: dict[str, Path], generator: str) -> None:
    assert len(prices(sites["mkdocs"])) > 20
    assert prices(sites[generator]) == prices(sites["mkdocs"])


@pytest.mark.parametrize("generator", ["properdocs", "zensical"])
def test_a_successor_shows_the_same_headings(sites: dict[str, Path], generator: str) -> None:
    assert headings(sites[generator]) == headings(sites["mkdocs"])


@pytest.mark.parametrize("generator", ["properdocs", "zensical"])
def test_a_successor_makes_the_same_links(sites: dict[str, Path], generator: str) -> None:
    assert links(sites[generator]) == links(sites["mkdocs"])


@pytest.mark.parametrize("generator", ["properdocs", "zensical"])
def test_search_finds_the_same_places_with_a_successor(sites: dict[str, Path], generator: str) -> None:
    content = load_content(ROOT, PINNED)
    found = {name: json.loads(search_index(site, content.search, {}))["entries"] for name, site in sites.items()}
    assert {entry["l"] for entry in found[generator]} == {entry["l"] for entry in found["mkdocs"]}


@pytest.mark.parametrize("generator", GENERATORS)
def test_a_misspelt_price_stops_every_generator(tmp_path: Path, generator: str) -> None:
    assert PYTHON.exists(), "the environment of the successors is missing; run: make test"
    project = copy_sources(tmp_path / "project")
    line = project.append("docs/costs.md", '{{ price("seres") }}')
    said = f'docs/costs.md:{line}: there is no price "seres"; did you mean "series"?'
    with pytest.raises(Exception, match="there is no price") as failed:
        generate(project.root, generator, dict(PINNED), os.open(os.devnull, os.O_RDONLY), python=str(PYTHON))
    assert said in str(failed.value)
