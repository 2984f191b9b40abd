"""What a page may weigh, and what is said when it weighs more."""

import random
from pathlib import Path, PurePosixPath

import pytest

from scripts.checks.site.budgets import LONG_PAGE_LIMIT, PAGE_LIMIT, check_budget, compressed_size
from scripts.checks.site.built import BuiltPage
from tests.unit.a_page import HERE

SOURCE = "---\ntitle: Costs\n---\n\n# Costs\n\n## Small {#small}\n\n## Large {#large}\n"


def words(size: int) -> str:
    """Text of about so many bytes, which cannot be packed well."""
    chance = random.Random(size)
    return "".join(chance.choice("abcdefghijklmnopqrstuvwxyz012345 ") for _ in range(size * 8 // 5))


def said(tmp_path: Path, article: str, name: str = "paying", head: str = "", foot: str = "") -> list[str]:
    html = (
        f"<html><head><style>p{{color:red}}</style>{head}</head><body><article><h1>Costs</h1>{article}</article>"
        f"{foot}</body></html>"
    )
    page = BuiltPage(PurePosixPath(f"{name}/index.html"), html, PurePosixPath("docs/costs.md"), SOURCE)
    return [str(diagnostic) for diagnostic in check_budget(page, tmp_path, HERE)]


def test_a_light_page_is_let_through(tmp_path: Path) -> None:
    assert said(tmp_path, "<h2>Small</h2>" + words(PAGE_LIMIT - 2000)) == []


def test_a_heavy_page_is_told_with_its_largest_part(tmp_path: Path) -> None:
    (message,) = said(tmp_path, f"<h2>Small</h2>{words(2000)}<h2>Large</h2>{words(PAGE_LIMIT)}")
    assert message.startswith("docs/costs.md:9: the page has ")
    assert ' are "Large", its largest part, ' in message
    assert message.endswith("; shorten it, or move it to a page of its own [page-budget]")


def test_a_part_of_the_theme_can_be_the_largest(tmp_path: Path) -> None:
    (message,) = said(tmp_path, "<h2>Small</h2>", foot=f'<footer class="site-footer">{words(PAGE_LIMIT)}</footer>')
    assert message.startswith("docs/costs.md:2: ")
    assert "are the footer, its largest part" in message


def test_a_long_page_may_weigh_more_when_its_first_screen_comes_first(tmp_path: Path) -> None:
    article = f"<h2>Small</h2>{words(PAGE_LIMIT)}<h2>Large</h2>{words(2000)}"
    assert said(tmp_path, article, "references") == []
    (late,) = said(tmp_path, words(PAGE_LIMIT) + article[:2000], "references")
    assert "the styles and the text above the first section do not fit into 14,600 bytes" in late
    heavy = said(tmp_path, f"<h2>Small</h2>{words(LONG_PAGE_LIMIT)}", "risks")
    assert "over the limit" in heavy[0]


def test_what_holds_a_page_up_is_told(tmp_path: Path) -> None:
    head = '<script src="../a.js"></script><link rel="stylesheet" href="../b.css"><script src="../c.js" defer></script>'
    hint = "ask a developer to load it with defer, or to move the styles to overrides/assets [page-budget]"
    assert [message.partition(": ")[2] for message in said(tmp_path, "", head=head)] == [
        "besides the page, a first visit loads ../a.js, ../b.css, ../c.js; "
        "ask a developer to load 2 files at most [page-budget]",
        *(f"{file} keeps the page from showing until it is loaded; {hint}" for file in ("../a.js", "../b.css")),
    ]


@pytest.mark.parametrize(("suffix", "counted"), [("js", 100), ("png", 40_000)])
def test_what_a_first_visit_loads_is_counted_as_a_host_sends_it(tmp_path: Path, suffix: str, counted: int) -> None:
    """Text is sent packed, pictures as they are."""
    (tmp_path / f"a.{suffix}").write_text("a" * 40_000)
    tag = f'<script src="../a.{suffix}" defer></script>' if suffix == "js" else f'<img src="../a.{suffix}">'
    (tmp_path / "paying").mkdir()
    messages = said(tmp_path, "", head=tag)
    assert ("a first visit loads" in "".join(messages)) == (counted > 20_000)


def test_bytes_are_counted_as_a_host_packs_them() -> None:
    assert compressed_size("") == 20
    assert compressed_size("a" * 100_000) < 200


def test_a_notice_counts_for_no_page_since_it_has_limits_of_its_own(tmp_path: Path) -> None:
    notice = f'<section class="notices wrap" aria-label="Notices"><p>{words(2_000)}</p></section>'
    html = f"{notice}<h2>Small</h2><p>{words(PAGE_LIMIT - 1_500)}</p>"
    assert said(tmp_path, html) == []
    assert len(said(tmp_path, html.replace("notices", "others"))) == 1


def test_what_mkdocs_yml_adds_at_the_foot_and_a_logo_count_for_no_page(tmp_path: Path) -> None:
    """Nobody can shorten them on a page, they come last, and a logo has a limit of its own."""
    article = f"<h2>Small</h2><p>{words(PAGE_LIMIT - 1_500)}</p>"
    added = f'<div class="own"><p>{words(2_000)}</p></div>'
    assert said(tmp_path, article, foot=added) == []
    assert len(said(tmp_path, article, foot=added.replace("own", "other"))) == 1
    (heavy,) = said(tmp_path, f"<h2>Large</h2><p>{words(PAGE_LIMIT)}</p>", foot=added)
    assert " bytes without what mkdocs.yml adds below its text and notices above it, " in heavy
    three = "".join(f'<script src="{name}.js" defer></script>' for name in "ab")
    assert said(tmp_path, "<p>a</p>", head=three, foot='<header><img src="logo.svg" alt=""></header>') == []
    assert len(said(tmp_path, "<p>a</p>", head=three, foot='<main><img src="logo.svg" alt=""></main>')) == 1
