"""Icons and links that mkdocs.yml chooses: each exists, leads to a safe address, and is told with the nearest name."""

import pytest

from scripts.data.look import read_look
from scripts.data.theme_settings import ICON_HINT, check_icon, check_social
from scripts.data.yaml_reader import YamlValue
from scripts.render.templates import icon_mark
from tests.project import Project

FACEBOOK: dict[str, YamlValue] = {"icon": "fontawesome/brands/facebook", "link": "https://www.facebook.com/example"}


def said(value: YamlValue) -> list[str]:
    found = check_social(("social",), value)
    return [f"{'.'.join(map(str, place[1:]))}: {message}; {hint} [{code}]" for place, message, hint, code in found]


@pytest.mark.parametrize(
    "link",
    ["https://a.example/b?c=d&e", "mailto:a@b.example", "tel:+1-800-555-0100", "tel:988", "https://a.example:8443"],
)
def test_a_link_with_a_safe_address_is_right(link: str) -> None:
    assert said([FACEBOOK | {"link": link, "name": "Words"}]) == []


@pytest.mark.parametrize(
    "link",
    ["http://a.example/", "javascript:alert(1)", "//a.example", "data:,x", "https://a.example/<b>", "../a", ["x"]],
)
def test_a_link_with_another_is_refused(link: YamlValue) -> None:
    (line,) = said([FACEBOOK | {"link": link}])
    assert line.startswith("0.link: link is ")
    assert line.endswith("; write an address that begins with https://, mailto:, or tel: [address-unsafe]")


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ({"link": "tel:988"}, '0: "icon:" is missing; add a line that begins with icon: [value-missing]'),
        ({"icon": "material/phone"}, '0: "link:" is missing; add a line that begins with link: [value-missing]'),
        (FACEBOOK | {"nam": "x"}, '0.nam: "nam:" is not recognized here; did you mean "name"? [key-unknown]'),
        (FACEBOOK | {"name": "<b>"}, '0.name: name is "<b>", which contains <; '),
        (FACEBOOK | {"name": None}, "0.name: name is empty; "),
        (
            FACEBOOK | {"icon": "fontawesome/brands/facebok"},
            '0.icon: there is no icon "fontawesome/brands/facebok"; did you mean "fontawesome/brands/facebook"? [',
        ),
        ("https://a.example", '0: an entry of social is "https://a.example", not a group of lines; '),
    ],
)
def test_a_link_that_cannot_be_shown_is_told(entry: YamlValue, line: str) -> None:
    (found,) = said([entry])
    assert found.startswith(line)


def test_there_are_six_links_at_most() -> None:
    assert said([FACEBOOK] * 6) == []
    assert said([FACEBOOK] * 7) == ["6: there are 7 links; keep 6 at most [settings-allowed]"]


@pytest.mark.parametrize(
    "name", ["material/phone", "fontawesome/brands/x-twitter", "octicons/tag-16", "simple/youtube"]
)
def test_an_icon_of_material_is_right(name: str) -> None:
    assert list(check_icon(("logo",), name)) == []


@pytest.mark.parametrize("name", ["phone", "../../main", "material/../material/phone", "", None, ["x"], "zzz/zzz"])
def test_another_is_told(name: YamlValue) -> None:
    ((_, message, hint, code),) = check_icon(("logo",), name)
    assert (message.startswith("there is no icon "), hint, code) == (True, ICON_HINT, "icon-unknown")


def test_an_icon_takes_the_color_of_its_words_and_keeps_the_credit_that_its_license_asks_for() -> None:
    mark = icon_mark("fontawesome/brands/facebook")
    assert 'fill="currentColor"' in mark
    assert 'data-credit="Font Awesome Free' in mark
    assert "data-credit" not in icon_mark("material/phone")
    assert icon_mark("material/phone", "logo").startswith(
        '<svg class="logo" viewBox="0 0 24 24" aria-hidden="true"><path'
    )


def test_a_link_without_a_name_is_called_by_its_address(guide: Project) -> None:
    links = ("https://www.facebook.com/example", "mailto:a@b.example", "tel:988")
    entries = "".join(f"    - icon: material/phone\n      link: {link}\n" for link in links)
    guide.append("mkdocs.yml", f"extra:\n  social:\n{entries}copyright: Copyright &copy; 2026 A & B")
    look = read_look(guide.root, "Aurora Clinic")
    assert [link.name for link in look.social] == ["facebook.com", "a@b.example", "988"]
    assert look.copyright == "Copyright © 2026 A & B"


def test_the_clinics_name_stands_where_mkdocs_yml_asks_for_it(guide: Project) -> None:
    guide.edit("mkdocs.yml", "site_name: A small guide for tests", 'site_name: "{clinic} guide"')
    guide.append("mkdocs.yml", "copyright: Copyright &copy; {clinic}")
    look = read_look(guide.root, "Aurora & Sons")
    assert (look.site_name, look.copyright) == ("Aurora & Sons guide", "Copyright © Aurora & Sons")
    assert look.site_author == "Aurora & Sons"  # unless mkdocs.yml says somebody else
