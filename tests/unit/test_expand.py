"""A page's macros become what the content says."""

from pathlib import PurePosixPath

import pytest

from scripts.data.load import Content, load_content
from scripts.diagnostics import CheckFailed
from scripts.macros import OtherPages
from scripts.macros.expand import Macros, expand, macros_of
from tests.project import PINNED, Project

COSTS = PurePosixPath("docs/costs.md")


def page(text: str, content: Content, first_line: int = 1) -> str:
    return expand(text, COSTS, content, first_line)


def diagnostics(text: str, content: Content, first_line: int = 1) -> list[str]:
    with pytest.raises(CheckFailed) as found:
        page(text, content, first_line)
    return [str(diagnostic) for diagnostic in found.value.diagnostics]


@pytest.mark.parametrize(
    ("macro", "amount_id", "value", "shown"),
    [
        ('price("series")', "series.infusion-only", "3475.00", "$3,475"),
        ('price("series", "with-integration")', "series.with-integration", "4466.00", "$4,466"),
        ('price("maintenance")', "maintenance.infusion-only", "475.00", "$475"),
        ('price(offer="maintenance", variant="with-integration")', "maintenance.with-integration", "673.00", "$673"),
        ('per_infusion("series")', "series.infusion-only.per-infusion", "579.17", "$579.17"),
        ('per_infusion("series", "with-integration")', "series.with-integration.per-infusion", "744.33", "$744.33"),
        ('integration_adds("series")', "series.integration-adds", "991.00", "$991"),
        ('integration_adds("maintenance")', "maintenance.integration-adds", "198.00", "$198"),
        ("first_year_cost(18)", "first-year.18.infusion-only", "9175.00", "$9,175"),
        ('first_year_cost(18, "with-integration")', "first-year.18.with-integration", "12542.00", "$12,542"),
    ],
)
def test_an_amount_carries_its_mark(content: Content, macro: str, amount_id: str, value: str, shown: str) -> None:
    mark = f'<data class="price" value="{value}" data-price="{amount_id}">{shown}</data>'
    assert page(f"It is {{{{ {macro} }}}}.", content) == f"It is {mark}."


@pytest.mark.parametrize(
    ("macro", "words"),
    [
        ("prices_source()", "Stella confirmed these prices on November 22, 2026."),
        ('course("infusion-length")', "about 45 minutes"),
        ('course("visit-length")', "about 1.5 to 2 hours"),
        ('course("series")', "6 infusions over 3 weeks"),
        ('clinic("name")', "Stella Mental Health"),
        ('clinic("short-name")', "Stella"),
        ('download("pricing.csv", "The prices")', '<a href="/pricing.csv" download>The prices</a>'),
    ],
)
def test_a_fact_is_said_in_words(content: Content, macro: str, words: str) -> None:
    assert page(f"{{{{ {macro} }}}}", content) == words


@pytest.mark.parametrize(
    ("macro", "start", "holds"),
    [
        ('price_table("course")', '<div class="table-scroll"', "$4,466"),
        ('included("series")', '<table class="included">', "<p>Integration therapy</p></td>"),
        ("cost_factors()", '<ul class="cost-factors">', "<li>How many infusions you have</li>"),
        ("payment_routes()", '<dl class="payment-routes">', "<dt>Financing</dt>"),
        ('ask("refunds")', '<div class="ask">', "What do I get back if I stop early?"),
        (
            'ask("phone")',
            '<div class="answer">',
            '<a class="nobreak" href="tel:+18005550100">1-800-555-0100</a>, on weekdays',
        ),
    ],
)
def test_a_block_is_html_without_an_empty_line(content: Content, macro: str, start: str, holds: str) -> None:
    block = page(f"{{{{ {macro} }}}}", content)
    assert block.startswith(start)
    assert holds in block
    assert "\n\n" not in block


def test_every_name_of_the_contract_is_there(content: Content) -> None:
    contract = {
        "ask",
        "clinic",
        "cost_factors",
        "course",
        "download",
        "first_year_cost",
        "included",
        "integration_adds",
    }
    contract |= {"payment_routes", "per_infusion", "price", "price_table", "prices_source"}
    assert contract <= set(macros_of(Macros(content, OtherPages())))


def test_only_what_only_the_clinic_can_confirm_says_so(content: Content) -> None:
    assert page("{{ payment_routes() }}", content).count("This is what the clinic says.") == 1


