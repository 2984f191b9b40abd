"""`launch-check` lists what only the clinic can fill."""

from tests.project import Project


def test_every_empty_place_is_listed_with_its_line(whole_guide: Project) -> None:
    whole_guide.write("content/clinic.yml", SMALL)
    done = whole_guide.quick("launch_check")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "content/clinic.yml:4: domain is empty",
        "content/clinic.yml:5: security-contact is empty",
        "content/clinic.yml:14: Refunds: What do I get back?",
        "mkdocs.yml:1: repo_url is missing, so no page can be edited from it",
        "4 values are empty; only the clinic can fill them in.",
    ]


def test_when_nothing_is_empty_it_says_so(whole_guide: Project) -> None:
    full = SMALL.replace("domain:", "domain: example.org").replace("contact:", "contact: mailto:a@example.org")
    whole_guide.append("mkdocs.yml", "repo_url: https://github.com/example/guide")
    whole_guide.write("content/clinic.yml", full.replace("get back?\n    value:", "get back?\n    value: All of it"))
    done = whole_guide.quick("launch_check")
    assert (done.code, done.out) == (0, "Nothing is empty.\n")


def test_a_fact_past_its_day_is_listed_with_its_line(whole_guide: Project) -> None:
    checked = "    checked: 2026-11-22\n"
    whole_guide.edit("content/evidence.yml", checked, f"{checked}    look-again: 2026-11-21\n")
    done = whole_guide.quick("launch_check")
    assert done.code == 0
    assert "says was to be looked up again by 2026-11-21; look it up, " in done.out


def test_the_clinic_of_the_project_can_be_checked(project: Project) -> None:
    done = project.quick("launch_check")
    assert done.code == 0
    assert "only the clinic can fill them in" in done.out or "Nothing is empty" in done.out


def test_a_wrong_file_is_told_as_everywhere(whole_guide: Project) -> None:
    whole_guide.write("content/clinic.yml", SMALL.replace("name: Stella", "nam: Stella", 1))
    done = whole_guide.quick("launch_check")
    assert done.code == 1
    assert 'content/clinic.yml:1: "nam:" is not recognized here; did you mean "name"?' in done.err


SMALL = """name: Stella Mental Health
short-name: Stella
time-zone: America/Denver
domain:
security-contact:
facts:
  - id: phone
    label: Telephone
    question: What number do I call?
    value:
  - id: refunds
    label: Refunds
    question: What do I get back?
    value:
phone: 1-800-555-0100
"""
