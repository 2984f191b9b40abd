"""The lines between `---` at the top of a page."""

from pathlib import PurePosixPath

import pytest

from scripts.data.front_matter import read_page

PATH = PurePosixPath("docs/costs.md")
DESCRIPTION = "A description that is long enough for a search engine to show below the title of this page."
REVIEW = "author: clinic\nreviewer: none\nlast-review: 2026-11-22\nnext-review: 2027-05-22\n"
GOOD = f"---\ntitle: Costs\ndescription: {DESCRIPTION}\n{REVIEW}---\n\n# Costs\n"
CARD = "cards:\n  - title: Risks\n    text: What can go wrong.\n    link: risks/\n"
EXAMPLE = "begin the page with ---, then title: and description:, then --- again [front-matter-missing]"
LENGTHS = "write 70 to 160, and say what the page answers [description-length]"


def diagnostics(text: str) -> list[str]:
    return [str(diagnostic) for diagnostic in read_page(text, PATH).diagnostics]


def test_a_page_is_split_in_two_and_knows_where_its_body_begins() -> None:
    page = read_page(GOOD, PATH)
    assert page.diagnostics == ()
    assert page.front_matter is not None
    assert (page.front_matter.title, page.front_matter.description) == ("Costs", DESCRIPTION)
    assert (page.body, page.first_line) == ("\n# Costs\n", 9)


def test_a_title_that_mkdocs_would_read_as_a_number_has_quotation_marks() -> None:
    hint = "which is read as the number 988; add more words [value-ambiguous]"
    assert diagnostics(GOOD.replace("title: Costs", "title: 988")) == [f'docs/costs.md:2: title is "988", {hint}']
    assert diagnostics(GOOD.replace("title: Costs", 'title: "988"')) == []


