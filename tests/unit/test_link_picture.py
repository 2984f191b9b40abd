"""The picture that others show beside a link, and the handouts: with the name and in the colors of the clinic."""

import io

import pytest
from PIL import Image

from scripts.data.load import Content
from scripts.data.palette import OWN_COLORS, contrast, link_color
from scripts.data.yaml_reader import YamlValue
from scripts.outputs.link_picture import link_picture
from scripts.render.handouts import typeset_handouts
from tests.project import Project
from tests.unit.test_handouts import PAGES

PURPLE: YamlValue = {"primary": "deep purple"}


def test_it_is_a_small_png_of_the_size_that_others_expect_and_the_same_every_time(content: Content) -> None:
    made = link_picture(content, None)
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(made) < 90_000
    assert link_picture(content, None) == made


@pytest.mark.parametrize("palette", [None, PURPLE, {"primary": "yellow"}])
def test_its_ground_is_the_color_of_links_on_which_white_can_be_read(content: Content, palette: YamlValue) -> None:
    with Image.open(io.BytesIO(link_picture(content, palette))) as picture:
        pixel = picture.convert("RGB").getpixel((5, 5))
    assert isinstance(pixel, tuple)
    ground = "#" + "".join(f"{part:02x}" for part in pixel)
    assert ground == (link_color(palette, "light") if palette else OWN_COLORS["light"]["link"])
    assert contrast(ground, "#ffffff") >= 7


def test_another_name_is_another_picture(data: Project, content: Content) -> None:
    data.edit("content/clinic.yml", "name: Stella Mental Health", "name: Aurora Clinic of the Rocky Mountains")
    assert link_picture(data.content(), None) != link_picture(content, None)


def test_handouts_have_the_colors_of_the_palette(content: Content) -> None:
    ours, purple = typeset_handouts(PAGES, content), typeset_handouts(PAGES, content, PURPLE)
    assert ours.keys() == purple.keys() != set()
    assert all(ours[name] != purple[name] for name in ours)
