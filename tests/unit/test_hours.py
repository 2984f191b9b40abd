"""Hours and phone numbers, however people write them: shown, dialed, read by machines, or told."""

import pytest

from scripts.outputs.structured_clinic import contact_details, place_nodes
from tests.project import Project
from tests.unit.a_clinic import CLINIC, PLACE, knowing, refused, shown


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Monday to Friday", "Friday to Monday", 'days is "Friday to Monday", which ends before it begins; begin the'),
        (
            "Monday to Friday",
            "weekdays",
            'days is "weekdays", which is not days of the week; write days like Monday, Mon-Fri, or',
        ),
        ("8:30 am", "8", 'from is "8", which is not a time of day; write a time like 8:30 am, noon, or 17:00'),
        ("8:30 am", "13 am", 'from is "13 am", a time that does not exist; write a time like 8:30 am, noon, or 17:00'),
        ("17:00", "25:00", 'until is "25:00", a time that does not exist; write a time like 8:30 am, noon, or 17:00'),
        ("8:30 am", "24:00", 'from is "24:00", a time that does not exist; write a time like 8:30 am, noon, or 17:00'),
        ("17:00", "24:30", 'until is "24:30", a time that does not exist; write a time like 8:30 am, noon, or 17:00'),
        (
            "8:30 am\n        until: 17:00",
            "noon\n        until: noon",
            "until is 12:00, which is not after from, 12:00",
        ),
        ("17:00", "5:00", "until is 05:00, which is not after from, 08:30; write a later time, with pm or in 24 hours"),
    ],
)
def test_hours_that_cannot_be_are_told(data: Project, old: str, new: str, said: str) -> None:
    data.append(CLINIC, PLACE.replace(old, new))
    assert said in refused(data)


@pytest.mark.parametrize("typed", ["Mon-Fri", "monday \u2013 Friday", "Mon, Tues, Wed, Thurs, Fri", "Monday to Friday"])
def test_days_can_be_written_as_people_write_them(data: Project, typed: str) -> None:
    (place,) = knowing(data, PLACE.replace("Monday to Friday", typed)).clinic.places
    assert place.hours[0].days == (0, 1, 2, 3, 4)


@pytest.mark.parametrize("noon", ["noon", "12 noon", "12:00 Noon", "12 pm", "12:00"])
@pytest.mark.parametrize("midnight", ["midnight", "12 midnight", "24:00", "12 am", "0:00"])
def test_noon_and_midnight_can_be_written_as_people_write_them(data: Project, noon: str, midnight: str) -> None:
    content = knowing(data, PLACE.replace("8:30 am", noon).replace("17:00", midnight))
    assert "Monday to Friday: noon to midnight" in shown("places()", content)
    (node,) = place_nodes(content)
    (hours,) = node["openingHoursSpecification"]
    assert (hours["opens"], hours["closes"]) == ("12:00", "23:59")


def test_a_place_can_be_open_day_and_night(data: Project) -> None:
    content = knowing(data, PLACE.replace("8:30 am", "midnight").replace("17:00", "24:00"))
    assert "Monday to Friday: midnight to midnight" in shown("places()", content)


@pytest.mark.parametrize(
    "typed", ["800-555-0100 ext. 5", "(800) 555-0100, ext 5", "1-800-555-0100 x5", "8005550100 Extension 5"]
)
def test_an_extension_is_shown_and_dialed(data: Project, typed: str) -> None:
    data.edit(CLINIC, "phone: 1-800-555-0100", f"phone: {typed}")
    content = data.content()
    part = shown('ask("phone")', content)
    assert '<a class="nobreak" href="tel:+18005550100;ext=5">' in part
    assert "800-555-0100 ext. 5</a>" in part
    assert contact_details(content.clinic)["telephone"] == "+18005550100;ext=5"


@pytest.mark.parametrize("typed", ["800-555-0100 ext.", "800-555-0100 x12345678", "800-555-0100 Jane"])
def test_an_extension_without_its_number_is_told(data: Project, typed: str) -> None:
    data.edit(CLINIC, "phone: 1-800-555-0100", f"phone: {typed}")
    assert refused(data) == (
        f'content/clinic.yml:17: phone is "{typed}", which is not a phone number; '
        "write digits like 303-555-0100, 1-800-555-0100, or 303-555-0100 ext. 5 [value-format]\n"
    )


@pytest.mark.parametrize("typed", ["8005550100", "1 (800) 555-0100", "+1 800.555.0100", "800-555-0100"])
def test_a_number_dials_however_it_is_written(data: Project, typed: str) -> None:
    data.edit(CLINIC, "phone: 1-800-555-0100", f"phone: {typed}")
    assert '<a class="nobreak" href="tel:+18005550100">' in shown('ask("phone")', data.content())