def test_what_a_macro_is_given_is_escaped(content: Content) -> None:
    link = page("""{{ download("pricing.csv", '<b onclick="x">&') }}""", content)
    assert link == '<a href="/pricing.csv" download>&lt;b onclick=&#34;x&#34;&gt;&amp;</a>'


def test_a_name_with_an_ampersand_is_escaped(data: Project) -> None:
    data.edit("content/clinic.yml", "name: Stella Mental Health", 'name: Stella & "Sons"')
    stella = load_content(data.root, PINNED)
    assert page('{{ clinic("name") }}', stella) == "Stella &amp; &#34;Sons&#34;"


@pytest.mark.parametrize(
    "text",
    [
        "## Prices {#prices}\n",
        "a {# b #} c",
        "a } b } c {",
        "50 % {",
        "\n\nno macro\n\n",
        "",
        "tail\n\n\n",
        "\ta",
    ],
)
def test_text_without_macros_stays_as_it_is(content: Content, text: str) -> None:
    assert page(text, content) == text


def test_macros_work_between_other_words_and_more_than_once_a_line(content: Content) -> None:
    assert page('a {{ clinic("short-name") }}{{clinic("short-name")}} b\n', content) == "a StellaStella b\n"


def test_a_misspelled_name_says_where_and_what_was_meant(content: Content) -> None:
    text = "\n" * 10 + '{{ price("seres") }}'
    assert diagnostics(text, content, first_line=31) == [
        'docs/costs.md:41: there is no price "seres"; did you mean "series"? [name-unknown]'
    ]


@pytest.mark.parametrize(
    ("macro", "said"),
    [
        ('prize("series")', 'there is no macro "prize"; did you mean "price"? [macro-unknown]'),
        (
            'price("series", "integration")',
            'there is no variant "integration"; did you mean "with-integration"? [name-unknown]',
        ),
        ('price_table("curse")', 'there is no price table "curse"; did you mean "course"? [name-unknown]'),
        ('ask("refund")', 'there is no clinic fact "refund"; did you mean "refunds"? [name-unknown]'),
        ('clinic("nam")', 'there is no clinic name "nam"; did you mean "name"? [name-unknown]'),
        (
            'download("prices.csv", "x")',
            'there is no file to download "prices.csv"; did you mean "pricing.csv"? [name-unknown]',
        ),
        ("first_year_cost(5)", "a first year cannot have 5 infusions; write a number from 6 to 52 [macro-values]"),
        ("first_year_cost(53)", "a first year cannot have 53 infusions; write a number from 6 to 52 [macro-values]"),
        (
            'first_year_cost("18")',
            '"18" is not a number of infusions; write digits without quotation marks, like 18 [macro-values]',
        ),
        ("price", '"price" has no parentheses; write {{ price() }} or {{ price("…") }} [macro-syntax]'),
    ],
)
def test_a_mistake_says_what_to_write_instead(content: Content, macro: str, said: str) -> None:
    assert diagnostics(f"{{{{ {macro} }}}}", content) == [f"docs/costs.md:1: {said}"]


@pytest.mark.parametrize("macro", ["price()", 'price("a", "b", "c", "d")', 'price(name="series")', "prices_source(1)"])
def test_too_few_or_too_many_values_are_refused(content: Content, macro: str) -> None:
    (said,) = diagnostics(f"{{{{ {macro} }}}}", content)
    assert "does not take these values" in said


def test_every_mistake_of_a_page_is_told(content: Content) -> None:
    text = 'a {{ price("seres") }} {{ nothing() }}\n\nb\n{{ price("series") }}\n{{ ask("x") }}\n'
    places = [said.split(": ")[0] for said in diagnostics(text, content)]
    assert places == ["docs/costs.md:1", "docs/costs.md:1", "docs/costs.md:5"]


def test_a_mistake_on_a_later_line_of_a_macro_is_told_where_it_begins(content: Content) -> None:
    assert diagnostics('x\n{{ price(\n"seres"\n) }}', content)[0].startswith("docs/costs.md:2: ")


def test_the_treatment_at_a_glance_is_what_the_data_say(content: Content) -> None:
    shown = page("{{ at_a_glance() }}", content)
    for fact in ("About 45 minutes", "6 infusions over 3 weeks", '<data class="price" value="9175.00"', "Off-label"):
        assert fact in shown


def test_help_in_a_crisis_can_stand_in_the_middle_of_a_page(content: Content) -> None:
    shown = page("{{ crisis_callout() }}", content)
    assert "tel:988" in shown
    assert "español" not in shown
