"""What editors do most often, click by click and key by key as CONTRIBUTING tells it, and how often they click."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.editor import pictures
from tests.editor.forms import LIST, field

TODAY = date(2026, 11, 30)
CLINIC = "Clinic, places, and people"


@dataclass
class Hand:
    """Someone in front of the forms. A file is chosen with two clicks: for the dialog, and in it."""

    page: Page
    clicks: int = 0
    keys: int = 0

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    def press(self, name: str) -> None:
        """Press one button of the page."""
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def type(self, target: Locator, text: str) -> None:
        """Click there, and type."""
        self.click(target)
        target.press_sequentially(text)
        self.keys += len(text)

    def retype(self, target: Locator, text: str) -> None:
        """Type in place of what stands there."""
        self.click(target)
        target.press("Control+a")
        target.press_sequentially(text)
        self.keys += 1 + len(text)

    def fill(self, within: Page | Locator, label: str, text: str) -> None:
        """Type into an empty field."""
        self.type(field(within, label).get_by_role("textbox").first, text)

    def set_day(self, within: Page | Locator, label: str, day: str) -> None:
        """Type a day, as 12172026."""
        box = field(within, label).locator("input[type=date]")
        self.click(box.first)
        box.first.press("Home")
        self.page.keyboard.type(day)
        self.keys += len(day)

    def choose_file(self, within: Locator, name: str, data: bytes) -> None:
        file = FilePayload(name=name, mimeType="image/jpeg", buffer=data)
        within.locator("input[type=file]").first.set_input_files(file)
        self.clicks += 2

    def open(self, file: str) -> None:
        self.click(self.page.get_by_text(file, exact=True).last)
        expect(self.page.get_by_role("button", name="Save", exact=True)).to_be_visible()

    def expand(self, label: str) -> Locator:
        """Open the first entry of a list."""
        found = field(self.page, label)
        self.click(found.get_by_role("button", name="Expand", exact=True).first)
        return found

    def save_and_send(self) -> None:
        self.press("Save")
        expect(self.page.get_by_text("Your changes have been saved as a draft.")).to_be_visible(timeout=15_000)
        self.press("Send for Review")
        expect(self.page).to_have_url(LIST)


def price(hand: Hand) -> None:
    hand.open("Prices")
    first = field(field(hand.expand("Offers"), "Prices"), "Price").get_by_role("textbox")
    hand.retype(first, "3500.00")
    hand.click(field(hand.page, "Confirmed").get_by_role("button", name="Today"))
    hand.save_and_send()


def hours(hand: Hand) -> None:
    hand.open(CLINIC)
    found = field(hand.expand("Places"), "Hours")
    hand.click(found.get_by_role("button", name="Add").last)
    for label, text in {"Days": "Mon-Fri", "From": "8:30 am", "Until": "5 pm"}.items():
        hand.fill(found, label, text)
    hand.save_and_send()


def photo(hand: Hand) -> None:
    hand.open(CLINIC)
    picture = field(hand.expand("Places"), "Picture")
    hand.click(picture.get_by_role("checkbox"))
    hand.choose_file(field(picture, "File"), "IMG 0012 Tür.JPG", pictures.photo())
    expect(picture.get_by_role("button", name="Rename")).to_be_visible(timeout=20_000)
    hand.fill(picture, "What it shows", "The door of the clinic")
    hand.save_and_send()


def notice(hand: Hand) -> None:
    hand.open("Notices")
    notices = field(hand.page, "Notices")
    hand.click(notices.get_by_role("button", name="Add").last)
    hand.click(field(notices, "Kind").get_by_role("radio", name="closed"))
    hand.fill(notices, "Text", "From December 24 to 26. We are back on December 28.")
    hand.set_day(notices, "From", "12172026")
    hand.set_day(notices, "Until", "12262026")
    hand.save_and_send()


@dataclass(frozen=True)
class Task:
    """What is done, which file it changes by which lines, and how often one clicks and presses keys at most.

    On GitHub: reckoned, because no test can reach it. See `on_github`.
    """

    do: Callable[[Hand], None]
    path: str
    lines: tuple[str, ...]
    clicks: int
    keys: int
    places: int = 1  # where the file is edited
    files: int = 1  # which are committed


TASKS = {
    "price": Task(
        price,
        "content/pricing.yml",
        ("-confirmed:", "+confirmed: 2026-11-30", "-        price: 3475.00", "+        price: 3500.00"),
        clicks=6,
        keys=8,
        places=2,
    ),
    "opening hours": Task(
        hours,
        "content/clinic.yml",
        ("+    hours:", "+      - days: Mon-Fri", "+        from: 8:30 am", "+        until: 5 pm"),
        clicks=8,
        keys=18,
    ),
    "photo": Task(
        photo,
        "content/clinic.yml",
        ("+    picture:", "+      file: img/img-0012-tuer.webp", "+      alt: The door of the clinic"),
        clicks=8,
        keys=22,
        files=2,
    ),
    "notice": Task(
        notice,
        "content/notices.yml",
        (
            "+  - kind: closed",
            "+    text: From December 24 to 26. We are back on December 28.",
            "+    from: 2026-12-17",
            "+    until: 2026-12-26",
        ),
        clicks=8,
        keys=67,
    ),
}


def on_github(task: Task) -> tuple[int, int]:
    """Return the clicks and keys of GitHub's text editor for the same lines, at least.

    From the page of the repository: its folder, the file, the pencil, each place in it, Commit changes, the radio
    button of a new branch, Propose changes, Create pull request. For a photo before: its folder twice, Add file,
    Upload files, two for the file, the radio button, Propose changes; then the branch is chosen with two clicks.
    Keys: what is new in the lines, without the spaces in front, and a line end for each added line.
    """
    clicks = 7 + task.places + 10 * (task.files - 1)
    removed = {line.partition(":")[0].lstrip("-") for line in task.lines if line.startswith("-")}
    keys = 0
    for line in (line[1:] for line in task.lines if line.startswith("+")):
        name, _, value = line.partition(": ")
        keys += len(value) + 1 if name in removed else len(line.lstrip()) + 1
    return clicks, keys