def test_the_home_page_may_have_a_template_and_cards() -> None:
    page = read_page(GOOD.replace("---\n\n", f"template: home.html\n{CARD}---\n\n"), PATH)
    assert page.diagnostics == ()
    assert page.front_matter is not None
    assert [card.link for card in page.front_matter.cards] == ["risks/"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Costs\n", f"1: the lines with title and description are missing; {EXAMPLE}"),
        ("", f"1: the lines with title and description are missing; {EXAMPLE}"),
        ("\n" + GOOD, f"1: the lines with title and description are missing; {EXAMPLE}"),
        (
            "---\ntitle: Costs\n# Costs\n",
            "1: the --- after the first lines is missing; add it on its own line above the text [front-matter-missing]",
        ),
    ],
)
def test_a_page_without_whole_front_matter_is_refused(text: str, said: str) -> None:
    assert diagnostics(text) == [f"docs/costs.md:{said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Costs\n", "", '2: "title:" is missing; add a line that begins with title: [value-missing]'),
        (
            f"description: {DESCRIPTION}\n",
            "",
            '2: "description:" is missing; add a line that begins with description: [value-missing]',
        ),
        (
            "title: Costs",
            "title: Costs\ncolour: red",
            '3: "colour:" is not recognized here; write one of: '
            "author, cards, description, hide, icon, kind, last-review, next-review, reviewer, search, status, "
            "template, title [key-unknown]",
        ),
        (
            "title: Costs",
            "title: Costs\ntitle: Costs",
            '3: "title:" is already on line 2; delete one of them [duplicate-key]',
        ),
        ("title: Costs", "title:", "2: title is empty; write the text that patients should read [value-missing]"),
        (
            "title: Costs",
            f"title: {'x' * 61}",
            f'2: title is "{"x" * 60}…", which has 61 characters; write at most 60 [title-length]',
        ),
        (DESCRIPTION, "Too short.", f'3: description is "Too short.", which has 10 characters; {LENGTHS}'),
        (DESCRIPTION, "x" * 161, f'3: description is "{"x" * 60}…", which has 161 characters; {LENGTHS}'),
        (
            "title: Costs",
            "hide: [toc, crisis-line]\ntitle: Costs",
            '2: hide is "crisis-line", which is not valid here; write one of: footer, navigation, path, tags, toc '
            "[value-format]",
        ),
        (
            "title: Costs",
            "hide: toc\ntitle: Costs",
            '2: hide is "toc", not a list; '
            "write a list: one line for each entry, beginning with - and a space [value-type]",
        ),
        (
            "title: Costs",
            "template:\ntitle: Costs",
            "2: template is empty; write the name of a file in overrides/, like home.html [value-missing]",
        ),
        (
            "title: Costs",
            "status: [new]\ntitle: Costs",
            "2: status is a list, which is not valid here; write one of: deprecated, new [value-format]",
        ),
        (
            "title: Costs",
            "status: beta\ntitle: Costs",
            '2: status is "beta", which is not valid here; write one of: deprecated, new [value-format]',
        ),
        (
            "title: Costs",
            "icon: ':material-phone:'\ntitle: Costs",
            '2: icon is ":material-phone:", which is not valid here; write it as Material does, like material/phone '
            "[value-format]",
        ),
        (
            "title: Costs",
            "search:\n  exclude: maybe\ntitle: Costs",
            '3: exclude is "maybe", which is not valid here; write one of: false, true [value-format]',
        ),
        (
            "title: Costs",
            "tags: [costs]\ntitle: Costs",
            '2: "tags:" is not for this site: there are no lists of pages by tag; '
            "write a group below nav: in mkdocs.yml, or a link [front-matter-unsupported]",
        ),
        (
            "title: Costs",
            "search:\n  boost: 2\ntitle: Costs",
            '3: "boost:" is not for this site: the search ranks by where a word stands, the same on all pages; '
            "put the words that people look for into the title: and the headings [front-matter-unsupported]",
        ),
        (
            "title: Costs",
            "\ttitle: Costs",
            "2: the line begins with a tab; use spaces instead, two for each level [yaml-tab]",
        ),
        (
            "title: Costs",
            "title: <b>Costs</b>",
            '2: title is "<b>Costs</b>", which contains <; write plain text, without < > { } \\ '
            "or invisible characters [value-markup]",
        ),
        (
            "title: Costs",
            "title: {{ price('series') }}",
            "2: the text begins with a bracket, which starts a list; leave out { } [ ] [yaml-special]",
        ),
        (
            "title: Costs",
            "title: Costs: all of them",
            '2: the line has a second ": "; put the whole text in "double quotation marks" [yaml-syntax]',
        ),
    ],
)
def test_a_mistake_in_the_front_matter_has_its_line(old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert diagnostics(GOOD.replace(old, new)) == [f"docs/costs.md:{said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("reviewer: none\n", "", '2: "reviewer:" is missing; add a line that begins with reviewer: [value-missing]'),
        *(
            (
                "reviewer: none",
                f"reviewer: {nobody}",
                f'5: reviewer is "{nobody}", which is nobody\'s name; '
                "write none until a clinician has reviewed the page [value-format]",
            )
            for nobody in ("None", "N/A", "TBD", "nobody", "pending", "Not yet", "to be confirmed")
        ),
        (
            "next-review: 2027-05-22",
            "next-review: 2027-02-30",
            '7: next-review is "2027-02-30", a date that does not exist; '
            "write year-month-day, like 2026-11-22 [value-date]",
        ),
        (
            "next-review: 2027-05-22",
            "next-review: 2026-11-22",
            "7: next-review is 2026-11-22, which is not after last-review, 2026-11-22; "
            "write a later date [review-dates]",
        ),
    ],
)
def test_a_review_that_cannot_be_is_refused(old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert diagnostics(GOOD.replace(old, new)) == [f"docs/costs.md:{said}"]


def test_a_line_that_is_not_used_here_hides_no_other_mistake() -> None:
    text = GOOD.replace("title: Costs", "tags: [costs]\ncolour: red\ntitle: Costs\nstatus: beta")
    text = text.replace("next-review: 2027-05-22", "next-review: 2026-11-22")
    assert [line.rpartition(" ")[2] for line in diagnostics(text)] == [
        "[front-matter-unsupported]",
        "[key-unknown]",
        "[value-format]",
    ]
    assert [line.rpartition(" ")[2] for line in diagnostics(text.replace("\nstatus: beta", ""))] == [
        "[front-matter-unsupported]",
        "[key-unknown]",
        "[review-dates]",
    ]


def test_a_page_with_a_line_that_is_not_used_here_is_known_all_the_same() -> None:
    page = read_page(GOOD.replace("title: Costs", "title: Costs\ntags: [costs]\ncolour: red"), PATH)
    assert page.front_matter is not None
    assert page.front_matter.title == "Costs"


def test_a_misspelled_name_is_told_once() -> None:
    (said,) = diagnostics(GOOD.replace("title: Costs", "titel: Costs"))
    assert said == 'docs/costs.md:2: "titel:" is not recognized here; did you mean "title"? [key-unknown]'


def test_what_material_has_for_a_page_may_be_there() -> None:
    text = "hide:\n  - toc\n  - navigation\nicon: material/phone\nstatus: new\nsearch:\n  exclude: true\n"
    assert diagnostics(GOOD.replace("title: Costs\n", f"title: Costs\n{text}")) == []


def test_lengths_at_the_limits_are_fine() -> None:
    for length in (70, 160):
        assert diagnostics(GOOD.replace(DESCRIPTION, "x" * length).replace("Costs", "y" * 60)) == []


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://example.org/", "/risks/", "../risks/", "risks"])
def test_a_card_leads_to_a_page_only(link: str) -> None:
    card = CARD.replace("risks/", link)
    (said,) = diagnostics(GOOD.replace("---\n\n", f"{card}---\n\n"))
    assert said.startswith(f'docs/costs.md:11: link is "{link}", which is not valid here; ')


def test_a_page_with_wrong_front_matter_has_its_body_all_the_same() -> None:
    page = read_page(GOOD.replace("title: Costs", "title:"), PATH)
    assert (page.front_matter, page.body, page.first_line) == (None, "\n# Costs\n", 9)
