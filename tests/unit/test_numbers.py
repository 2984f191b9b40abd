"""Amounts and figures: each form that people type is found, and what only looks like one is not."""

import pytest

from scripts.checks.normal_form import normalize
from scripts.checks.wording import amounts_in, figures_in

AMOUNTS = (
    *("half price", "half-price", "half off", "2-for-1", "two for one", "buy one, get one free"),
    *("20 percent off", "fifteen percent off", "a 15% discount"),
    "$475",
    "$ 475",
    "$\xa0475",
    "\\$475",
    "$**475**",
    "&#36;475",
    "&dollar;475",
    "\uff04\uff14\uff17\uff15",  # full width
    "$\u0664\u0667\u0665",  # Arabic digits
    "$4\u20e37\u20e35\u20e3",  # keycaps
    "USD 475",
    "US$475",
    "US $475",
    "475 USD",
    "475USD",
    "475$",
    "475 $",
    "475 dollars",
    "475&nbsp;dollars",
    "475-dollar",
    "475\u2010dollar",
    "475 US dollars",
    "475 U.S. dollars",
    "475 d\xf3lares",
    "475 bucks",
    "75 cents",
    "75\xa2",
    "four hundred dollars",
    "four-hundred-dollar",
    "four hundred seventy-five dollars",
    "four hundred and seventy-five dollars",
    "three thousand dollars",
    "three\nthousand *dollars*",
    "a thousand dollars",
    "a few hundred dollars",
    "five hundred bucks",
    "3 thousand dollars",
    "4.5k dollars",
    "$4.5k",
    "$3.4 thousand",
    "$400\u2013800",
    "400\u2013800 dollars",
    "\u20ac475",
    "475 \u20ac",
    "\xa3475",
    "475 euros",
    "EUR 475",
    "475.00",
    "3,475.00",
    "four grand",
    "It costs 475 here",
    "It costs 475",
    "It costs 3,475",
    "It is priced at 475 per visit",
)
NO_AMOUNTS = (
    "half of it, and half off-label",
    "a dollar amount",
    "the dollar sign",
    "Call 911, or 988, or 1-800-555-0100",
    "24/7",
    "on 9/11/2001 at 10:30 am",
    "It weighs 150 pounds",
    "2,400 people",
    "in 2026, 18 infusions",
    "section 149.610 and 45 CFR 164.52",
    "version 2.00 and 1.00",
    "0.50 mg and 100.00 mg",
    "It costs 475 people their sleep",
    "costs 50% more",
    "grand rounds",
    "many dollars and cents",
    "thousands of dollars",
    'All 18 {{ price("series") }} and 6{{ price("series") }}',
    "US 50",
    "percent",
    "k 40k",
)
FIGURES = (
    "50%",
    "50 %",
    "**50**%",
    "50&#37;",
    "50&percnt;",
    "50\uff05",
    "\u0665\u0660\u066a",
    "\u277a\u2779%",
    "50 percent",
    "50-percent",
    "50 per cent",
    "50 pct",
    "0.5 per cent",
    "50\u201360%",
    "fifty percent",
    "fifty-five percent",
    "fifty %",
    "ninety nine per cent",
    "a hundred percent",
    "half a percent",
    "5 percentage points",
    "50 in 100",
    "50 in every 100",
    "50 out of 100",
    "1 out of 2",
    "1 out of two",
    "50 per 100",
    "2 for every 5",
    "1 of 18",
    "1 of the 18",
    "one in five",
    "one in 5",
    "one in every five",
    "one of every five",
    "two out of three",
    "two of three",
    "half of people",
    "half of the patients",
    "half of all adults",
    "half the people",
    "half of all HPS patients",
    "half of adult patients",
    "1/2 of patients",
    "1\u20442 of patients",
    "\xbd of patients",
    "2/3 of the group",
    "\u2154 of them",
    "1/2 patients",
    "one third of",
    "a third of patients",
    "one-third of them",
    "two-thirds",
    "two thirds of adults",
    "three quarters of patients",
    "a quarter of patients",
    "a fifth of all",
    "every other patient",
    "every second person",
    "three times better",
    "3 times the risk",
    "3x more",
    "3\xd7 higher",
    "twofold and a 3-fold",
    "a three-fold rise",
    "50:50",
    "50-50",
    "fifty-fifty",
    "0.5 of the people",
)
NO_FIGURES = (
    "most of them, many people, few, the majority, some",
    "on 9/11/2001, 11/22/2026, 9/11 and 24/7",
    "120/80 mmHg and 1/2 tablet",
    "page 1 of 4, step 2 of 5, part one of two, question 3 of 7",
    "half an hour, half a year, half a day, half of the day",
    "a quarter of an hour, a third of a cup, three quarters of an hour",
    "one of the two, two of the, two of them, one of two ways",
    "2 in 24 hours, 5 of 7 days, 6 in 3 weeks",
    "twice a week, three times a day, 3 times a week, 10 times",
    "Call 988, press 1, or text 838255",
    "In October 2023, in 6 weeks, for 2 of them, at 10 am, 5 in 2026",
    "class III, version 2.0 in 2026, 45 minutes, 1.5 to 2 hours",
    "a third party, third in line, the third of March",
    "a two-in-one device, one-on-one",
    "half of the cost of patients, half of them",
    "a half brother, half asleep, by half or more",
    "1-800-273-8255, 4-2-1",
    "percentage, per centimeter",
    "sections 2799B-6 and 2799B-7",
    "one in your arm, two in the morning",
)


def amounts(text: str) -> list[str]:
    return [found for _, found in amounts_in(normalize(text))]


def figures(text: str) -> list[str]:
    return [found for _, found in figures_in(normalize(text))]


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_is_found_in_each_form(text: str) -> None:
    assert len(amounts(f"So {text}. Now more.")) == 1


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_only_looks_like_an_amount_is_let_through(text: str) -> None:
    assert amounts(f"So {text} now.") == []


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_is_found_in_each_form(text: str) -> None:
    assert figures(f"So {text} now.")


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_only_looks_like_a_figure_is_let_through(text: str) -> None:
    assert figures(f"So {text} now.") == []
