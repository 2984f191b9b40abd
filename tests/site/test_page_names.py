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


def test_a_page_may_be_called_as_a_folder_of_the_theme_is(guide: Project, built_guide: Project) -> None:
    for number, name in enumerate(NAMES):
        title = f"A page to try number {number}"
        (guide.root / f"docs/{name}.md").parent.mkdir(parents=True, exist_ok=True)
        guide.write(f"docs/{name}.md", f"{HEAD.replace('Words of a page', title)}# {title}\n\nPress the button.\n")
        guide.edit("mkdocs.yml", "  - Costs: ", f"  - Page {number}: {name}.md\n  - Costs: ")
    guide.build()
    new = {file.relative_to(guide.site) for file in guide.site.rglob("*")}
    old = {file.relative_to(built_guide.site) for file in built_guide.site.rglob("*")}
    files = {path.as_posix() for path in new - old if (guide.site / path).is_file()}
    assert files == {f"{name}/index.html" for name in NAMES}
