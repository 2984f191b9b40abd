"""What is changed in a form is what is changed in its file, and nothing else."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.editor.forms import FILES, Forms, add, expand, field, fill, put, write_to
from tests.editor.pictures import photo
from tests.project import FIXTURES, PINNED, Project

PRICES, CLINIC, NOTICES = (f"often/entries/{name}" for name in ("pricing", "clinic", "notices"))
MAINTENANCE = "Maintenance infusion, without integration therapy"
PRICING = "content/pricing.yml"
BY_HAND = """        price: 3500.00
        changes:
          - from: 2027-01-01
            price: 3600.00
"""
HEIC = (FIXTURES / "photo.heic").read_bytes()  # as an iPhone takes it: on its side, with a place in it
PLACE_AND_NOTICE = {
    "content/clinic.yml": [
        "+  - id: denver",
        "+    name: Denver",
        "+    address:",
        '+      street: "1200 Larimer Street #400"',
        "+      city: Denver",
        "+      state: CO",
        "+      zip: 80202",
        "+    hours:",
        "+      - days: Mon-Fri",
        "+        from: 8:30 am",
        "+        until: 5 pm",
        "+    picture:",
        "+      file: img/img-0012-tuer.webp",
        "+      alt: The door of the clinic in Denver",
    ],
    "content/notices.yml": [
        "+  - kind: news",
        "+    text: We have moved.",
        "+    from: 2026-12-17",
        "+    until: 2026-12-26",
        "+    picture:",
        "+      file: img/img_2231.webp",
        "+      alt: The new house",
    ],
}
WRONG_PRICE = "Write a plain number of dollars like 3475 or 3475.00"


def test_a_price_and_a_scheduled_one_are_the_bytes_that_an_editor_would_write(forms: Forms, project: Project) -> None:
    page = forms.open(PRICES)
    prices = field(expand(page, "Offers"), "Prices")
    fill(prices, Price="$3,500")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(field(prices, "Price").get_by_role("alert")).to_contain_text(WRONG_PRICE)
    assert forms.changed() == {}, "a wrong price is refused at its field"
    fill(prices, Price="3500.00")
    changes = add(prices, "Changes", "change")
    fill(changes, From="2027-01-01", Price="3600.00")
    field(page, "Confirmed", -1).get_by_role("textbox").first.fill("2026-11-22")
    forms.save()
    project.edit(PRICING, "confirmed:\n", "confirmed: 2026-11-22\n")
    project.edit(PRICING, "        price: 3475.00\n", BY_HAND)
    assert forms.files()[PRICING].decode() == project.read(PRICING), "the form writes what a person would"
    done = project.quick("check", env=PINNED)
    assert done.code == 0, done.said


def test_a_place_comes_with_its_hours_and_its_photo_and_a_notice_with_a_picture(
    forms: Forms, project: Project, tmp_path: Path
) -> None:
    page = forms.open(CLINIC)
    places = add(page, "Places", "place")
    fill(places, ID="denver", Name="Denver", Street="1200 Larimer Street #400", City="Denver", State="CO")
    fill(places, ZIP_code="80202")
    fill(add(places, "Hours", "opening hours"), Days="Mon-Fri", From="8:30 am", Until="5 pm")
    put(places, tmp_path / "IMG 0012 Tür.JPG", photo(), "The door of the clinic in Denver")
    forms.save()
    page = forms.open(NOTICES)
    notices = add(page, "Notices", "notice")
    field(notices, "Kind").get_by_role("radio", name="news").click()
    fill(notices, Text="We have moved.", From="2026-12-17", Until="2026-12-26")
    put(notices, tmp_path / "IMG_2231.HEIC", HEIC, "The new house")
    forms.save()
    changed = forms.changed()
    assert changed.pop("docs/img/img-0012-tuer.webp") == [str(b"RIFF")]
    assert changed.pop("docs/img/img_2231.webp") == [str(b"RIFF")]
    assert changed == PLACE_AND_NOTICE
    for name, size in {"img-0012-tuer": (800, 1200), "img_2231": (64, 96)}.items():
        with Image.open(BytesIO(forms.files()[f"docs/img/{name}.webp"])) as upright:
            assert upright.size == size
            assert not upright.getexif(), "nothing says where it was taken"
    write_to(project.root, forms.files())
    done = project.quick("check", env=PINNED)
    assert done.code == 0, done.said


def test_a_page_is_changed_with_a_price_from_the_list(forms: Forms, project: Project) -> None:
    page = forms.open("pages/entries/costs")
    fill(page, Title="What it costs, in full")
    text = field(page, "Text").get_by_role("textbox")
    text.press("Control+End")
    text.press_sequentially("\nOr ")
    field(page, "Text").get_by_label("Insert a price").select_option(label=f"{MAINTENANCE}: $475")
    text.press_sequentially(" later.")
    forms.save()
    assert forms.changed() == {
        "docs/costs.md": [
            "-title: What it costs",
            "+title: What it costs, in full",
            '+Or {{ price("maintenance", "infusion-only") }} later.',
        ],
    }
    write_to(project.root, forms.files())
    done = project.quick("check", env=PINNED)
    assert done.code == 0, done.said


def test_a_file_that_another_program_changed_keeps_both_changes_or_stays_as_it_is(forms: Forms) -> None:
    page = forms.open(NOTICES)
    theirs = FILES["content/notices.yml"].replace("# Notices:", "# All notices:")
    forms.write("content/notices.yml", theirs)
    fill(add(page, "Notices", "notice"), Text="We are closed.", From="2026-12-17", Until="2026-12-26")
    field(page, "Kind").get_by_role("radio", name="news").click()
    forms.save()
    lines = forms.changed()["content/notices.yml"]
    assert lines[1].startswith("+# All notices:")
    assert lines[2:] == [
        "+  - kind: news",
        "+    text: We are closed.",
        "+    from: 2026-12-17",
        "+    until: 2026-12-26",
    ]
    page = forms.open(CLINIC)
    theirs = FILES["content/clinic.yml"].replace("phone:\n", "phone: 303-555-0100\n", 1)
    forms.write("content/clinic.yml", theirs)
    fill(page, Phone="303-555-0199")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Somebody else changed phone after you opened it")).to_be_visible()
    assert forms.files()["content/clinic.yml"].decode() == theirs


def test_a_picture_of_sixty_megabytes_is_made_small(forms: Forms, tmp_path: Path) -> None:
    page = forms.open(CLINIC)
    people = add(page, "People", "person")
    fill(people, ID="jane-roe", Name="Jane Roe", Role="Medical director")
    put(people, tmp_path / "huge.jpg", photo().ljust(60_000_000, b"\0"), "Jane Roe at her desk")
    forms.save()
    assert len(forms.files()["docs/img/huge.webp"]) < 100_000
