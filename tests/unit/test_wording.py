"""Words that no page may have: typed figures, nameless studies, banned phrases."""

import pytest

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.source.words import check_data_words, check_page_words
from scripts.checks.wording import is_denied
from tests.project import ROOT, Project
from tests.unit.a_page import HEAD, LINE, page


@pytest.fixture(scope="module")
def banned() -> BannedPhrases:
    return read_banned_phrases(ROOT)


def said(text: str, banned: BannedPhrases, head: str = HEAD) -> list[str]:
    return [str(diagnostic) for diagnostic in sorted(check_page_words(page(text, head=head), None, banned))]


FIGURES = (
    "It helps 50% of people.",
    "It helps 50 % of people.",
    "It helps **50**% of people.",
    "It helps 50 percent of people.",
    "It helps 0.5 per cent of people.",
    "It helps fifty percent of people.",
    "It helps 50&#37; of people.",
    "It helps 50 in 100 people.",
    "It helps **50** in 100 people.",
    "It helps 50 out of 100 people.",
    "It helps 50 out of every 100 people.",
    "It helps 1 in 2.",
    "It is paid by 1 of 18 insurers.",
    "It helps 1,200 of 2,400 people.",
    "It helps one in five people.",
    "It helps two out of three people.",
    "## It helps 50% of people {#half}",
    "![A chart: 50% got better](chart.png)",
    '[A chart](chart.png "50% got better")',
    "| Group | Better |\n|---|---|\n| All | 50% |",
    "- It helps\n  50 in\n  100 people.",
    '!!! note "50% got better"\n    Words.',
)


@pytest.mark.parametrize("text", FIGURES)
def test_a_typed_figure_is_refused_wherever_it_hides(text: str, banned: BannedPhrases) -> None:
    (diagnostic,) = said(text, banned)
    assert "a figure is typed: " in diagnostic
    hint = 'put it into content/evidence.yml, and write {{ figure("source.finding") }} here'
    assert diagnostic.endswith(f"{hint} [figure-typed]")


@pytest.mark.parametrize(
    "text",
    [
        '{{ figure("one2020.response") }} {{ first_year_cost(18) }}',
        "Since October 2023, in 6 weeks, on November 22, for 2 of them, at 10 am.",
        "Call 988, press 1, or text 838255.",
        "One of the two. One in your arm. Half of them. A percentage.",
        "[A page](https://example.org/a%20b/50%25) and <https://example.org/50%25>",
        "Some are in class III. Version 2.0 in 2026.",
    ],
)
def test_other_numbers_are_let_through(text: str, banned: BannedPhrases) -> None:
    assert said(text, banned) == []


STUDIES = (
    "Studies show that it helps.",
    "Studies have shown that it helps.",
    "A study shows that it helps.",
    "Research clearly shows that it helps.",
    "Research has proven that it helps.",
    "Trials\nshow that it helps.",
    "Science proves it.",
)


@pytest.mark.parametrize("text", STUDIES)
def test_studies_without_a_name_are_refused(text: str, banned: BannedPhrases) -> None:
    (diagnostic,) = said(text, banned)
    assert diagnostic.startswith(f"docs/page.md:{LINE}: ")
    assert "does not say which study; say what was found and in whom" in diagnostic


@pytest.mark.parametrize(
    "text",
    [
        "No study shows that it prevents suicide.",
        "We found no study showing that it prevents suicide.",
        "Ask which studies show it.",
        "Studies have not settled it. Some studies found no difference. What research says.",
    ],
)
def test_what_studies_do_not_show_may_be_said(text: str, banned: BannedPhrases) -> None:
    assert said(text, banned) == []


PHRASES = (
    "It is FDA-approved for depression.",
    "It is FDA approved for PTSD.",
    "IV ketamine is approved for depression.",
    "It is safe and effective.",
    "It is SAFE **and** effective.",
    "It is safe\nand effective.",
    "It is non-addictive.",
    "It is nonaddictive.",
    "It is non\u2011addictive.",
    "It is not addictive.",
    "It can cure depression.",
    "Many are cured.",
    "A breakthrough.",
    "| Word |\n|---|\n| A *breakthrough* |",
    "## A breakthrough {#new}",
    "![A breakthrough](a.png)",
    "[A breakthrough](index.md)",
    "It is promising.",
    "Relief is guaranteed.",
    "It costs as low as that.",
    'It costs from {{ price("series") }}.',
    "It is risk-free.",
    "A miracle.",
    "It is life-changing.",
    "A cutting edge treatment.",
    "A revolutionary treatment.",
    "It is proven to work.",
    "Read a testimonial.",
    "Our success stories.",
    "A novel and costly drug.",
    "It can rewire your mind.",
    "It helps to repair your brain.",
    "It is safer than pills.",
    "You are twice as likely to get well.",
    "Results may vary.",
    "No reason to wait: it can cure you.",
    "The Affordable Care Act is no affordable care.",
)


