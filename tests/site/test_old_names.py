"""A name that the data changes is a warning where the site still says the old one."""

from tests.project import Project


def told(project: Project) -> list[str]:
    return [line for line in project.quick("check").err.splitlines() if "[name-old]" in line]


def test_an_offer_under_a_new_name_is_told_with_the_places_of_the_old_and_the_clinics_name_has_none(
    kept: Project,
) -> None:
    assert told(kept) == []
    for page in ("about", "aftercare", "contact", "faq", "is-it-for-me", "prepare"):
        kept.append(f"docs/{page}.md", "An *infusion* is a slow drip. A maintenance infusion comes later.")
    kept.edit("content/pricing.yml", "name: Maintenance infusion", "name: Booster infusion")
    kept.edit("content/clinic.yml", "name: Stella Mental Health", "name: Aurora Clinic")
    (offer,) = told(kept)
    assert '"Maintenance infusion" is now called "Booster infusion", but the old name is still in docs/' in offer
    assert "more places; change it there" in offer


def test_where_nothing_says_the_old_name_nothing_is_told(kept: Project) -> None:
    kept.edit("content/pricing.yml", "name: Financing", "name: Paying in parts")
    kept.edit("content/pricing.yml", "name: Initial series", "name: Initial  series")
    assert all("Initial" not in line for line in told(kept))
