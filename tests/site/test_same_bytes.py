"""One commit, day and address give one site, byte for byte."""

from pathlib import Path

from tests.project import Project, copy_sources, files


def test_a_second_build_gives_the_same_bytes(guide_with_site: Project, built_guide: Project) -> None:
    done = guide_with_site.run("build_site", env={"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"})
    assert done.code == 0, done.said
    assert files(guide_with_site.site) == files(built_guide.site)


def test_another_folder_zone_and_locale_give_the_same_bytes(tmp_path: Path, built_site: Path) -> None:
    other = copy_sources(tmp_path / "some other folder" / "deeper, and ünusual")
    done = other.run("build_site", env={"TZ": "America/Adak", "LC_ALL": "C", "PYTHONHASHSEED": "99"})
    assert done.code == 0, done.said
    assert files(other.site) == files(built_site)


def test_the_day_shows_only_where_it_is_told(project: Project, built_site: Path) -> None:
    project.build({"SITE_DATE": "2027-02-03"})
    before, after = files(built_site), files(project.site)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    sheets = {name for name in after if name.endswith(".pdf")}  # each bears the day on which it was made
    assert changed == {"build.json", "pricing.csv", "pricing.json", *sheets}


def test_no_path_of_the_building_machine_is_published(sub_path: Project) -> None:
    words = (str(sub_path.root), str(Path.home()), sub_path.root.name, sub_path.root.parent.name)
    told = [
        name
        for name, data in files(sub_path.site).items()
        if any(word.encode() in data for word in words if len(word) > 5)
    ]
    assert told == []
