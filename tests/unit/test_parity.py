"""Two builds of the same pages are told apart by what a reader, a screen reader or a search engine gets."""

from pathlib import Path

import pytest

from scripts.checks.parity import compare_sites

URL = "https://example.org/guide/"
ONE = "data-price=one"
HALF = "data-finding=a2020.response#0"
FIX = "mend overrides/ or scripts/finish/, so that both show the same"
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Costs – Guide</title><meta name="description" content="What it's for"></head>
<body>
<article>
<h2 id="prices">Prices</h2>
<p>One costs <data class="price" value="475.00" data-price="one">$475</data>. See <a href="../risks/">the
risks</a>.</p>
<p>About <data value="50" data-finding="a2020.response#0">50</data> in 100.</p>
<ul><li>First</li><li>Second</li></ul>
</article>
</body></html>
"""
SEEDED = {
    "a word": ("Second", "Third", '9: text: "Second" instead of "Third"'),
    "the title": ("Costs –", "Cost –", '2: text: "Costs – Guide" instead of "Cost – Guide"'),
    "an item more": ("<li>Second</li>", "<li>Second</li><li>Third</li>", '9: text: "Third" is missing'),
    "an item less": ("<li>Second</li>", "", '9: text: "Second" is not in the other build'),
    "a heading's level": ("<h2 id=", "<h3 id=", '5: heading: "h2 #prices Prices" instead of "h3 #prices Prices"'),
    "a heading's id": ('id="prices"', 'id="price"', '5: heading: "h2 #prices Prices" instead of "h2 #price Prices"'),
    "a link": ("../risks/", "../risk/", f'6: link: "the risks → {URL}risks/" instead of "the risks → {URL}risk/"'),
    "a price": (
        "$475<",
        "$67<",
        f'6: amount or figure: "$475, value=475.00, {ONE}" instead of "$67, value=475.00, {ONE}"',
    ),
    "its value": (
        '"475.00"',
        '"67.00"',
        f'6: amount or figure: "$475, value=475.00, {ONE}" instead of "$475, value=67.00, {ONE}"',
    ),
    "a figure": (">50<", ">55<", f'8: amount or figure: "50, value=50, {HALF}" instead of "55, value=50, {HALF}"'),
    "a class": ('class="price"', 'class="prize"', '6: markup: "<data class="price" '),
    "a description": ("What it's", "What its", '2: markup: "<meta content="What it\'s for" name="description">"'),
}
THE_SAME = {
    "an address written otherwise": ("../risks/", "./../x/../risks/"),
    "a sign written otherwise": ("What it's", "What it&#x27;s"),
    "line breaks": ("<ul><li>", "<ul>\n  <li>"),
}


def sites(folder: Path, old: str, new: str) -> tuple[Path, Path]:
    """Return a site, and another in which `old` is `new`."""
    assert old in PAGE
    for name, html in (("ours", PAGE), ("theirs", PAGE.replace(old, new, 1))):
        (folder / name / "costs").mkdir(parents=True)
        (folder / name / "costs/index.html").write_text(html, encoding="utf-8")
    return folder / "ours", folder / "theirs"


def compared(ours: Path, theirs: Path) -> list[str]:
    return [str(problem) for problem in compare_sites(ours, theirs, URL)]


@pytest.mark.parametrize(("old", "new", "said"), SEEDED.values(), ids=SEEDED)
def test_a_difference_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = compared(*sites(tmp_path, old, new))
    assert [message for message in found if message.startswith(f"site/costs/index.html:{said}")], found


@pytest.mark.parametrize(("old", "new"), THE_SAME.values(), ids=THE_SAME)
def test_what_only_looks_different_in_the_file_is_the_same(tmp_path: Path, old: str, new: str) -> None:
    assert compared(*sites(tmp_path, old, new)) == []


def test_all_differences_are_told_at_once(tmp_path: Path) -> None:
    ours, theirs = sites(tmp_path, "First", "Last")
    page = theirs / "costs/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("../risks/", "../harms/"), encoding="utf-8")
    (ours / "pricing.csv").write_text("475", encoding="utf-8")
    (theirs / "pricing.csv").write_text("674", encoding="utf-8")
    (ours / "404.html").write_text(PAGE, encoding="utf-8")
    (theirs / "risks.html").write_text(PAGE, encoding="utf-8")
    assert compared(ours, theirs) == [
        f"site/404.html:1: only this build has the file; {FIX}",
        f"site/risks.html:1: this build lacks the file; {FIX}",
        f'site/costs/index.html:9: text: "First" instead of "Last"; {FIX}',
        f'site/costs/index.html:6: link: "the risks → {URL}risks/" instead of "the risks → {URL}harms/"; {FIX}',
        f"site/pricing.csv:1: the file has other bytes than in the other build; {FIX}",
    ]


def test_builds_may_be_installed_from_different_locks(tmp_path: Path) -> None:
    ours, theirs = sites(tmp_path, "First", "First")
    (ours / "build.json").write_text("1", encoding="utf-8")
    (theirs / "build.json").write_text("2", encoding="utf-8")
    assert compared(ours, theirs) == []
