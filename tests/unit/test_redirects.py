"""A page that is gone leads to the one that took its place: the file, and the page that is made of it."""

from pathlib import PurePosixPath

import pytest

from scripts.checks.site.allowlist import check_allowlist
from scripts.checks.site.built import BuiltPage
from scripts.checks.site.document import check_redirect, without_refresh
from scripts.checks.site.structured_data import check_structured_data
from scripts.checks.source.addresses import check_redirects
from scripts.data.load import Content, load_content
from scripts.data.look import read_look
from scripts.diagnostics import CheckFailed
from scripts.outputs.files import redirect_pages, refresh_element
from tests.project import FIXTURES, PINNED, SUB_PATH_URL, Project
from tests.unit.a_page import page

COSTS, RISKS = page("# Costs", name="costs"), page("# Risks", name="risks")
LOOK = {"styles": "a{}", "policy": "default-src 'none'", "look": read_look(FIXTURES, "The clinic")}
OLD = PurePosixPath("old/prices/index.html")
HEAD = '<!doctype html><html lang="en"><head>{}<title>x</title></head><body><article><h1>x</h1></article></body></html>'


def with_redirects(data: Project, *entries: tuple[str, str]) -> Content:
    for old, new in entries:
        data.append("content/redirects.yml", f"  - from: {old}\n    to: {new}")
    return load_content(data.root, {**PINNED, "SITE_URL": SUB_PATH_URL})


def made(content: Content) -> dict[PurePosixPath, str]:
    return dict(redirect_pages([COSTS, RISKS], content, LOOK))


def written(content: Content) -> BuiltPage:
    return BuiltPage(OLD, made(content)[OLD], None, "")


@pytest.fixture
def moved(data: Project) -> Content:
    return with_redirects(data, ("old/prices.md", "costs.md"))


def test_a_file_without_entries_moves_nothing(data: Project) -> None:
    assert made(with_redirects(data)) == {}


def test_a_moved_page_leads_on_by_itself_and_by_a_link(moved: Content) -> None:
    tree = written(moved).tree
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=/infusion-guide/costs/"]
    assert tree.xpath("//article//a[not(ancestor::p[@class='legal-status'])]/@href") == ["/infusion-guide/costs/"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{SUB_PATH_URL}costs/"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_moved_page_has_help_in_a_crisis_and_the_legal_status(moved: Content) -> None:
    tree = written(moved).tree
    assert [len(tree.find_class(name)) for name in ("crisis-line", "crisis-help", "legal-status")] == [1, 1, 1]


def test_a_moved_page_passes_the_allowlist_and_has_no_structured_data(moved: Content) -> None:
    page = written(moved)
    found = [*check_allowlist(without_refresh(page, moved)), *check_redirect(page, moved)]
    assert [*found, *check_structured_data(page, moved)] == []


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("costs/index.html", refresh_element("/infusion-guide/", "costs/")),
        (str(OLD), refresh_element("/infusion-guide/", "risks/")),
        (str(OLD), refresh_element("https://example.com/", "costs/")),
        (str(OLD), refresh_element("/infusion-guide/", "costs/").replace("0;", "5;")),
        (str(OLD), refresh_element("/infusion-guide/", "costs/") * 2),
    ],
)
def test_the_allowlist_lets_no_other_page_redirect_and_none_elsewhere(moved: Content, path: str, tag: str) -> None:
    page = BuiltPage(PurePosixPath(path), HEAD.format(tag), None, "")
    assert [diagnostic.message for diagnostic in check_allowlist(without_refresh(page, moved))]


@pytest.mark.parametrize(
    ("tag", "said"),
    [("", "has moved, but does not redirect"), ("<script>go()</script>", "has moved, but has a script")],
)
def test_a_moved_page_that_stays_or_runs_anything_is_told(moved: Content, tag: str, said: str) -> None:
    page = BuiltPage(OLD, HEAD.format(tag), None, "")
    assert any(said in diagnostic.message for diagnostic in check_redirect(page, moved))


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([("a.md", "costs.md"), ("a.md", "risks.md")], '"a.md" is listed twice; delete one of the two'),
        ([("a.md", "a.md")], '"a.md" redirects to itself; write another page'),
        ([("a.md", "b.md"), ("b.md", "costs.md")], '"b.md" is itself redirected; write costs.md'),
        ([("a.md", "b.md"), ("b.md", "a.md")], '"b.md" is itself redirected; delete one of the two'),
        ([("/a", "costs.md")], 'from is "/a", which is not valid here; write the old name of the page in docs/'),
        ([("a.md", "https://example.com/")], 'to is "https://example.com/", which is not valid here; write the name'),
        ([("../a.md", "costs.md")], 'from is "../a.md", which is not valid here; write the old name of the page'),
    ],
)
def test_a_redirect_that_leads_nowhere_or_round_is_told(
    data: Project, entries: list[tuple[str, str]], said: str
) -> None:
    with pytest.raises(CheckFailed) as found:
        with_redirects(data, *entries)
    assert any(str(diagnostic).startswith("content/redirects.yml:") for diagnostic in found.value.diagnostics)
    assert said in str(found.value)


