"""What is changed in a form is what is changed in its file, and nothing else."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.editor.forms import FILES, Forms, add, expand, field, fill, write_to
from tests.project import PINNED, Project

PRICES, CLINIC, NOTICES = (f"_singletons/entries/{name}" for name in ("pricing", "clinic", "notices"))
MAINTENANCE = "Maintenance infusion, without integration therapy"
WRONG_PRICE = "Write a plain number of dollars like 3475 or 3475.00"
ORIENTATION, GPS = 0x0112, 0x8825


def photo() -> bytes:
    """A picture on its side, as a telephone takes it: where it was taken stands in it."""
    data = BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    Image.linear_gradient("L").resize((1200, 800)).convert("RGB").save(data, "JPEG", exif=exif)
    return data.getvalue()


def test_a_price_and_a_scheduled_one_are_the_lines_that_an_editor_would_write(forms: Forms) -> None:
    page = forms.open(PRICES)
    offers = field(page, "Offers")
    offers.get_by_role("button", name="Expand", exact=True).first.click()
    prices = expand(offers, "Prices")
    fill(prices, Price="$3,500")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(field(prices, "Price").get_by_role("alert")).to_contain_text(WRONG_PRICE)
    assert forms.changed() == {}, "a wrong price is refused at its field"
    fill(prices, Price="3500.00")
    changes = add(prices, "Changes", "change")
    fill(changes, From="2027-01-01", Price="3600.00")
    fill(page, Confirmed="2026-11-22")
    forms.save()
    assert forms.changed() == {
        "content/pricing.yml": [
            "-confirmed:",
            "+confirmed: 2026-11-22",
            "-        price: 3475.00",
            "+        price: 3500.00",
            "+        changes:",
            "+          - from: 2027-01-01",
            "+            price: 3600.00",
        ]
    }


def test_a_place_comes_with_its_hours_and_its_photo(forms: Forms, tmp_path: Path) -> None:
    page = forms.open(CLINIC)
    places = add(page, "Places", "place")
    fill(places, Id="denver", Name="Denver", Street="1200 Larimer Street #400", City="Denver", State="CO", Zip="80202")
    fill(add(places, "Hours", "opening"), Days="Mon-Fri", From="8:30 am", Until="5 pm")
    picture = field(places, "Picture")
    picture.get_by_role("checkbox").check()
    file = tmp_path / "IMG 0012 Tür.JPG"
    file.write_bytes(photo())
    field(picture, "File").locator("input[type=file]").first.set_input_files(file)
    fill(picture, Alt="The door of the clinic in Denver")
    expect(picture.get_by_role("button", name="Rename")).to_be_visible(timeout=20_000)
    forms.save()
    changed = forms.changed()
    assert changed.pop("docs/img/img-0012-tuer.webp") == [str(b"RIFF")]
    assert changed == {
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
        ]
    }
    with Image.open(BytesIO(forms.files()["docs/img/img-0012-tuer.webp"])) as upright:
        assert upright.size == (800, 1200)
        assert not upright.getexif(), "nothing says where it was taken"


def test_a_notice_and_a_page_are_changed_and_the_check_is_green(forms: Forms, project: Project) -> None:
    page = forms.open(NOTICES)
    notices = add(page, "Notices", "notice")
    field(notices, "Kind").get_by_role("radio", name="closed").click()
    fill(notices, Text="From December 24 to 26. We are back on December 28.", From="2026-12-17", Until="2026-12-26")
    field(notices, "Pages").get_by_role("combobox").click()
    page.get_by_role("option", name="How to reach the clinic").click()
    forms.save()
    page = forms.open("pages/entries/costs")
    fill(page, Title="What it costs, in full")
    text = field(page, "Text").get_by_role("textbox")
    text.press("Control+End")
    text.press_sequentially("\nOr ")
    field(page, "Text").get_by_label("Insert a price").select_option(label=f"{MAINTENANCE}: $475")
    text.press_sequentially(" later.")
    forms.save()
    assert forms.changed() == {
        "content/notices.yml": [
            "+  - kind: closed",
            "+    text: From December 24 to 26. We are back on December 28.",
            "+    from: 2026-12-17",
            "+    until: 2026-12-26",
            "+    pages: [contact]",
        ],
        "docs/costs.md": [
            "-title: What it costs",
            "+title: What it costs, in full",
            '+Or {{ price("maintenance", "infusion-only") }} later.',
        ],
    }
    write_to(project.root, forms.files())
    done = project.run("check", env=PINNED)
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
    fill(people, Id="jane-roe", Name="Jane Roe", Role="Medical director")
    picture = field(people, "Picture")
    picture.get_by_role("checkbox").check()
    file = tmp_path / "huge.jpg"
    file.write_bytes(photo().ljust(60_000_000, b"\0"))
    field(picture, "File").locator("input[type=file]").first.set_input_files(file)
    fill(picture, Alt="Jane Roe at her desk")
    expect(picture.get_by_role("button", name="Rename")).to_be_visible(timeout=30_000)
    forms.save()
    assert len(forms.files()["docs/img/huge.webp"]) < 100_000
