"""What is seen wrong in the pages before anything is built."""

from pathlib import Path

import pytest

from scripts.checks.check_sources import read_pages
from scripts.data.load import Content
from tests.said import of_pages
from tests.unit import a_page

HEAD = a_page.HEAD.replace("Words of a page", "{title}") + "# {title}\n"
FIRST_LINE = 12  # of what a test adds below the heading
MENU = "nav:\n  - Home: index.md\n  - Costs: costs.md\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(MENU, encoding="utf-8")
    (tmp_path / "docs/index.md").write_text(HEAD.format(title="Home"), encoding="utf-8")
    (tmp_path / "docs/costs.md").write_text(HEAD.format(title="Costs"), encoding="utf-8")
    return tmp_path


def checked(root: Path, content: Content | None) -> list[str]:
    pages, unreadable = read_pages(root)
    return [str(diagnostic) for diagnostic in sorted((*unreadable, *of_pages(root, pages, content)))]


def with_text(root: Path, content: Content, text: str) -> list[str]:
    """Check a costs page with `text` below its heading."""
    file = root / "docs/costs.md"
    file.write_text(f"{HEAD.format(title='Costs')}\n{text}\n", encoding="utf-8")
    return checked(root, content)


def test_right_pages_have_no_diagnostics(root: Path, content: Content) -> None:
    assert checked(root, content) == []


@pytest.mark.parametrize(
    "text",
    [
        "[home](index.md) and [there](index.md#top) and [here](#costs)",
        "<https://example.org> and [out](https://example.org/a?b=c#d)",
        "[call](tel:988) [text](sms:988) [write](mailto:a@example.org)",
        "It is {{ price('series') }}, and 5 < 6 > 4, at 10 am on 22 November.",
        "A name, `code`, *words* and a heading id {#like-this}",
        "[named][1]\n\n[1]: https://example.org",
    ],
)
def test_plain_markdown_is_let_through(root: Path, content: Content, text: str) -> None:
    assert with_text(root, content, text) == []


AMOUNTS = ("$100", "$ 100", "$3,475.00", "\\$100", "100 dollars", "3,475 USD", "100 US dollars")


@pytest.mark.parametrize("amount", AMOUNTS)
def test_a_typed_amount_is_refused(root: Path, content: Content, amount: str) -> None:
    (said,) = with_text(root, content, f"One line.\n\nIt costs {amount} today.")
    assert said.startswith(f"docs/costs.md:{FIRST_LINE + 2}: an amount is typed: ")
    assert said.endswith('put prices into content/pricing.yml, and write {{ price("series") }} here [price-typed]')


@pytest.mark.parametrize("key", ["title: Costs", "description: A description"])
def test_a_typed_amount_in_the_front_matter_is_refused(root: Path, content: Content, key: str) -> None:
    file = root / "docs/costs.md"
    text = file.read_text(encoding="utf-8")
    assert key in text
    file.write_text(text.replace(key, f"{key} for $3,475"), encoding="utf-8")
    (said,) = checked(root, content)
    assert said.startswith(f"docs/costs.md:{2 if 'title' in key else 3}: ")


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<b>bold</b>",
        "<img src=x onerror=alert(1)>",
        "<iframe src='https://example.org'></iframe>",
        "<meta http-equiv=refresh content=0>",
        "</article>",
        "<?php ?>",
        "<!doctype html>",
        "<br/>",
        "<a\nhref='x'>",
        "<x-y z>",
        "<SVG onload=alert(1)>",
    ],
)
def test_html_in_a_page_is_refused(root: Path, content: Content, html: str) -> None:
    said = with_text(root, content, f"Words {html} words.")
    assert said[0].startswith(f'docs/costs.md:{FIRST_LINE}: HTML in a page: "<')


@pytest.mark.parametrize(
    "attributes",
    [
        '[x](index.md){ onclick="alert(1)" }',
        "Words\n{: onmouseover=alert(1) }",
        '[x](index.md){: style="position:fixed" }',
    ],
)
def test_an_attribute_that_could_run_or_cover_anything_is_refused(
    root: Path, content: Content, attributes: str
) -> None:
    assert with_text(root, content, attributes)


def test_a_broken_link_is_refused_with_the_name_that_was_meant(root: Path, content: Content) -> None:
    assert with_text(root, content, "[home](indx.md)") == [
        f'docs/costs.md:{FIRST_LINE}: the link "indx.md" leads nowhere; did you mean "index.md"? [link-broken]'
    ]


@pytest.mark.parametrize(
    "link",
    [
        "nowhere.md",
        "/index.md",
        "../mkdocs.yml",
        "../docs/index.md",
        "pictures/none.png",
        "/etc/hostname",
        "index",
    ],
)
def test_a_link_that_leads_out_of_the_pages_or_nowhere_is_refused(root: Path, content: Content, link: str) -> None:
    (said,) = with_text(root, content, f"One.\n\nTwo [x]({link}).")
    assert said.startswith(f'docs/costs.md:{FIRST_LINE + 2}: the link "{link}" leads nowhere; ')


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "vbscript:x",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x]: {}", "[x](<{}>)"])
def test_an_unsafe_link_is_refused(root: Path, content: Content, link: str, form: str) -> None:
    said = with_text(root, content, form.format(link))
    beginning = f'docs/costs.md:{FIRST_LINE}: the link "{link.partition("(")[0]}'
    assert [line for line in said if line.startswith(beginning) and "is not safe; write an address" in line]


