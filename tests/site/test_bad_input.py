"""Bad input: the build says what and where, exits with 1, and the last good site stays byte for byte."""

import re

import pytest

from tests.project import Project, files


def refused(project: Project, *, env: dict[str, str] | None = None) -> str:
    """Build, make sure that it was refused and that nothing happened to site/, and return what was said."""
    before = files(project.site)
    done = project.quick("build_site", env=env)
    assert done.code == 1, done.said
    assert files(project.site) == before
    assert "Traceback" not in done.said
    return done.said


def test_a_wrong_data_file_leaves_the_site_as_it_was(guide_with_site: Project) -> None:
    price = re.search(r"price: [\d.]+", guide_with_site.read("content/pricing.yml"))
    assert price
    guide_with_site.edit("content/pricing.yml", price[0], "price: $3,475")
    said = refused(guide_with_site).splitlines()
    assert re.match(r"content/pricing\.yml:\d+: ", said[0])
    assert said[-1] == "1 problem"


PAGES = {
    "a way out of the sandbox": ("{{ cycler.__init__.__globals__ }}", "{{ cycler.__init__.__globals__ }} is not"),
    "a statement": ("{% for x in [1] %}{% endfor %}", "{% %} and {## ##} are not allowed in pages"),
    "a script": ("<script>alert(1)</script>", 'HTML in a page: "<script>"'),
    "a comment": ("<!-- todo -->", '"<!-- todo -->" is not for this site (Comments: '),
    "a link out of docs": ("[x](../mkdocs.yml)", 'the link "../mkdocs.yml" leads nowhere'),
    "a script as link": ("[x](javascript:alert)", 'the link "javascript:alert" is not safe'),
    "a second main heading": ("# Again", '"Again" is a second main heading'),
    "a literal of the template language": (
        '{% raw %}{{ price("series") }}{% endraw %}',
        "{% %} and {## ##} are not allowed in pages",
    ),
    "a number without end": ("{{ first_year_cost(" + "9" * 5000 + ") }}", ""),
    "brackets without end": ("{{ price(" + "(" * 5000, ""),
}


ATTRIBUTES = (
    "Words.\n{: onclick=alert(1) }",
    "## Y { id='x\" onmouseover=\"alert(1)' }",
    '[x](index.md){ style="position:fixed" }',
)
# Reason: MkDocs reads the front matter too, with a YAML that takes 12:30 for 750 and yes for True.
TITLES = {"faq": "12:30", "costs": "0475", "about": "yes", "contact": "2026-11-22"}


def test_wrong_pages_leave_the_site_as_it_was(guide_with_site: Project) -> None:
    """What is not allowed, attributes that could run or cover anything, titles that MkDocs would show otherwise."""
    lines = [guide_with_site.append("docs/risks.md", text) for text, _ in PAGES.values()]
    set_at = [guide_with_site.append("docs/risks.md", text) + text.count("\n") for text in ATTRIBUTES]
    for name, title in TITLES.items():
        text = guide_with_site.read(f"docs/{name}.md")
        guide_with_site.write(f"docs/{name}.md", re.sub(r"(?m)^title: .*$", f"title: {title}", text, count=1))
    told = refused(guide_with_site)
    for line, (name, (_, said)) in zip(lines, PAGES.items(), strict=True):
        assert f"docs/risks.md:{line}: {said}" in told, name
    for line, attribute in zip(set_at, ATTRIBUTES, strict=True):
        assert f"docs/risks.md:{line}: " in told, attribute
    for name, title in TITLES.items():
        assert f'docs/{name}.md:2: title is "{title}"' in told


def test_mistakes_of_data_and_pages_are_told_together(guide_with_site: Project) -> None:
    guide_with_site.edit("content/pricing.yml", "currency: USD", "currency: EUR")
    line = guide_with_site.append("docs/risks.md", "It costs $5.")
    said = refused(guide_with_site)
    assert 'currency is "EUR", which is not valid here; write USD' in said
    assert f"docs/risks.md:{line}: an amount is typed" in said
    assert said.endswith("2 problems\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_DATE", "tomorrow"),
        ("SITE_URL", "example.org"),
        ("SITE_URL", "http://[::1"),
        ("SOURCE_DATE_EPOCH", "yesterday"),
    ],
)
def test_a_wrong_setting_is_told_in_one_line(guide_with_site: Project, name: str, value: str) -> None:
    said = refused(guide_with_site, env={name: value})
    assert said.startswith(f'{name} is "{value}"')
    assert said.count("\n") == 1


def test_a_template_that_breaks_leaves_the_site_as_it_was(guide_with_site: Project) -> None:
    guide_with_site.edit("overrides/main.html", "</body>", "{{ nothing.at.all }}</body>")
    assert refused(guide_with_site).endswith("site/ is unchanged.\n")


def test_what_only_the_built_site_shows_is_told_at_its_line_too(guide_with_site: Project) -> None:
    of_theme = guide_with_site.append("docs/risks.md", "## The theme's {#search}")
    again = guide_with_site.append("docs/risks.md", "## Again {#found}")
    nowhere = guide_with_site.append("docs/risks.md", "[x](#nothing)")
    unsafe = guide_with_site.append("docs/risks.md", "<http://example.org>")
    told = refused(guide_with_site)
    first = next(
        number
        for number, line in enumerate(guide_with_site.read("docs/risks.md").splitlines(), 1)
        if "{#found}" in line
    )
    assert f'docs/risks.md:{of_theme}: duplicate id "search"' in told
    assert f'docs/risks.md:{unsafe}: the link "http://example.org" is not safe' in told
    assert f'docs/risks.md:{nowhere}: there is no heading "#nothing" on this page' in told
    assert any(f'docs/risks.md:{line}: duplicate id "found"' in told for line in (first, again))


def test_a_template_that_drops_the_crisis_help_leaves_the_site_as_it_was(guide_with_site: Project) -> None:
    guide_with_site.edit("overrides/main.html", "{{ crisis_help }}", "")
    said = refused(guide_with_site)
    assert said.count("the page has the mandatory block crisis-help 0 times") == len(
        list(guide_with_site.site.rglob("*.html"))
    )


def test_a_page_that_is_missing_leaves_the_site_as_it_was(guide_with_site: Project) -> None:
    (guide_with_site.root / "docs/risks.md").unlink()
    assert '"risks.md" is in the menu, but not in docs/' in refused(guide_with_site)


def test_without_a_last_site_a_refused_build_leaves_none(guide: Project) -> None:
    guide.edit("content/pricing.yml", "currency: USD", "currency: EUR")
    assert guide.quick("build_site").code == 1
    assert not guide.site.exists()


def test_a_place_that_cannot_be_written_is_told(guide_with_site: Project) -> None:
    (guide_with_site.root / ".build").write_text("in the way", encoding="utf-8")
    said = refused(guide_with_site)
    assert said.endswith(".build: File exists; site/ is unchanged.\n")
