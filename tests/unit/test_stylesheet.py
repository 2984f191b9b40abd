"""Pages carry the rules that some page uses, and no others."""

from pathlib import Path

import pytest
from lxml import html as lxml_html

from scripts.finish.styles import used_styles
from scripts.finish.stylesheet import Stylesheet
from scripts.problems import ProblemsFound

PAGE = """<html data-base="/"><body><nav id="menu" popover><details><summary>More</summary>
<p class="note">A <b>b</b></p></details></nav>
<template id="hit"><li><mark>found</mark></li></template><p>Last</p></body></html>"""


def used(css: str, *pages: str) -> str:
    sheet = Stylesheet()
    sheet.add(css)
    for page in pages or (PAGE,):
        sheet.see(lxml_html.document_fromstring(page))
    return sheet.used()


@pytest.mark.parametrize(
    "rule",
    [
        "p{color:red}",
        ".note b{color:red}",
        "#menu>details{color:red}",
        ".note:hover{color:red}",
        'details[open]>summary::after{content:"x"}',
        "#menu:popover-open{color:red}",
        "#menu::backdrop{color:red}",
        ":root:not([data-theme=light]){color:red}",
        ":root[data-theme=dark]{color:red}",
        "p:is(.note,.other){color:red}",
        "details::details-content{color:red}",
        "template mark{color:red}",
        "nav:has(.note){color:red}",
        "p:last-child{color:red}",
        "@media print{p{color:red}}",
        "@media (min-width:48em) and (scripting:none){@media print{p{color:red}}}",
        "@supports (color:red){p{color:red}}",
        "@page{margin:18mm}",
        "@view-transition{navigation:auto}",
        "p{color:red!important}",
        "p{width:calc(100% - 1rem)}",
        'p{content:"›" / ""}',
    ],
)
def test_a_rule_that_a_page_uses_in_any_state_stays_as_it_is(rule: str) -> None:
    assert used(rule) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".card{color:red}",
        "b > p{color:red}",
        "#search .note{color:red}",
        ".card:hover{color:red}",
        ".note + .note{color:red}",
        "table:not(.note){color:red}",
        "p:first-child:last-child{color:red}",
        "@media print{.card{color:red}}",
        "p{--unread: 1px}",
    ],
)
def test_a_rule_that_no_page_uses_goes(rule: str) -> None:
    assert used(rule) == ""


def test_of_several_selectors_those_that_are_used_stay() -> None:
    assert used(".card, .note, p:is(.a, .note) { color: red }") == ".note,p:is(.a,.note){color:red}"


def test_a_property_stays_where_something_reads_it_also_through_another_one() -> None:
    css = ":root { --paper: white; --ground: var(--paper); --gone: 1px } p { background: var(--ground) }"
    assert used(css) == ":root{--paper:white;--ground:var(--paper)}p{background:var(--ground)}"


def test_a_rule_is_used_when_one_of_many_pages_uses_it() -> None:
    other = '<html><body><p class="card">x</p></body></html>'
    assert used(".card{color:red}.none{color:red}", PAGE, other, PAGE) == ".card{color:red}"


def test_what_copies_of_a_sheet_were_shown_is_used() -> None:
    first, second = Stylesheet(), Stylesheet()
    for sheet in (first, second):
        sheet.add(".none{color:red}.a{color:red}.b{color:red}@media print{.c{color:red}}")
    first.see(lxml_html.document_fromstring('<p class="a">a</p>'))
    second.see(lxml_html.document_fromstring('<p class="c">a</p>'))
    first.mark(second.seen)
    assert first.used() == ".a{color:red}@media print{.c{color:red}}"


def test_the_order_of_the_rules_stays() -> None:
    assert used("p{color:red}b{color:blue}p{color:green}") == "p{color:red}b{color:blue}p{color:green}"


def test_comments_and_blank_space_go() -> None:
    assert used("/* why */ p   >  b {\n  color : red ; /* this */\n}\n") == "p>b{color:red}"


@pytest.mark.parametrize("css", ["p{color:red}}", "p{color red}", "}", "p >> b{color:red}"])
def test_what_is_not_css_is_told_with_its_file_and_line(tmp_path: Path, css: str) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("site", "pictures", "tools"):
        (tmp_path / f"assets/{name}.css").write_text("p{color:red}\n")
    (tmp_path / "assets/tools.css").write_text(f"\n{css}\n.a{{color:red}}")
    with pytest.raises(ProblemsFound) as found:
        used_styles(tmp_path)
    assert str(found.value).startswith("overrides/assets/tools.css:2: this is not CSS (")
