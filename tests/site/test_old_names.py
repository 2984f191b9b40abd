"""A name that the data changes is a warning where the site still says the old one."""

from tests.project import Project


def told(project: Project) -> list[str]:
    return [line for line in project.run("check").err.splitlines() if "[name-old]" in line]


def test_an_offer_and_the_clinic_under_new_names_are_told_with_the_places_of_the_old(kept: Project) -> None:
    assert told(kept) == []
    kept.edit("content/pricing.yml", "name: Maintenance infusion", "name: Booster infusion")
    kept.edit("content/clinic.yml", "name: Stella Mental Health", "name: Aurora Clinic")
    clinic, offer = told(kept)
    assert clinic.startswith('warning: content/clinic.yml:4: "Stella Mental Health" is now called "Aurora Clinic", but')
    assert "mkdocs.yml:1, mkdocs.yml:2, mkdocs.yml:3; change it there if it means the same [name-old]" in clinic
    assert '"Maintenance infusion" is now called "Booster infusion", but the old name is still in docs/' in offer
    assert "more places; change it there" in offer


def test_where_nothing_says_the_old_name_nothing_is_told(kept: Project) -> None:
    kept.edit("content/pricing.yml", "name: Financing", "name: Paying in parts")
    kept.edit("content/pricing.yml", "name: Initial series", "name: Initial  series")
    assert all("Initial" not in line for line in told(kept))
