"""Pages called as something else in the site is: the theme's folders, or files that the build makes."""

from tests.project import Project
from tests.unit.a_page import HEAD

NAMES = (
    "search",
    "assets",
    "assets/javascripts",
    "assets/stylesheets/more",
    "search/more",
    "sitemap",
    "pricing",
    "build",
)


def test_a_page_may_be_called_as_a_folder_of_the_theme_is(project: Project, built_project: Project) -> None:
    for number, name in enumerate(NAMES):
        title = f"A page to try number {number}"
        (project.root / f"docs/{name}.md").parent.mkdir(parents=True, exist_ok=True)
        project.write(f"docs/{name}.md", f"{HEAD.replace('Words of a page', title)}# {title}\n\nPress the button.\n")
        project.edit("mkdocs.yml", "  - Costs:\n", f"  - Page {number}: {name}.md\n  - Costs:\n")
    project.build()
    new = {file.relative_to(project.site) for file in project.site.rglob("*")}
    old = {file.relative_to(built_project.site) for file in built_project.site.rglob("*")}
    files = {path.as_posix() for path in new - old if (project.site / path).is_file()}
    assert files == {f"{name}/index.html" for name in NAMES}
