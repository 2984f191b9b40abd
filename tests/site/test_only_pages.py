"""Nothing leaves the machine that is not a page: no link, no leftover of an editor, and nothing that a setting runs."""

import os
import stat
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from scripts.checks.check_sources import read_pages
from scripts.checks.source.addresses import fold_case, taken_addresses
from tests.project import Project, copy_after, files

LEFT = {
    "docs/.costs.md.swp": "b0VIM of the docs",
    "docs/costs.md~": "A backup of the docs",
    "docs/#costs.md#": "What was not saved",
    "docs/.hidden/page.md": "A hidden page",
    "overrides/assets/site.css~": "A backup of the styles",
    "overrides/main.html~": "A backup of the theme",
    "overrides/.hidden.css": "Hidden styles",
}
REVIEWER = "Dr. Of Another Page"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, built_guide: Project) -> Project:
    """A project with leftovers of editors, two pages of one name and one named as a part of the theme, published
    through a link, under a strict umask.
    """
    project = copy_after(built_guide, tmp_path_factory.mktemp("odd") / "project")
    for name, text in LEFT.items():
        (project.root / name).parent.mkdir(exist_ok=True)
        project.write(name, text)
    (project.root / "docs/.#costs.md").symlink_to("someone@host.example.1:2")
    about = project.read("docs/about.md").replace("](", "](../").replace("(../https:", "(https:")
    for name, title, text in (("search", "Search", project.read("docs/about.md")), ("old/costs", "Old", about)):
        (project.root / f"docs/{name}.md").parent.mkdir(exist_ok=True)
        text = text.replace("title: ", f"title: {title} ", 1).replace("reviewer: none", f"reviewer: {REVIEWER}")
        project.write(f"docs/{name}.md", text)
        project.edit("mkdocs.yml", "  - Home: index.md\n", f"  - Home: index.md\n  - {title}: {name}.md\n")
    (project.root.parent / "www").mkdir()
    project.site.symlink_to("../www")
    before = os.umask(0o077)
    try:
        project.build()
    finally:
        os.umask(before)
    return project


def test_what_editors_leave_is_not_published(odd: Project) -> None:
    published = files(odd.site)
    assert not [name for name in published if "~" in name or "#" in name or ".swp" in name or "hidden" in name]
    assert not [text for text in LEFT.values() if any(text.encode() in data for data in published.values())]


def test_a_page_may_be_called_as_a_part_of_the_theme(odd: Project) -> None:
    assert "<title>Search" in odd.read("site/search/index.html")


def test_a_handout_never_bears_the_review_of_another_page_by_the_same_name(odd: Project) -> None:
    assert REVIEWER in odd.read("site/old/costs/index.html")
    assert REVIEWER not in odd.read("site/handouts/costs/index.html")


def test_everyone_may_read_what_was_built_under_a_strict_umask(odd: Project) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (odd.site, *odd.site.rglob("*"))}
    assert modes == {0o755, 0o644}


def test_the_link_leads_where_it_led_and_the_next_build_goes_there_too(odd: Project) -> None:
    before = files(odd.site)
    odd.build()
    assert odd.site.readlink() == Path("../www")
    assert files(odd.root.parent / "www") == before
    assert sorted(path.name for path in odd.root.parent.iterdir()) == ["project", "www"]


def test_every_address_of_the_site_is_known_before_it_is_built(odd: Project) -> None:
    """Reason: what a redirect must not take the place of is looked up in this list."""
    taken = taken_addresses(odd.root, read_pages(odd.root)[0], odd.content())
    published = {fold_case(PurePosixPath(name)) for name in files(odd.site)}
    assert published <= taken.keys()
    dropped = {"404/index.html", "assets/site.css", "assets/pictures.css", "assets/tools.css"}
    dropped |= {"assets/authoring.css", "assets/palette.js"}
    assert taken.keys() - published == dropped


def test_what_is_no_file_stops_a_build_with_a_line_each(guide_with_site: Project) -> None:
    odd: dict[str, Callable[[Path], object]] = {
        "content/pipe.yml": os.mkfifo,
        "docs/.up": lambda file: file.symlink_to(".."),
        "docs/photo.png": lambda file: file.symlink_to("/etc/hostname"),
        "docs/pipe.md": os.mkfifo,
        "docs/up": lambda file: file.symlink_to(".."),
        "overrides/assets/extra.js": lambda file: file.symlink_to("/etc/hostname"),
    }
    before = files(guide_with_site.site)
    for name, make in odd.items():
        make(guide_with_site.root / name)
    done = guide_with_site.quick("build_site")
    assert done.code == 1
    assert [line.split(": this is a ")[0] for line in done.err.splitlines()] == [
        *(f"{name}:1" for name in odd),
        f"{len(odd)} problems",
    ]
    assert files(guide_with_site.site) == before


@pytest.mark.parametrize(
    "text",
    [
        "hooks: [hook.py]",
        "extra: !!python/object/apply:os.system ['touch ran']",
        "INHERIT: other.yml",
        "watch: !!python/name:hook.x",
    ],
)
def test_mkdocs_never_reads_settings_that_run_something(guide_with_site: Project, text: str) -> None:
    guide_with_site.write("hook.py", "open('ran', 'w').close()\n")
    guide_with_site.write("other.yml", "hooks: [hook.py]\n")
    guide_with_site.write("mkdocs.yml", f"{guide_with_site.read('mkdocs.yml')}\n{text}\n")
    before = files(guide_with_site.site)
    done = guide_with_site.quick("build_site")
    assert done.code == 1
    assert done.err.startswith("mkdocs.yml:")
    assert "Traceback" not in done.said
    assert not (guide_with_site.root / "ran").exists()
    assert files(guide_with_site.site) == before


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda site: site.write_text("mine"), "site is not a folder; move it away"),
        (lambda site: site.symlink_to("nowhere"), "which does not exist; create that folder, or delete the link"),
        (lambda site: site.symlink_to("site"), "site is a circular link; delete it"),
        (
            lambda site: site.symlink_to("docs"),
            "which is inside the project or contains it; link to another folder, or delete the link",
        ),
    ],
)
def test_a_place_that_the_site_cannot_take_is_told_in_one_line(
    guide: Project, make: Callable[[Path], object], said: str
) -> None:
    make(guide.site)
    before = files(guide.root)
    done = guide.quick("build_site")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("site/ is unchanged: site is ")
    assert done.err.endswith(f"{said} [output-folder]\n")
    after = files(guide.root)
    after.pop(".build/lock")
    assert after == before


def test_a_link_in_the_place_of_the_working_folder_empties_no_other(guide: Project) -> None:
    (guide.root / "precious").mkdir()
    guide.write("precious/letter.txt", "mine")
    (guide.root / ".build").mkdir()
    (guide.root / ".build/site").symlink_to("../precious")
    guide.build()
    assert files(guide.root / "precious") == {"letter.txt": b"mine"}
    assert not guide.site.is_symlink()
