"""What a visitor finds on a built site is read from its HTML, of whichever commit."""

from pathlib import Path

import pytest

from scripts.report.sentences import KeyedSentence
from scripts.report.snapshot import PageSnapshot, SiteSnapshot, site_snapshot

BASE = "/guide/"
PRICE = '<data class="price" value="3475.00" data-price="series.infusion-only">$3,475</data>'


def read(site: Path, **pages: str) -> SiteSnapshot:
    for name, html in pages.items():
        file = site / ("index.html" if name == "home" else f"{name}/index.html")
        file.parent.mkdir(exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return site_snapshot(site, BASE)


def article(site: Path, html: str) -> PageSnapshot:
    return read(site, costs=f"<html><title>Costs</title><body><article>{html}</article></body></html>").pages["costs/"]


def test_prices_are_read_by_their_marks_and_from_long_tables(tmp_path: Path) -> None:
    table = (
        '<table data-prices="first-year"><thead><tr><th>n</th><th data-column="infusion-only">x</th></tr></thead>'
        "<tbody><tr><th>6</th><td>$3,475</td></tr><tr><th>7</th><td>$3,950.50</td></tr></tbody></table>"
    )
    assert article(tmp_path, f"<p>{PRICE}</p>{table}").prices == {
        "series.infusion-only": "3475.00",
        "first-year.6.infusion-only": "3475",
        "first-year.7.infusion-only": "3950.50",
    }


def test_figures_and_references_are_read_by_their_ids(tmp_path: Path) -> None:
    mark = '<data data-finding="a2020.x#0" value="50">{}</data>'
    entry = '<ol class="sources"><li id="source-a2020">Doe 2020. <a class="back" href="#x">up</a></li></ol>'
    page = article(tmp_path, f"<p>{mark.format('50 in 100')} and {mark.format('50')}</p>{entry}")
    assert (page.figures, page.sources) == ({"a2020.x#0": "50"}, {"a2020": "Doe 2020."})


def test_a_sentence_is_known_by_the_name_of_its_price(tmp_path: Path) -> None:
    page = article(tmp_path, f"<p>It costs {PRICE}. Ask first.</p>")
    assert page.sentences == (
        KeyedSentence("Title: Costs", "Title: Costs"),
        KeyedSentence("It costs $3,475.", "It costs $series.infusion-only."),
        KeyedSentence("Ask first.", "Ask first."),
    )


def test_a_picture_is_known_by_its_words_and_its_file_whatever_its_width(tmp_path: Path) -> None:
    (tmp_path / "assets/img").mkdir(parents=True)
    (tmp_path / "assets/img/chair-1a2b3c4d-620.webp").write_bytes(b"RIFF")
    image = '<picture><img src="/guide/assets/img/chair-{}-{}.webp" alt="A chair"></picture>'
    said = [
        article(tmp_path, image.format(*file)).sentences
        for file in (("1a2b3c4d", 620), ("1a2b3c4d", 310), ("5e6f7a8b", 620))
    ]
    assert said[0] == said[1] != said[2]
    assert said[2][-1].text == "Picture: A chair (chair-5e6f7a8b)"
    assert site_snapshot(tmp_path, BASE).files == {}


def test_a_page_that_leads_on_is_no_page(tmp_path: Path) -> None:
    moved = '<html><head><meta http-equiv="refresh" content="0; url=/guide/costs/"></head><body>Moved</body></html>'
    found = read(tmp_path, old=moved, costs="<html><body>Costs</body></html>")
    assert (list(found.pages), found.moved) == (["costs/"], {"old/": "costs/"})


def test_the_menu_and_the_crisis_help_are_read_around_the_page(tmp_path: Path) -> None:
    html = "<body><nav><ul><li>Home</li><li>Costs</li></ul></nav><article><p>In.</p></article><p>Call 988.</p></body>"
    found = read(tmp_path, home=html)
    assert [said.text for said in found.shared] == ["Home", "Costs", "Call 988."]


def test_files_beside_the_pages_are_known_but_for_those_nobody_opens(tmp_path: Path) -> None:
    for name in ("build.json", "search.json", "sitemap.xml", "prices.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert list(read(tmp_path).files) == ["prices.csv"]


@pytest.mark.parametrize("html", ["", "<", "\x00", "<script type='application/ld+json'>{</script>", "<!doctype html>"])
def test_a_page_that_is_no_page_stops_nothing(tmp_path: Path, html: str) -> None:
    assert read(tmp_path, broken=html).pages["broken/"].prices == {}


def test_the_real_site_is_read_whole(built_site: Path) -> None:
    found = site_snapshot(built_site, "/")
    assert {"", "costs/", "404.html"} <= set(found.pages)
    assert all(page.sentences and page.grade for page in found.pages.values())
    costs = found.pages["your-first-year/"]
    assert costs.prices["first-year.52.infusion-only"]
    assert any("$series.infusion-only" in said.key and "$series" not in said.text for said in costs.sentences)
