"""Pictures of pages and of the data, in notes, grids, and figures: as they are published, and in the preview."""

import re
from pathlib import PurePosixPath

import pytest
from lxml.html import HtmlElement, document_fromstring

from scripts.guide import Guide
from tests.features import KEPT
from tests.photos import halves, noise, of_phone, saved
from tests.preview import previewed
from tests.project import FIXTURES, SUB_PATH_URL, Project, copy_after, files

PAGE = f"""---
title: Our rooms
description: What the rooms look like, so that you know them before you come, and where the door is for wheelchairs.
{chr(10).join(KEPT)}
---

# Our rooms

You lie in a chair. It can be tilted.

![A chair beside a window](img/room.jpg)

## The door

<figure markdown>
![A door with a ramp](img/Door.JPG){{ width=200 }}
/// caption
The door
///
</figure>

!!! note

    ![](img/dots.gif){{ .decorative }}

<div class="grid cards" markdown>

-   ![A plan of the house](img/plan.svg)

    [What happens](prepare.md)

</div>

{{{{ team() }}}}
"""
PLACE = """  - id: denver
    name: Denver
    address: {street: 88 Pearl Street, city: Denver, state: CO, zip: 80202}
    picture: {file: img/denver.png, alt: The front door}
"""
PERSON = """  - id: teh
    name: Soo-Jin Teh
    role: Medical director
    words: She sits with you during the drip.
    picture: {file: img/teh.webp, alt: Soo-Jin Teh at her desk}
"""
NOTICE = """notices:
  - kind: news
    text: Our new chairs are here.
    from: 2026-11-20
    until: 2026-11-30
    pages: [rooms]
    picture: {file: img/chair.jpg, alt: A gray chair}
"""
PLAN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><path d="M1 1h9"/></svg>'


def add_pictures(project: Project) -> None:
    (project.root / "docs/img").mkdir(exist_ok=True)
    for name, raw in {
        "room.jpg": of_phone(),
        "Door.JPG": saved(halves(900, 600)),
        "dots.gif": saved(halves(90, 60), "GIF"),
        "plan.svg": PLAN.encode(),
        "teh.webp": saved(halves(500, 500), "WEBP"),
        "denver.png": saved(halves(800, 600), "PNG"),
        "chair.jpg": saved(halves(400, 400)),
    }.items():
        project.write(f"docs/img/{name}", raw)
    project.append("content/clinic.yml", f"places:\n{PLACE}people:\n{PERSON}")
    project.append("docs/contact.md", '{{ places("short") }}')
    project.write("content/notices.yml", NOTICE)
    project.write("docs/rooms.md", PAGE)
    project.edit("mkdocs.yml", "nav:\n", "nav:\n  - Our rooms: rooms.md\n")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, built_guide: Project) -> Project:
    project = copy_after(built_guide, tmp_path_factory.mktemp("pictures") / "project")
    add_pictures(project)
    project.build({"SITE_URL": SUB_PATH_URL})
    return project


def tree(project: Project, name: str) -> HtmlElement:
    return document_fromstring(project.read(f"site/{name}/index.html"))


def images(project: Project, name: str) -> dict[str, HtmlElement]:
    return {str(image.get("alt")): image for image in tree(project, name).xpath("//article//img")}


def test_each_picture_stands_where_it_is_written_with_its_size(shown: Project) -> None:
    found = images(shown, "rooms")
    sizes = {alt: (image.get("width"), image.get("height")) for alt, image in found.items()}
    assert sizes == {
        "A chair beside a window": ("620", "827"),
        "A door with a ramp": ("200", "133"),
        "": ("90", "60"),
        "A plan of the house": ("90", "60"),
        "Soo-Jin Teh at her desk": ("160", "160"),
    }
    assert [alt for alt, image in found.items() if image.get("loading") != "lazy"] == ["A chair beside a window"]
    article = tree(shown, "rooms").find(".//article")
    assert article.xpath("//figure[not(figure)]//img[@alt='A door with a ramp']/ancestor::figure[1]/figcaption")
    assert article.xpath("//div[@class='admonition note']//img[@class='decorative']")
    assert article.xpath("//div[@class='grid cards']//li//img[contains(@src, '.svg')]")


def test_people_and_places_have_their_pictures_from_the_data(shown: Project) -> None:
    person = tree(shown, "rooms").xpath("//h2[@id='person-teh']/following-sibling::p[@class='portrait'][1]//img")
    assert [image.get("alt") for image in person] == ["Soo-Jin Teh at her desk"]
    assert images(shown, "contact")["The front door"].get("width") == "620"


