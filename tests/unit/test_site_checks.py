"""What is seen wrong in the built site: each test spoils one thing in a copy of a right one."""

import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scripts.checks.site.built import read_built_page
from scripts.data.load import Content
from tests.project import SUB_PATH_URL, Project
from tests.said import of_page, of_site

COSTS, YEAR = "costs/index.html", "your-first-year/index.html"


@dataclass
class Spoilt:
    """A copy of a right site, to be spoilt and checked."""

    site: Path
    project: Project
    content: Content

    def diagnostics(self) -> list[str]:
        return of_site(self.site, self.project.root, self.content)

    def said_of(self, page: str = COSTS) -> list[str]:
        return of_page(self.site, self.project.root, self.content, page)

    def edit(self, page: str, old: str, new: str) -> None:
        text = (self.site / page).read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1, flags=re.DOTALL)
        assert changed != text, f"{old} is not on {page}"
        (self.site / page).write_text(changed, encoding="utf-8")

    def add(self, html: str, page: str = COSTS) -> None:
        self.edit(page, "</article>", f"{html}</article>")


@pytest.fixture
def right(built_project: Project, built_content: Content, tmp_path: Path) -> Spoilt:
    shutil.copytree(built_project.site, tmp_path / "site")
    return Spoilt(tmp_path / "site", built_project, built_content)


def test_the_built_site_has_no_diagnostics(right: Spoilt) -> None:
    assert right.diagnostics() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (r'value="[^"]*" (data-price="series.infusion-only")', r'value="1.00" \1', " (1.00); it is $"),
        (r'(series.infusion-only">)[^<]*', r"\1$1", "the page shows series.infusion-only as $1 ("),
        (r'data-price="series.infusion-only"', 'data-price="serie"', 'there is no price "serie"'),
        (
            r'data-price="series.infusion-only"',
            'data-price="maintenance.infusion-only"',
            "the page shows maintenance.infusion-only as",
        ),
        (
            r'<data class="price"[^>]*series.infusion-only">[^<]*</data>',
            "$9,999",
            'the amount "$9,999" does not come from a macro',
        ),
        (
            r'<data class="price"[^>]*series.infusion-only">[^<]*</data>',
            "<b>$9</b>",
            'the amount "$9" does not come from a macro',
        ),
        (r'(<th scope="row">40</th><td>)[^<]*', r"\1$1", "the page shows first-year.40.infusion-only as $1; it is $"),
        (r'<th scope="row">40</th>', '<th scope="row">53</th>', 'there is no price "first-year.53.infusion-only"'),
        (r'data-column="with-integration"', 'data-column="x"', 'there is no price "first-year.6.x"'),
    ],
)
def test_a_price_that_is_not_the_file_s_is_found(right: Spoilt, old: str, new: str, said: str) -> None:
    page = YEAR if "<th" in old or "data-column" in old else COSTS
    right.edit(page, old, new)
    place = f"docs/{page.removesuffix('/index.html')}.md:"
    assert [one for one in right.said_of(page) if said in one and one.startswith(place)]


@pytest.mark.parametrize(
    "html",
    [
        '<p title="only $100">x</p>',
        '<img src="../assets/logo.svg" alt="It costs $100">',
        '<p aria-label="$100">x</p>',
        "<p>$<b>100</b></p>",
        "<p>&#36;100</p>",
        "<p>US$100</p>",
    ],
)
def test_an_amount_without_a_mark_is_found_wherever_it_hides(right: Spoilt, html: str) -> None:
    right.add(html)
    assert right.said_of()


def test_an_amount_in_a_page_s_description_is_found(right: Spoilt) -> None:
    right.edit(COSTS, r'name="description" content="', 'name="description" content="Only $100. ')
    assert right.said_of()


