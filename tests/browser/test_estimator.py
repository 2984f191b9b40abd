"""The cost estimator: a reader's own first year, and what it does with what is not a number."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.data.load import load_content
from scripts.render.templates import dollars
from tests.browser.conftest import Watched
from tests.project import PINNED, ROOT

PRICING = load_content(ROOT, PINNED).pricing
FEWEST, MOST = PRICING.first_year_counts[0], PRICING.first_year_counts[-1]
LONGEST = PRICING.plan.examples[-1] if PRICING.plan else 0
VARIANTS = [choice.key for choice in PRICING.year_choices]
TITLE = "Work out your first year"
PAUSE = 700  # ms after the last key
COUNT_CHANGES = """(output) => new MutationObserver((all) => window.changes = (window.changes || 0) + all.length)
  .observe(output, {subtree: true, childList: true, characterData: true})"""


def price(offer: str, variant: str = "infusion-only") -> Decimal:
    return PRICING.amounts[f"{offer}.{variant}"]


@pytest.fixture
def tool(tab: Page, address: str) -> Locator:
    return at_work(tab, address)


def at_work(page: Page, address: str) -> Locator:
    """Return the estimator, with its script at work."""
    with page.expect_response(f"{address}assets/estimator.js"):
        page.goto(f"{address}your-first-year/#estimator")
    tool = page.get_by_role("region", name=TITLE)
    expect(infusions(tool)).to_have_attribute("aria-invalid", "false")
    return tool


def infusions(tool: Locator) -> Locator:
    return tool.get_by_label("How many infusions in the first year?")


def percent(tool: Locator) -> Locator:
    return tool.get_by_label("What percent does your plan pay back?")


def paid_back(count: int, variant: str, share: int) -> Decimal:
    """What a plan pays back of a first year, half a cent rounded up."""
    return (price(f"first-year.{count}", variant) * share / 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def left(count: int, variant: str, share: int) -> str:
    rest = price(f"first-year.{count}", variant) - paid_back(count, variant, share)
    return f"You pay {dollars(rest)} in the first year."


def test_at_first_it_tells_the_longest_example_and_how_it_is_made(tool: Locator) -> None:
    expect(tool.get_by_role("status")).to_contain_text(left(LONGEST, "infusion-only", 0))
    made = tool.get_by_role("definition").all_inner_texts()
    total, series = price(f"first-year.{LONGEST}"), price("series")
    assert made == [dollars(series), dollars(total - series), dollars(total), "nothing", dollars(total)]
    expect(tool).to_contain_text(f"{LONGEST - FEWEST} maintenance infusions, {dollars(price('maintenance'))}")


def test_a_first_year_is_worked_out_by_keyboard_alone(tab: Page, tool: Locator) -> None:
    infusions(tool).focus()
    for keys in (("Control+a", "9", "Tab"), ("ArrowDown", "Tab"), ("Control+a", "3", "3", "Enter")):
        for key in keys:
            tab.keyboard.press(key)
    expect(percent(tool)).to_be_focused()
    expect(tool.get_by_role("status")).to_contain_text(left(9, "with-integration", 33))
    expect(tool).to_contain_text("9 infusions, with integration therapy. Your plan pays back 33 percent.")


EVERY_SUM = """(tool) => {
  const [count, share] = tool.querySelectorAll("input[type=text]");
  const sums = [];
  for (const choice of tool.querySelectorAll("input[type=radio]")) {
    choice.checked = true;
    for (let infusions = +count.dataset.lowest; infusions <= +count.dataset.highest; infusions++) {
      for (let percent = 0; percent <= 100; percent++) {
        count.value = infusions;
        share.value = percent;
        share.dispatchEvent(new Event("change", { bubbles: true }));
        sums.push([...tool.querySelectorAll("dd")].map((place) => place.textContent).join(" "));
      }
    }
  }
  return sums;
}"""


def pythons_sums() -> Iterator[str]:
    for variant in VARIANTS:
        series = price("series", variant)
        for count in range(FEWEST, MOST + 1):
            total = price(f"first-year.{count}", variant)
            for share in range(101):
                paid = paid_back(count, variant, share)
                sums = (series, total - series, total, paid, total - paid)
                yield " ".join(dollars(amount) if amount else "nothing" for amount in sums)


def test_every_combination_comes_to_what_python_says(tool: Locator) -> None:
    assert tool.evaluate(EVERY_SUM) == list(pythons_sums())


def test_half_a_cent_that_a_plan_pays_back_goes_up(tool: Locator) -> None:
    """The prices of today are whole dollars, and no percent of them has half a cent; those of tomorrow may."""
    infusions(tool).fill(str(FEWEST))
    tool.evaluate("tool => { tool.querySelector('[data-prices] tbody td').textContent = '$1,000.01'; }")
    percent(tool).fill("50")
    percent(tool).blur()
    expect(tool.get_by_role("status")).to_contain_text("You pay $500 in the first year.")
    assert tool.get_by_role("definition").all_inner_texts()[-2:] == ["$500.01", "$500"]


RANGE = "Write a whole number from 6 to 52."


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", f"Nothing is written here. {RANGE}"),
        ("   ", f"Nothing is written here. {RANGE}"),
        ("-3", f"This is below zero. {RANGE}"),
        ("7.5", f"This has a point or a comma. {RANGE}"),
        ("7,5", f"This has a point or a comma. {RANGE}"),
        ("5", f"This is too low. {RANGE}"),
        ("53", f"This is too high. {RANGE}"),
        ("9" * 400, f"This is too high. {RANGE}"),
        ("about ten\tinfusions", f"This is not in digits. {RANGE}"),
        ("1e1", f"This is not in digits. {RANGE}"),
        ("<img src=x onerror=alert(1)>", f"This is not in digits. {RANGE}"),
    ],
)
def test_what_is_no_number_of_infusions_is_told_beside_the_field(tool: Locator, written: str, message: str) -> None:
    field, status = infusions(tool), tool.get_by_role("status")
    percent(tool).fill("50")
    field.fill("10")
    field.blur()
    expect(status).to_contain_text(left(10, "infusion-only", 50))
    field.fill(written)
    field.blur()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(f"From 6, the initial series alone, to 52. {message}")
    expect(status).to_contain_text("This is still the sum for your last good numbers.")
    expect(status).to_contain_text(left(10, "infusion-only", 50))
    field.fill(" 11 ")
    field.blur()
    expect(field).to_have_accessible_description("From 6, the initial series alone, to 52.")
    expect(status).to_have_text(re.compile(rf"^\s*{re.escape(left(11, 'infusion-only', 50))}"))


@pytest.mark.parametrize("written", ["-1", "12.5", "101", "half"])
def test_what_is_no_share_is_told_beside_its_own_field(tool: Locator, written: str) -> None:
    percent(tool).fill(written)
    percent(tool).blur()
    expect(percent(tool)).to_have_accessible_description(re.compile(r"Write a whole number from 0 to 100\.$"))
    expect(infusions(tool)).to_have_attribute("aria-invalid", "false")
    expect(tool.get_by_role("status")).to_contain_text(left(LONGEST, "infusion-only", 0))


def test_a_share_that_nobody_knows_is_left_empty(tool: Locator) -> None:
    expect(percent(tool)).to_have_value("")
    expect(percent(tool)).to_have_attribute("aria-invalid", "false")
    percent(tool).fill("30")
    percent(tool).fill("")
    percent(tool).blur()
    expect(percent(tool)).to_have_attribute("aria-invalid", "false")
    expect(tool.get_by_role("status")).to_contain_text(left(LONGEST, "infusion-only", 0))


def test_a_percent_sign_is_no_mistake(tool: Locator) -> None:
    percent(tool).fill("40 %")
    percent(tool).blur()
    expect(tool.get_by_role("status")).to_contain_text(left(LONGEST, "infusion-only", 40))


def test_the_sum_is_read_out_once_the_typing_has_stopped(new_tab: Page, address: str) -> None:
    tool, clock, keyboard = at_work(new_tab, address), new_tab.clock, new_tab.keyboard
    status, before = tool.get_by_role("status"), left(LONGEST, "infusion-only", 0)
    clock.install(time=0)
    clock.pause_at(1000)
    tool.locator("output").evaluate(COUNT_CHANGES)
    infusions(tool).focus()
    keyboard.press("Control+a")
    for digit in "20":
        keyboard.press(digit)
        clock.run_for(PAUSE - 1)
        expect(status).to_contain_text(before)
        expect(infusions(tool)).to_have_attribute("aria-invalid", "false")
    clock.run_for(1)
    expect(status).to_contain_text(left(20, "infusion-only", 0))
    expect(tool.locator("output")).to_have_role("status")
    assert new_tab.evaluate("changes") == 1  # for each of them, Orca reads the whole of it


def test_nothing_is_stored_and_nothing_is_sent(tab: Page, tool: Locator, watched: Watched) -> None:
    tab.wait_for_load_state("networkidle")
    asked = list(watched.requests)
    infusions(tool).fill("30")
    tool.get_by_label("With integration therapy", exact=True).check()
    percent(tool).fill("20")
    tab.keyboard.press("Enter")
    expect(tool.get_by_role("status")).to_contain_text(left(30, "with-integration", 20))
    assert watched.requests == asked
    assert tab.context.cookies() == []
    assert tab.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert "30" not in tab.url.partition("your-first-year/")[2]


def test_all_that_is_touched_is_large_enough(tab: Page, tool: Locator) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    for target in [*tool.locator("label.choice, input[type=text], summary").all()]:
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_without_a_script_the_tables_have_the_answers(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}your-first-year/")
    tool = page.get_by_role("region", name=TITLE, exact=True)
    expect(tool).to_contain_text("neither a quote nor a good-faith estimate")
    expect(tool.get_by_role("textbox")).to_have_count(0)
    expect(tool.get_by_role("status")).to_have_count(0)
    tool.get_by_text("Every number of infusions, from 6 to 52").click()
    rows = tool.get_by_role("table", name="Price of a first year").get_by_role("row").all_inner_texts()
    assert [row.split() for row in rows[1:]] == [
        [str(count), *(dollars(price(f"first-year.{count}", variant)) for variant in VARIANTS)]
        for count in range(FEWEST, MOST + 1)
    ]
    context.close()


def test_on_paper_the_sum_stands_and_the_long_table_only_if_it_was_opened(tab: Page, tool: Locator) -> None:
    tab.emulate_media(media="print")
    expect(tool.get_by_role("status")).to_be_visible()
    long_table = tool.get_by_role("table", name="Price of a first year")
    expect(long_table).to_be_hidden()
    tab.emulate_media(media="screen")
    tool.get_by_text("Every number of infusions, from 6 to 52").click()
    tab.emulate_media(media="print")
    expect(long_table).to_be_visible()