def test_a_notice_has_its_picture_small_and_only_where_the_notice_is(shown: Project) -> None:
    (image,) = tree(shown, "rooms").xpath("//p[@class='notice notice-news']//img")
    assert (image.get("alt"), image.get("width"), image.get("height")) == ("A gray chair", "96", "96")
    assert not tree(shown, "contact").xpath("//*[@class='notices wrap']")


def test_every_file_that_a_page_names_is_there_and_no_other_and_no_original(shown: Project) -> None:
    html = "".join(shown.read(f"site/{name}/index.html") for name in ("rooms", "contact"))
    named = set(re.findall(r"/infusion-guide/(assets/img/[^ \",]+)", html))
    published = files(shown.site)
    assert {name for name in published if name.startswith("assets/img/")} == named
    assert len(named) == 20
    originals = {raw for name, raw in files(shown.root / "docs/img").items() if not name.endswith((".svg", ".gitkeep"))}
    assert not originals & set(published.values())
    assert not [name for name, raw in published.items() if b"GPS" in raw or b"Jane Roe" in raw]


def test_a_picture_too_many_bytes_for_a_phone_is_told_with_its_name(shown: Project) -> None:
    old = shown.root / "docs/img/room.jpg"
    before = old.read_bytes()
    try:
        old.write_bytes(saved(noise(480, 700), quality=95))
        done = shown.quick("check")
    finally:
        old.write_bytes(before)
    line = PAGE[: PAGE.index("![A chair")].count("\n") + 1
    assert re.fullmatch(
        rf'docs/rooms.md:{line}: a phone loads [\d,]+ bytes of the picture "img/room.jpg", [\d,]+ over the limit of '
        r"the first screen; put it below the first ## heading, cut off its edges, or take one with less detail "
        r"\[picture-budget\]",
        done.err.splitlines()[0],
    )


@pytest.mark.parametrize(
    ("file", "name", "typed"),
    [("content/clinic.yml", "teh.webp", "the.webp"), ("content/notices.yml", "chair.jpg", "chiar.jpg")],
)
def test_a_picture_of_the_data_that_is_not_there_is_told_at_its_line(
    shown: Project, file: str, name: str, typed: str
) -> None:
    shown.edit(file, f"img/{name}", f"img/{typed}")
    try:
        done = shown.quick("check")
    finally:
        shown.edit(file, f"img/{typed}", f"img/{name}")
    line = shown.read(file).partition(f"img/{name}")[0].count("\n") + 1
    told = f'{file}:{line}: there is no picture "img/{typed}" in docs/img; did you mean "img/{name}"?'
    assert f"{told} [image-place]" in done.err.splitlines()


def test_a_link_to_a_picture_elsewhere_is_refused_and_never_followed(shown: Project) -> None:
    link = shown.root / "docs/img/link.jpg"
    link.symlink_to(shown.root.parent / "secret.jpg")
    (shown.root.parent / "secret.jpg").write_bytes(saved(halves(70, 50)))
    shown.edit("docs/rooms.md", "img/room.jpg", "img/link.jpg")
    try:
        done = shown.quick("check")
        guide = Guide(shown.root)
        guide.load_content()
        assert guide.picture(PurePosixPath("docs/img/link.jpg"), "A room") == ""
    finally:
        link.unlink()
        shown.edit("docs/rooms.md", "img/link.jpg", "img/room.jpg")
    assert "docs/img/link.jpg:1: this is a symbolic link, but the site allows only plain files; " in done.err


def test_the_preview_shows_the_same_bytes_at_once(shown: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    with previewed(tmp_path_factory.mktemp("preview") / "guide", FIXTURES) as preview:
        add_pictures(preview.project)
        html = preview.page("rooms/")
        made = files(shown.site / "assets/img")
        for address in re.findall(r"assets/img/[^ \",]+", html):
            assert preview.raw(address) == made[address.removeprefix("assets/img/")], address
        preview.project.write("docs/img/room.jpg", of_phone()[:-9000])
        line = PAGE[: PAGE.index("![A chair")].count("\n") + 1
        told = " ".join(str(document_fromstring(preview.mistakes("rooms/")).xpath("string()")).split())
        assert f'docs/rooms.md:{line} the picture "room.jpg" is damaged, or its end is missing; ' in told
