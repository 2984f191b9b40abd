"""Bad input: the build says what and where, exits with 1, and the last good site stays byte for byte."""

import re
from pathlib import Path

import pytest

from scripts.build import build
from scripts.diagnostics import CheckFailed
from tests.bad_data import ALL, BadData
from tests.project import FIXTURES, PINNED, Project, copy_sources, files


def refused(project: Project, *, env: dict[str, str] | None = None) -> str:
    """Build, make sure that it was refused and that nothing happened to site/, and return what was said."""
    before = files(project.site)
    done = project.run("build_site", env=env)
    assert done.code == 1, done.said
    assert files(project.site) == before
    assert "Traceback" not in done.said
    return done.said


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory, built_project: Project) -> Project:
    """One project for all wrong files of this module; each test puts back what it spoils."""
    project = copy_sources(tmp_path_factory.mktemp("spoilt"))
    project.site.mkdir()
    for name, data in files(built_project.site).items():
        (project.site / name).parent.mkdir(parents=True, exist_ok=True)
        (project.site / name).write_bytes(data)
    return project


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_a_wrong_data_file_leaves_the_site_as_it_was(
    spoilt: Project, bad: BadData, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in PINNED.items():
        monkeypatch.setenv(name, value)
    before, real = files(spoilt.site), spoilt.read(bad.path)
    spoilt.write(bad.path, (FIXTURES / bad.path).read_text(encoding="utf-8"))
    try:
        bad.spoil(spoilt)
        with pytest.raises(CheckFailed) as found:
            build(spoilt.root)
    finally:
        spoilt.write(bad.path, real)
    assert bad.said in str(found.value).splitlines()
    assert files(spoilt.site) == before


@pytest.mark.parametrize("value", ["$3,475", "12:30", "{{ 7*7 }}"])
def test_the_command_line_says_so_and_exits_with_1(project_with_site: Project, value: str) -> None:
    price = re.search(r"price: [\d.]+", project_with_site.read("content/pricing.yml"))
    assert price
    project_with_site.edit("content/pricing.yml", price[0], f"price: {value}")
    said = refused(project_with_site).splitlines()
    assert re.match(r"content/pricing\.yml:\d+: ", said[0])
    assert said[-1] == "1 problem"


PAGES = {
    "a way out of the sandbox": ("{{ cycler.__init__.__globals__ }}", "{{ cycler.__init__.__globals__ }} is more than"),
    "a statement": ("{% for x in [1] %}{% endfor %}", "{% %} and {## ##} are not for pages"),
    "a script": ("<script>alert(1)</script>", 'HTML in a page: "<script>"'),
    "a comment": ("<!-- todo -->", 'HTML in a page: "<!--'),
    "a link out of docs": ("[x](../mkdocs.yml)", 'the link "../mkdocs.yml" leads nowhere'),
    "a script as link": ("[x](javascript:alert)", 'the link "javascript:alert" is not safe'),
    "a link to no heading of its own": ("[x](#nothing)", 'there is no heading "#nothing" on this page'),
    "a second main heading": ("# Again", '"Again" is a second main heading'),
    "an id of the theme": ("## Again {#search}", 'the address "#search" stands on the page 2 times'),
    "a literal of the template language": (
        '{% raw %}{{ price("series") }}{% endraw %}',
        "{% %} and {## ##} are not for pages",
    ),
    "a number without end": ("{{ first_year_cost(" + "9" * 5000 + ") }}", ""),
    "brackets without end": ("{{ price(" + "(" * 5000, ""),
    "an address in words that is not safe": ("<http://example.org>", 'the link "http://example.org" is not safe'),
}


@pytest.mark.parametrize(("text", "said"), PAGES.values(), ids=PAGES.keys())
def test_a_wrong_page_leaves_the_site_as_it_was(spoilt: Project, text: str, said: str) -> None:
    real = spoilt.read("docs/risks.md")
    try:
        line = spoilt.append("docs/risks.md", text)
        assert f"docs/risks.md:{line}: {said}" in refused(spoilt)
    finally:
        spoilt.write("docs/risks.md", real)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("---\n", "", "docs/risks.md:1: the lines for title and description are missing; "),
        (
            "---\n\n#",
            "\n#",
            "docs/risks.md:1: the --- below the first lines is missing; write it on a line of its own above the text",
        ),
        ("title: ", "title ", "docs/risks.md:2: the line has no colon; "),
        ("title: ", "titel: ", 'docs/risks.md:2: "titel:" is not known here; did you mean "title"?'),
        ("title: ", "\ttitle: ", "docs/risks.md:2: the line begins with a tab; write two spaces for each step instead"),
    ],
)
def test_broken_front_matter_leaves_the_site_as_it_was(spoilt: Project, old: str, new: str, said: str) -> None:
    real = spoilt.read("docs/risks.md")
    try:
        spoilt.edit("docs/risks.md", old, new)
        assert said in refused(spoilt)
    finally:
        spoilt.write("docs/risks.md", real)


