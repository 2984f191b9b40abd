"""Single values as a patient reads them."""

from datetime import date
from decimal import Decimal

import pytest

from scripts.data.load import Content
from scripts.diagnostics import NameNotFound
from scripts.render.templates import dollars, price_mark


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("3475.00", "$3,475"),
        ("475", "$475"),
        ("579.17", "$579.17"),
        ("579.10", "$579.10"),
        ("12542.00", "$12,542"),
        ("1234567.5", "$1,234,567.50"),
        ("0.01", "$0.01"),
    ],
)
def test_dollars_have_cents_only_when_there_are_some(amount: str, shown: str) -> None:
    assert dollars(Decimal(amount)) == shown


def test_a_marked_price_says_its_name_and_value() -> None:
    assert price_mark("series.infusion-only", Decimal("3475")) == (
        '<data class="price" value="3475.00" data-price="series.infusion-only">$3,475</data>'
    )


def test_a_mark_escapes_what_it_is_given() -> None:
    assert 'data-price="a&#34;b&lt;"' in price_mark('a"b<', Decimal(1))


def test_a_date_is_written_out(content: Content) -> None:
    assert content.words.long_date(date(2026, 3, 5)) == "March 5, 2026"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("infusion-length", "about 45 minutes"),
        ("visit-length", "about 1.5 to 2 hours"),
        ("series", "6 infusions over 3 weeks"),
        ("series-infusions", "6 infusions"),
        ("series-length", "3 weeks"),
    ],
)
def test_the_course_is_told_in_words(content: Content, name: str, words: str) -> None:
    assert content.course_fact(name) == words


def test_a_fact_that_does_not_exist_is_refused(content: Content) -> None:
    with pytest.raises(NameNotFound, match="there is no course fact"):
        content.course_fact("dose")
    with pytest.raises(NameNotFound, match='did you mean "refunds"'):
        content.clinic.fact("refund")
