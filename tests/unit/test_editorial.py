"""What makes a page fair and easy to take in: balance, terms."""

import pytest

from scripts.checks.source.editorial import check_balance, check_terms
from scripts.data.glossary import Glossary, Term
from scripts.data.load import load_content
from scripts.diagnostics import CheckFailed
from tests.project import PINNED, Project
from tests.unit.a_page import HERE, LINE, page

WORDS = "word " * 160
FIGURE = '{{ figure("one2020.response") }}'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page", f"{WORDS}\n\n## Benefits {{#benefits}}\n\n[risks](risks.md)"),
        ("page", f"{WORDS}\n\n### What the benefit is\n\nWords."),
        ("page", f"{WORDS}\n\n## Benefits\n\n{FIGURE}\n\n[risks](risks.md)"),
        ("benefits", f"# What it may do\n\n{WORDS}\n\n{FIGURE}\n\n[risks](risks.md#x)"),
        ("benefits", "# What it may do\n\nWords."),
        ("page", "## Benefits\n\n[not risks](brisks.md)"),
    ],
)
def test_benefits_before_the_risks_are_refused(name: str, text: str) -> None:
    (diagnostic,) = check_balance(page(text, name), HERE)
    assert (
        "the page describes benefits before it links to the risks; write [the risks](risks.md) in its first 150"
        in str(diagnostic)
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page", f"[risks](risks.md)\n\n## Benefits\n\n{FIGURE}"),
        ("page", f"## Benefits\n\n{FIGURE}\n\nSee [the risks](risks.md#common)."),
        ("page", f"{WORDS}\n\n## Benefits\n\n[risks](risks.md)\n\n{FIGURE}"),
        ("page", f"{WORDS}\n\n[risks](risks.md)\n\n## Benefits\n\nWords."),
        ("benefits", f"{WORDS}\n\n[risks](risks.md)\n\n{FIGURE}"),
        ("page", "## Costs\n\nThe benefit of it."),
        ("risks", f"{WORDS}\n\n## Benefits and risks"),
    ],
)
def test_risks_beside_benefits_are_let_through(name: str, text: str) -> None:
    assert list(check_balance(page(text, name), HERE)) == []


def test_the_line_of_a_page_out_of_balance_is_that_of_its_heading() -> None:
    (diagnostic,) = check_balance(page(f"{WORDS}\n\n## Benefits\n\nWords."), HERE)
    assert diagnostic.line == LINE + 2


def term(name: str, *also: str) -> Term:
    return Term(id=name.lower().replace(" ", "-"), term=name, also=also, means="What it means.")


GLOSSARY = Glossary(
    terms=(
        term("infusion", "infusions"),
        term("SGB", "stellate ganglion block"),
        term("ketamine"),
        term("maintenance infusion"),
        term("Schedule III"),
    )
)


@pytest.mark.parametrize(
    ("text", "word", "line"),
    [
        ("An infusion helps.", "infusion", 0),
        ("Words.\n\nTwo infusions. An *infusion* is a drip.", "infusions", 2),
        ("INFUSION", "INFUSION", 0),
        ("## Infusions\n\nAn infusion helps.", "infusion", 2),
        ("[An infusion](process.md)", "infusion", 0),
        ("**Ask for an infusion today, or tomorrow.**", "infusion", 0),
        ("SGB helps.", "SGB", 0),
        ("A stellate\nganglion block helps.", "stellate ganglion block", 0),
        ("- one\n- an infusion", "infusion", 1),
        ("| a |\n|---|\n| infusion |", "infusion", 2),
        ("A maintenance infusion helps. An *infusion* is a drip.", "maintenance infusion", 0),
        ("Schedule III drugs.", "Schedule III", 0),
        ("![An infusion](a.png)", "infusion", 0),
    ],
)
def test_a_term_that_is_not_explained_at_its_first_use_is_refused(text: str, word: str, line: int) -> None:
    (diagnostic,) = check_terms(page(text), GLOSSARY, HERE)
    assert diagnostic.line == LINE + line
    assert " ".join(diagnostic.message.split()) == f'"{word}" is used before it is explained'
    assert "with its meaning next to it, or [" in diagnostic.hint


@pytest.mark.parametrize(
    "text",
    [
        "An *infusion* is a drip. Each infusion helps.",
        "An **infusion**, a drip, helps.",
        "An _infusion_ helps.",
        "- **Infusion:** a drip",
        "- ***Infusion*,** a drip",
        "**People without an *infusion*,** a drip, are fine.",
        "An [infusion](glossary.md#infusion) helps.",
        "[Infusions](glossary.md) help.",
        "An infusion (a drip) helps.",
        "A drip (infusion) helps.",
        "Infusions, which are drips, help.",
        "An infusion, a drip, helps.",
        '"Infusion" means a drip.',
        "An infusion is a drip.",
        "A stellate ganglion block (SGB) helps. SGB is new.",
        "## Infusion {#infusion}\n\nWords.",
        "[Words](infusion.md#infusion) and https://example.org.",
        '{{ course("series") }} {{ x("infusion") }}',
        "Esketamine and ketamine-like and sgb.",
        "A *maintenance infusion* and an *infusion*.",
        "An *infusion*. Two infusions. A maintenance\ninfusion (a later one).",
    ],
)
def test_a_term_that_is_explained_is_let_through(text: str) -> None:
    assert list(check_terms(page(text), GLOSSARY, HERE)) == []


def test_the_glossary_page_may_use_its_words() -> None:
    assert list(check_terms(page("An infusion.", "glossary"), GLOSSARY, HERE)) == []


def test_each_term_is_told_once() -> None:
    assert len(list(check_terms(page("An infusion. An infusion. Ketamine. SGB."), GLOSSARY, HERE))) == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "also: [infusions]",
            "also: [infusion]",
            '"infusion" is also a form of infusion; list each form only once [duplicate-entry]',
        ),
        (
            "into a vein.",
            "into a vein",
            "means does not end with a period; write one sentence, with a period [sentence-end]",
        ),
    ],
)
def test_a_glossary_that_says_a_thing_twice_or_half_is_refused(data: Project, old: str, new: str, said: str) -> None:
    data.edit("content/glossary.yml", old, new)
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    (diagnostic,) = found.value.diagnostics
    assert str(diagnostic).startswith("content/glossary.yml:")
    assert str(diagnostic).endswith(said)
