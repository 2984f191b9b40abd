"""Links and pictures of a page: what each leads to, from a folder and by name too, and what is said of it."""

from pathlib import Path

import pytest

from scripts.checks.source.editorial import check_balance
from scripts.data.load import Content
from tests.unit.a_page import HERE, LINE, page
from tests.unit.test_editorial import FIGURE, WORDS
from tests.unit.test_source_checks import FIRST_LINE, HEAD, MENU, checked, root, with_text

__all__ = ["root"]

DATA = "data:image/png;base64," + "iVBORw0KGgo" * 7000


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("room.png", 'there is no picture "room.png" in docs/img; add it there, or delete this'),
        ("../IMG_2041.JPG", 'there is no picture "../IMG_2041.JPG" in docs/img; add it there, or delete this'),
        (
            "https://example.org/room.png",
            'the picture "https://example.org/room.png" would be loaded from another site; ',
        ),
        ("http://[b/", 'the picture "http://[b/" would be loaded from another site; '),
        (DATA, f'a picture is pasted into the text: "{DATA[:60]}…"; save it as a file in docs/img, and write '),
    ],
)
@pytest.mark.parametrize("form", ["![A room]({})", "[![A room]({})](index.md)", "- ![Two rooms]({})"])
def test_a_picture_that_is_not_in_its_folder_is_told_at_its_line_in_a_short_message(
    root: Path, content: Content, form: str, address: str, message: str
) -> None:
    (said,) = with_text(root, content, form.format(address))
    assert said.startswith(f"docs/costs.md:{FIRST_LINE}: {message}")
    assert said.endswith(" [image-place]")
    assert len(said) <= 220


@pytest.mark.parametrize("form", ["![A map][map 1]", "![map 1][]", "![][map 1]", "![Map  1]"])
def test_a_picture_with_a_name_is_told_where_it_stands(root: Path, content: Content, form: str) -> None:
    """As a word processor exports one: the picture itself stands at the end of the page."""
    said = with_text(root, content, f"Words.\n\n{form}\n\n[map 1]: <{DATA}>")
    pasted = [line.partition(": ")[0] for line in said if "pasted" in line]
    assert pasted == [f"docs/costs.md:{FIRST_LINE + at}" for at in (2, 4)]
    assert max(map(len, said)) <= 210


@pytest.mark.parametrize("form", ["[x]({})", "[x]: {}", "<{}>"])
def test_no_address_makes_a_long_message(root: Path, content: Content, form: str) -> None:
    for address in (
        "data:text/html;base64," + "A" * 9000,
        "https://[" + "a" * 9000,
        "a/" * 4000 + "b.md",
        "//" + "x" * 9000,
    ):
        assert all(len(said) <= 400 for said in with_text(root, content, form.format(address)))


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("cost.md", 'the link "cost.md" leads nowhere; did you mean "../costs.md"?'),
        ("indx.md", 'the link "indx.md" leads nowhere; did you mean "../index.md"?'),
        ("../indx.md#top", 'the link "../indx.md#top" leads nowhere; did you mean "../index.md"?'),
        ("../costs/", '"../costs/" is the web address of a page, not the name of its file; write ../costs.md'),
        ("hel.md", 'the link "hel.md" leads nowhere; did you mean "help.md"?'),
    ],
)
def test_a_page_in_a_folder_is_told_the_name_as_it_is_from_there(
    root: Path, content: Content, link: str, said: str
) -> None:
    (root / "docs/guide").mkdir()
    text = f"{HEAD.format(title='Help')}\n[home](../index.md#top) and [x]({link})\n"
    (root / "docs/guide/help.md").write_text(text, encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{MENU}  - Help: guide/help.md\n", encoding="utf-8")
    assert checked(root, content) == [f"docs/guide/help.md:{FIRST_LINE}: {said} [link-broken]"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("guide/help", "[risks](../risks.md)"),
        ("guide/help", "[risks](../risks.md#dependence)"),
        ("guide/more/help", "[risks](../../risks.md)"),
        ("page", "[risks](risks.md 'What can go wrong')"),
        ("page", "[risks](<risks.md>)"),
        ("page", "[risks](./risks.md#dependence)"),
        ("page", "[risks](guide/../risks.md)"),
        ("page", "[the risks][r]\n\n[r]: risks.md"),
        ("page", "[the risks][R  s]\n\n[r s]: risks.md#common"),
        ("page", "[the risks][]\n\n[the risks]: <risks.md>"),
        ("page", "[the risks]\n\n[the risks]: risks.md 'Words'"),
        ("guide/help", "[the risks][r]\n\n[r]: ../risks.md"),
    ],
)
def test_every_link_that_leads_to_the_risks_counts(name: str, text: str) -> None:
    assert list(check_balance(page(f"{text}\n\n## Benefits\n\n{FIGURE}", name), HERE)) == []
    far = page(f"{WORDS}\n\n{FIGURE}\n\n## Benefits\n\n{text}", name)
    assert [diagnostic.line for diagnostic in check_balance(far, HERE)] == [LINE + 4]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("guide/help", "[risks](risks.md)"),
        ("page", "![risks](risks.md)"),
        ("page", "`[risks](risks.md)`"),
        ("page", "[risks](https://example.org/risks.md)"),
        ("page", "[risks](../risks.md)"),
        ("page", "[risks](no-risks.md)"),
        ("page", "[risks][s]\n\n[r]: risks.md"),
        ("page", "Risks.\n\n[r]: risks.md"),
    ],
)
def test_what_leads_elsewhere_or_nowhere_counts_not(name: str, text: str) -> None:
    (diagnostic,) = check_balance(page(f"{text}\n\n## Benefits\n\n{FIGURE}", name), HERE)
    assert diagnostic.hint.startswith(
        "write [the risks](../risks.md)" if name == "guide/help" else "write [the risks](risks"
    )