def test_a_misspelled_macro_is_told_with_the_line_of_the_file(root: Path, content: Content) -> None:
    assert with_text(root, content, 'One.\n\n{{ price("seres") }}') == [
        f'docs/costs.md:{FIRST_LINE + 2}: there is no price "seres"; did you mean "series"? [name-unknown]'
    ]


def test_two_pages_with_one_title_are_refused(root: Path, content: Content) -> None:
    (root / "docs/index.md").write_text(HEAD.format(title="Costs"), encoding="utf-8")
    assert checked(root, content) == [
        'docs/index.md:2: title is "Costs", the same as in docs/costs.md; give each page its own title [title-repeated]'
    ]


def test_a_page_that_is_not_in_the_menu_is_refused(root: Path, content: Content) -> None:
    (root / "docs/more.md").write_text(HEAD.format(title="More"), encoding="utf-8")
    assert checked(root, content) == [
        "docs/more.md:1: the page is not in the menu; "
        'add a line under nav: in mkdocs.yml, like "- More: more.md" [menu-missing]'
    ]


def test_a_page_of_a_folder_is_not_in_the_menu_because_another_has_its_name(root: Path, content: Content) -> None:
    (root / "docs/old").mkdir()
    (root / "docs/old/costs.md").write_text(HEAD.format(title="Old costs"), encoding="utf-8")
    (said,) = checked(root, content)
    assert said.startswith("docs/old/costs.md:1: the page is not in the menu; ")


@pytest.mark.parametrize(
    "line",
    [
        *(
            '  - Costs: "costs.md"',
            "  - Costs: 'costs.md'",
            "  - Costs: costs.md # all of them",
            "  - {Costs: costs.md}",
        ),
        *("  -   Costs:   costs.md", "  - costs.md", "  - 'What: it costs': costs.md", "  - ? Costs\n    : costs.md"),
        *(
            "  - Money:\n    - Costs: costs.md",
            "  - Money: [Costs: costs.md]",
            "  # - Team: team.md\n  - Costs: costs.md",
        ),
        "  - Costs:\n      costs.md",
    ],
)
def test_the_menu_is_read_as_what_it_means_however_it_is_written(root: Path, content: Content, line: str) -> None:
    (root / "mkdocs.yml").write_text(MENU.replace("  - Costs: costs.md", line), encoding="utf-8")
    assert checked(root, content) == []


@pytest.mark.parametrize("name", ["costs", "./costs.md", "costs/", "Costs.md", "/costs.md"])
def test_a_line_of_the_menu_that_mkdocs_would_not_find_is_refused(root: Path, content: Content, name: str) -> None:
    (root / "mkdocs.yml").write_text(MENU.replace("costs.md", name), encoding="utf-8")
    assert (
        checked(root, content)[-1]
        == f'mkdocs.yml:3: "{name}" is in the menu, but not in docs/; did you mean "costs.md"? [menu-entry]'
    )


def test_a_menu_that_names_no_page_is_refused(root: Path, content: Content) -> None:
    (root / "mkdocs.yml").write_text(MENU + "  - Risks: risk.md\n", encoding="utf-8")
    (said,) = checked(root, content)
    assert said.startswith('mkdocs.yml:4: "risk.md" is in the menu, but not in docs/; ')


def test_without_content_the_rest_of_a_page_is_checked_all_the_same(root: Path) -> None:
    text = f"{HEAD.format(title='Costs')}\n" + '{{ price("seres") }} for $5\n'
    (root / "docs/costs.md").write_text(text, encoding="utf-8")
    (said,) = checked(root, None)
    assert "an amount is typed" in said


def test_a_page_that_is_no_text_is_refused(root: Path, content: Content) -> None:
    (root / "docs/costs.md").write_bytes(HEAD.format(title="Costs").encode() + b"\xe9\n")
    assert "docs/costs.md:11: byte 0xe9 is not valid UTF-8; save the file as UTF-8 [file-encoding]" in checked(
        root, content
    )


def test_windows_line_ends_move_no_line(root: Path, content: Content) -> None:
    text = f"{HEAD.format(title='Costs')}\n$100\n".replace("\n", "\r\n")
    (root / "docs/costs.md").write_bytes(text.encode())
    (said,) = checked(root, content)
    assert said.startswith(f"docs/costs.md:{FIRST_LINE}: ")


def test_every_problem_of_every_page_is_told(root: Path, content: Content) -> None:
    (root / "docs/index.md").write_text("no front matter, $5\n", encoding="utf-8")
    said = with_text(root, content, "<b>$100</b> [x](nowhere.md) {{ x() }}")
    assert [line.split(": ")[0] for line in said] == [f"docs/costs.md:{FIRST_LINE}"] * 4 + ["docs/index.md:1"] * 3