@pytest.mark.parametrize(
    "old",
    [
        *("old-name.md", "Old_Name.md", "what we charge.md", "Préparation.md", "費用.md", "folder/Read me (1).md"),
        *("guide/README.md", "v1.2.md", "pricing.md", "assets.md", "costs-old.md"),
    ],
)
def test_whatever_a_page_was_called_its_readers_can_be_sent_on(data: Project, old: str) -> None:
    content = with_redirects(data, (f"'{old}'", "costs.md"))
    assert list(check_redirects(data.root, [COSTS, RISKS], content)) == []
    (place,) = made(content)
    expected = "guide/index.html" if old == "guide/README.md" else f"{old.removesuffix('.md')}/index.html"
    assert str(place) == expected


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ("costs/index.md", "docs/costs.md"),
        ("costs/README.md", "docs/costs.md"),
        ("Costs.md", "docs/costs.md"),
        ("COSTS/index.md", "docs/costs.md"),
        ("README.md", "docs/index.md"),
        ("404.md", "the 404 page"),
        ("404.html.md", "the 404 page"),
        ("pricing.json.md", "a file that every build generates"),
        ("Pricing.CSV/old.md", "a file that every build generates"),
        ("handouts/prepare.pdf/x.md", "a file that every build generates"),
        ("_headers.md", "a file that every build generates"),
        ("assets/site.js.md", "overrides/assets/site.js"),
        ("room.png/x.md", "docs/room.png"),
    ],
)
def test_a_redirect_with_an_address_that_is_in_use_is_refused(data: Project, old: str, other: str) -> None:
    for file in ("overrides/assets/site.js", "docs/room.png"):
        (data.root / file).parent.mkdir(parents=True, exist_ok=True)
        data.write(file, "")
    content = with_redirects(data, (old, "risks.md"))
    (diagnostic,) = check_redirects(data.root, [COSTS, RISKS, page("# Home", name="index")], content)
    assert str(diagnostic).startswith("content/redirects.yml:")
    assert str(diagnostic).endswith(f'"{old}" has the same address as {other}; delete this entry [redirect-entry]')


@pytest.mark.parametrize("other", ["old/index.md", "Old.md", "old/README.md"])
def test_two_redirects_with_one_address_are_refused(data: Project, other: str) -> None:
    content = with_redirects(data, ("old.md", "costs.md"), (other, "risks.md"))
    (diagnostic,) = check_redirects(data.root, [COSTS, RISKS], content)
    assert diagnostic.message == f'"{other}" has the same address as the entry on line {diagnostic.line - 3}'


@pytest.mark.parametrize(
    "old",
    [
        "../a.md",
        "/a.md",
        "a//b.md",
        ".a.md",
        "a/../b.md",
        "a",
        "a.html",
        '"a\\0.md"',
        "a:b.md",
        "<a>.md",
        "a" * 200 + ".md",
    ],
)
def test_what_no_page_can_have_been_called_is_refused(data: Project, old: str) -> None:
    with pytest.raises(CheckFailed, match="which is not valid here; write the old name of the page in docs/"):
        with_redirects(data, (old, "costs.md"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("costs.md", "risks.md", "docs/costs.md still exists; delete that page, or this entry [redirect-entry]"),
        ("a.md", "cost.md", 'there is no page "cost.md"; did you mean "costs.md"? [redirect-entry]'),
    ],
)
def test_a_redirect_is_told_when_its_page_is_there_or_its_target_is_not(
    data: Project, old: str, new: str, said: str
) -> None:
    content = with_redirects(data, (old, new))
    (diagnostic,) = check_redirects(data.root, [COSTS, RISKS], content)
    assert str(diagnostic).startswith("content/redirects.yml:")
    assert str(diagnostic).endswith(said)