def test_mistakes_of_data_and_pages_are_told_together(project_with_site: Project) -> None:
    project_with_site.edit("content/pricing.yml", "currency: USD", "currency: EUR")
    line = project_with_site.append("docs/risks.md", "It costs $5.")
    said = refused(project_with_site)
    assert 'currency is "EUR"; write one of: USD' in said
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
def test_a_wrong_setting_is_told_in_one_line(project_with_site: Project, name: str, value: str) -> None:
    said = refused(project_with_site, env={name: value})
    assert said.startswith(f'{name} is "{value}"; ')
    assert said.count("\n") == 1


def test_a_template_that_breaks_leaves_the_site_as_it_was(project_with_site: Project, built_site: Path) -> None:
    project_with_site.edit("overrides/main.html", "</body>", "{{ nothing.at.all }}</body>")
    done = project_with_site.run("build_site")
    assert done.code == 1
    assert done.err.endswith("site/ is as it was.\n")
    assert files(project_with_site.site) == files(built_site)


def test_an_id_that_is_there_twice_is_told_where_one_of_them_is(project_with_site: Project) -> None:
    project_with_site.append("docs/risks.md", "## Again {#serious}")
    (said,) = [
        line
        for line in refused(project_with_site).splitlines()
        if 'the address "#serious" stands on the page 2 times' in line
    ]
    line = int(said.split(":")[1])
    assert "{#serious}" in project_with_site.read("docs/risks.md").splitlines()[line - 1]


def test_a_template_that_drops_the_crisis_help_leaves_the_site_as_it_was(project_with_site: Project) -> None:
    project_with_site.edit("overrides/main.html", "{{ crisis_help }}", "")
    said = refused(project_with_site)
    assert said.count("the locked block crisis-help is there 0 times") == len(
        list(project_with_site.site.rglob("*.html"))
    )


@pytest.mark.parametrize(
    "attributes",
    [
        "Words.\n{: onclick=alert(1) }",
        "## X {#x}\n\n## Y { id='x\" onmouseover=\"alert(1)' }",
        '[x](index.md){ style="position:fixed" }',
    ],
)
def test_an_attribute_that_could_run_or_cover_anything_leaves_the_site_as_it_was(
    project_with_site: Project, attributes: str
) -> None:
    project_with_site.append("docs/risks.md", attributes)
    assert "docs/risks.md:" in refused(project_with_site)


@pytest.mark.parametrize("title", ["12:30", "0475", "yes", "2026-11-22"])
def test_a_title_is_shown_as_it_was_written_or_refused(project_with_site: Project, title: str) -> None:
    """Reason: the generator reads the front matter too, with a YAML that takes 12:30 for 750 and yes for True."""
    text = project_with_site.read("docs/risks.md")
    project_with_site.write("docs/risks.md", re.sub(r"(?m)^title: .*$", f"title: {title}", text, count=1))
    done = project_with_site.run("build_site")
    assert "Traceback" not in done.said
    shown = f"<title>{title} " in project_with_site.read("site/risks/index.html")
    assert shown if done.code == 0 else f'docs/risks.md:2: title is "{title}"' in done.err


def test_a_page_that_is_missing_leaves_the_site_as_it_was(project_with_site: Project) -> None:
    (project_with_site.root / "docs/risks.md").unlink()
    assert 'the menu names "risks.md", which is not in docs/' in refused(project_with_site)


def test_without_a_last_site_a_refused_build_leaves_none(project: Project) -> None:
    project.edit("content/pricing.yml", "currency: USD", "currency: EUR")
    assert project.run("build_site").code == 1
    assert not project.site.exists()


def test_a_place_that_cannot_be_written_is_told(project_with_site: Project) -> None:
    (project_with_site.root / ".build").write_text("in the way", encoding="utf-8")
    said = refused(project_with_site)
    assert said.endswith(".build: File exists; site/ is as it was.\n")