@pytest.mark.parametrize("text", PHRASES)
def test_a_banned_phrase_is_refused_wherever_it_hides(text: str, banned: BannedPhrases) -> None:
    (diagnostic,) = said(text, banned)
    assert " is a banned phrase: " in diagnostic


@pytest.mark.parametrize(
    "text",
    [
        "The FDA has approved ketamine as an anesthetic. It is not FDA-approved for depression.",
        "IV ketamine is FDA-approved as an anesthetic.",
        "The FDA has approved it for adults with treatment-resistant depression.",
        "Sertraline is approved for PTSD.",
        "It is not a cure. Nobody is cured by it.",
        "Nothing is free of risk, and nothing is guaranteed.",
        "Nobody knows whether an IV is safer than other ways.",
        "It has not been shown to be safe and effective.",
        "We do not use testimonials or patient stories.",
        "It has not been proven to last.",
        "A secure page, obscured, and procured. A novelist.",
        'From there {{ price("series") }} is paid.',
        "[A page](https://example.org/breakthrough)",
        "ketamine at a low cost of time",
        "The Affordable Care Act (ACA) has rules.",
    ],
)
def test_an_honest_sentence_is_let_through(text: str, banned: BannedPhrases) -> None:
    assert said(text, banned) == []


def test_a_word_of_denial_counts_in_its_own_sentence_only() -> None:
    for text in ("No doubt. It can ", "Not sure? It can ", "It does not.\n\nIt can ", "- not now\n- it can "):
        assert not is_denied(text, len(text))
    assert is_denied("Nobody has shown that it can ", 29)


def test_the_front_matter_is_checked_too(banned: BannedPhrases) -> None:
    head = HEAD.replace("Words of a page", "A breakthrough for 50%")
    diagnostics = said("", banned, head)
    assert [diagnostic.split(": ")[0] for diagnostic in diagnostics] == ["docs/page.md:2"] * 2


def test_each_problem_has_its_line(banned: BannedPhrases) -> None:
    diagnostics = said("One.\n\nTwo\nof 50% and a\ncure.", banned)
    assert [diagnostic.split(": ")[0] for diagnostic in diagnostics] == [
        f"docs/page.md:{LINE + 3}",
        f"docs/page.md:{LINE + 4}",
    ]


def test_banned_phrases_are_found_in_data_files(data: Project, banned: BannedPhrases) -> None:
    line = data.append(
        "content/glossary.yml", "  - id: x\n    term: X\n    means: >-\n      It is a real\n      miracle."
    )
    (diagnostic,) = check_data_words(data.root, banned)
    assert str(diagnostic).startswith(f'content/glossary.yml:{line + 4}: "miracle" is a banned phrase: ')


def test_figures_are_refused_in_files_that_tell_in_words(data: Project, banned: BannedPhrases) -> None:
    data.edit("content/glossary.yml", "A slow drip", "A drip for 50%")
    (diagnostic,) = check_data_words(data.root, banned)
    assert 'a figure is typed: "50%"' in str(diagnostic)


def test_a_title_of_a_source_may_say_what_it_likes(data: Project, banned: BannedPhrases) -> None:
    """Reason: it is quoted; so are names, and comments are not read."""
    data.edit("content/evidence.yml", "What happened & when", "A novel breakthrough\n      that is promising")
    data.edit("content/evidence.yml", "sources:\n", "# never write breakthrough\nsources:\n")
    assert list(check_data_words(data.root, banned)) == []


def test_what_readers_type_into_the_search_may_be_any_words(data: Project, banned: BannedPhrases) -> None:
    data.append("content/search.yml", "asked:\n  - page: costs\n    ways: [miracle cure]")
    assert list(check_data_words(data.root, banned)) == []


def test_any_other_title_may_not(data: Project, banned: BannedPhrases) -> None:
    data.edit("content/safety.yml", "title: In crisis?", "title: A miracle in a crisis?")
    (diagnostic,) = check_data_words(data.root, banned)
    assert str(diagnostic).startswith('content/safety.yml:2: "miracle" is a banned phrase: ')


def test_a_sentence_of_a_source_may_not(data: Project, banned: BannedPhrases) -> None:
    data.edit("content/evidence.yml", "felt much better", "were cured")
    (diagnostic,) = check_data_words(data.root, banned)
    assert '"cured" is a banned phrase' in str(diagnostic)


def example(form: str, banned: BannedPhrases) -> str:
    """Return a form as somebody would type it: the last word of each group, and some words where any may stand."""
    for group in banned.words:
        form = form.replace(f"[{group.name}]", group.one_of[-1])
    return form.replace("[number]", "5,000").replace(" … ", " these other ")


def test_every_phrase_of_the_file_is_found_in_a_sentence(banned: BannedPhrases) -> None:
    for phrase in banned.phrases:
        for form in (phrase.phrase, *phrase.also):
            words = example(form, banned)
            assert said(f"So {words}5 here." if form.endswith("$") else f"So {words} here.", banned), form


def test_the_project_s_own_data_are_clean(banned: BannedPhrases) -> None:
    assert list(check_data_words(ROOT, banned)) == []
