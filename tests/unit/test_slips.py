"""Markdown from other programs, or half of it: each form is read as it is meant, or told at its line."""

import pytest
from lxml import html as lxml_html

from tests.project import Project
from tests.said import of_sources


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Some words:\n- one\n- two", "1: the list has no empty line above it; add one"),
        ("Some words:\n\nMore words:\n1. one\n2. two", "3: the list has no empty line above it; add one"),
        (
            "- one\n  - inside",
            "1: the nested list is indented by only 2 spaces; indent it by 4 spaces more than the entry above",
        ),
        (
            "1. one\n   - inside",
            "1: the nested list is indented by only 3 spaces; indent it by 4 spaces more than the entry above",
        ),
        ("Words\n| a | b |\n|---|---|\n| 1 | 2 |", "1: the table has no empty line above it; add one"),
        ("[ ] a drive home", '0: a box to check is not in a list; start the line with "- "'),
        ("– one\n– two", '0: the line starts with a bullet from a word processor; start it with "- "'),
        ("o one\no two", '1: the line starts with a bullet from a word processor; start it with "- "'),
        ("✓ one\n✓ two", '0: the line starts with a bullet from a word processor; start it with "- "'),
        ("1.First\n2.Second", "0: a list number has no space after it; add one after the period, like 1. First"),
        ("This is **bold words.", "0: ** has no closing **; write ** after the bold words too"),
        ("One **a** and\n__b more.", "1: __ has no closing __; write __ after the bold words too"),
        ("This is ** bold ** words.", "0: bold words have spaces inside their **; delete those spaces"),
        ("Read [the risks(risks.md) now.", "0: a link has no ] before its address; write [words](address)"),
        ("Read [the risks] (risks.md) now.", "0: a link has a space between ] and (; delete the space"),
        ('Words.\n<div class="grid" markdown>\nMore:\n- a\n</div>', "3: the list has no empty line above it; add one"),
        ("Read [it(https://example.org/) now.", "0: a link has no ] before its address; write [words](address)"),
        ("See www.example.com today.", "0: an address is not a link as it stands; write [words](https://www…)"),
        ("See https://example.com/ today.", "0: an address is not a link as it stands; write [words](https://…)"),
    ],
)
def test_a_slip_is_told_at_its_line(guide: Project, text: str, said: str) -> None:
    first = guide.append("docs/risks.md", text)
    line, _, rest = said.partition(": ")
    assert f"docs/risks.md:{first + int(line)}: {rest} [markdown-slip]" in of_sources(guide.root)


@pytest.mark.parametrize(
    "text",
    [
        "* one\n* two",
        '[{{ price("series") }}](costs.md) and [`words`](costs.md)',
        "+ one\n+ two",
        "- one\n\n    - inside",
        "- one\n    - inside\n- two",
        "- [ ] a drive home\n- [x] a meal",
        "***",
        "A __bold__ and a **bold** word, and ***both***.",
        "A \\** star.",
        "Write to info@example.com today.",
        "[words](https://example.org/) and <https://example.org/>.",
        '!!! note "Words"\n    - one\n    - two',
        "Term\n:   - one\n    - two",
        "2026. That was the year.",
        "- one\n- two\n  with a second line",
        "It is called [Twemoji] (recommended) there, or [a] (e.g. b).",
        'Words.\n<div class="grid cards" markdown>\n- [one](costs.md)\n- [two](risks.md)\n</div>',
    ],
)
def test_what_is_read_as_it_is_meant_is_no_slip(guide: Project, text: str) -> None:
    guide.append("docs/risks.md", text)
    assert [line for line in of_sources(guide.root) if "markdown-slip" in line] == []


def test_an_address_of_e_mail_is_a_link_and_indented_lines_are_told(whole_guide: Project) -> None:
    whole_guide.append("docs/contact.md", "Write to info@example.com, or [a@example.com](mailto:a@example.com).")
    line = whole_guide.append("docs/about.md", "Some words.\n\n    Indented words.") + 2
    done = whole_guide.quick("build_site")
    assert done.err.splitlines() == [
        f'docs/about.md:{line}: "Indented words." is shown as program code, '
        "since four spaces are in front of it; delete the spaces [markdown-slip]",
        "1 problem",
    ]
    whole_guide.edit("docs/about.md", "    Indented words.", "Words.")
    whole_guide.build()
    page = lxml_html.document_fromstring((whole_guide.site / "contact/index.html").read_text(encoding="utf-8"))
    links = [link for link in page.findall(".//article//a") if str(link.get("href")).startswith("mailto:")]
    assert [(link.get("href"), link.text) for link in links] == [
        ("mailto:info@example.com", "info@example.com"),
        ("mailto:a@example.com", "a@example.com"),
    ]