@pytest.mark.parametrize(
    ("link", "where"),
    [("../risks/#nothing", "the page risks"), ("#nothing", "this page"), ("../#nothing", "the home page")],
)
def test_a_link_to_a_heading_that_is_not_there_is_found(right: Spoilt, link: str, where: str) -> None:
    right.add(f'<a href="{link}">x</a>')
    (said,) = right.diagnostics()
    assert f'there is no heading "#nothing" on {where}' in said


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<a href="../nowhere/">x</a>', 'the link "../nowhere/" leads nowhere'),
        ('<a href="nowhere.html">x</a>', 'the link "nowhere.html" leads nowhere'),
        ('<a href="http://example.org/">x</a>', 'the link "http://example.org/" is not safe'),
        ('<a href="javascript:alert(1)">x</a>', 'the link "javascript:alert(1)" is not safe'),
        ('<a href="../pricing.xls">x</a>', 'the link "../pricing.xls" leads nowhere'),
        ('<img src="../none.png" alt="x">', 'the link "../none.png" leads nowhere'),
        ('<img src="https://example.org/x.png" alt="x">', "would be loaded from another site"),
        ('<script src="https://example.org/x.js"></script>', "would be loaded from another site"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "would be loaded from another site"),
        ('<iframe src="https://example.org/"></iframe>', "would be loaded from another site"),
        (
            '<img srcset="https://example.org/x.png 2x" src="../assets/logo.svg" alt="x">',
            "would be loaded from another site",
        ),
        ('<object data="https://example.org/x"></object>', "would be loaded from another site"),
        ('<p id="prices">x</p>', 'duplicate id "prices"; give each heading an id of its own [id-duplicate]'),
        ("<p>{{ price() }}</p>", "{{ price() }} would be shown as it is"),
        ("<p>{{ price(</p>", "would be shown as it is"),
        ("<p>{% x %}</p>", "{% x %} would be shown as it is"),
        ('<p class="crisis-help">x</p>', "the page has the mandatory block crisis-help 2 times, not 1"),
    ],
)
def test_what_does_not_belong_on_a_page_is_found(right: Spoilt, html: str, said: str) -> None:
    right.add(html)
    assert [diagnostic for diagnostic in right.said_of() if said in diagnostic]


@pytest.mark.parametrize(
    ("page", "old", "new", "said"),
    [
        (COSTS, '<aside class="crisis-help".*?</aside>', "", "the page has the mandatory block crisis-help 0 times"),
        (COSTS, '<p class="crisis-line".*?</p>', "", "the page has the mandatory block crisis-line 0 times"),
        (COSTS, '<p class="legal-status".*?</p>', "", "the page has the mandatory block legal-status 0 times"),
        (
            "404.html",
            '<aside class="crisis-help".*?</aside>',
            "",
            "the page has the mandatory block crisis-help 0 times",
        ),
    ],
)
def test_what_a_page_must_have_is_missed(right: Spoilt, page: str, old: str, new: str, said: str) -> None:
    right.edit(page, old, new)
    assert [diagnostic for diagnostic in right.said_of(page) if said in diagnostic]


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r'(class="next-steps".*?href=")[^"]*risks/', r"\1../decide/"),
        (r'(class="next-steps".*?<ul class="cards">)', r'\1<li><a href="../decide/">Decide</a></li>'),
    ],
    ids=["instead", "in-front"],
)
def test_a_call_to_action_before_the_risks_is_found(right: Spoilt, pattern: str, new: str) -> None:
    right.edit(COSTS, pattern, new)
    (said,) = right.said_of()
    assert said.startswith("docs/costs.md:1: ")
    assert "a call to action comes before the link to the risks" in said


def test_a_source_that_no_page_cites_is_found_in_its_file(right: Spoilt) -> None:
    for page in right.site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace('<li id="source-oliver2022">', '<li id="source-pfeiffer2024">'), encoding="utf-8")
    told = [said for said in right.diagnostics() if "no page cites the source oliver2022; cite it" in said]
    line = right.project.read("content/evidence.yml").splitlines().index("  - id: oliver2022") + 1
    assert [said.partition(": ")[0] for said in told] == [f"content/evidence.yml:{line}"]


def test_a_file_that_others_link_to_is_missed(right: Spoilt) -> None:
    gone = ["pricing.csv", "assets/site.js", "risks/index.html"]
    for name in gone:
        (right.site / name).unlink()
    said = right.diagnostics()
    for name in gone:
        end = name.removesuffix("index.html")
        assert any(f'{end}" leads nowhere' in diagnostic for diagnostic in said), name


def test_a_link_that_leaves_the_sub_path_is_found(right: Spoilt) -> None:
    """Reason: on GitHub Pages the site is not alone on its host; `/risks/` would be another project's."""
    pages = right.site.rglob("*.html")
    for page in pages:
        page.write_text(page.read_text(encoding="utf-8").replace('href="/', 'href="/infusion-guide/'), encoding="utf-8")
    right.add('<a href="/risks/">x</a>')
    moved = replace(right.content, settings=replace(right.content.settings, url=SUB_PATH_URL))
    said = of_site(right.site, right.project.root, moved)
    assert [diagnostic for diagnostic in said if '"/risks/"' in diagnostic]


def test_a_byte_order_mark_hides_nothing_of_a_page(built_project: Project, tmp_path: Path) -> None:
    """Some editors begin every file with one."""
    (tmp_path / "docs").mkdir()
    text = built_project.read("docs/costs.md")
    (tmp_path / "docs/costs.md").write_text(f"\ufeff{text}", encoding="utf-8")
    page = read_built_page(built_project.site, tmp_path, built_project.site / COSTS)
    assert page.front_matter is not None
    assert page.source_text == text
