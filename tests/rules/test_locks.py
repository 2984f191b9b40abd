"""The lock files: exact versions with their checksums, and no word of where they come from."""

import re
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.rules.sources import name, text

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
REQUIREMENT = re.compile(
    r"([a-z0-9][a-z0-9._-]*)==(\S+)((?: ; [^\\]+)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"
)


def requirements(file: Path) -> dict[str, str]:
    return {found[1]: found[2] for found in REQUIREMENT.finditer(text(file))}


def without_comments(file: Path) -> str:
    return re.sub(r"(?m)^\s*#.*\n", "", text(file))


def test_every_list_is_locked() -> None:
    assert {file.stem for file in (ROOT / "requirements").glob("*.in")} == {file.stem for file in LOCKS}


@pytest.mark.parametrize("file", LOCKS, ids=name)
def test_every_line_is_one_exact_version_with_checksums(file: Path) -> None:
    assert requirements(file)
    assert REQUIREMENT.sub("", without_comments(file)).strip() == ""


@pytest.mark.parametrize("file", LOCKS, ids=name)
def test_no_version_is_a_pre_release(file: Path) -> None:
    """But for what Furo needs, which has never had a final version; it is measured and never shipped."""
    assert [
        name
        for name, version in requirements(file).items()
        if re.search(r"\d(a|b|rc|dev|\.dev|alpha|beta)\d*", version)
        and (file.stem, name) != ("bench", "sphinx-basic-ng")
    ] == []


@pytest.mark.parametrize("file", sorted((ROOT / "requirements").iterdir()), ids=name)
def test_no_list_says_where_to_fetch_from(file: Path) -> None:
    assert not re.search(
        r"://|--(extra-)?index-url|--find-links|--trusted-host|^-[if] |@ ", without_comments(file), re.MULTILINE
    )


def test_mkdocs_stays_below_2_and_material_is_the_tried_one() -> None:
    locked = requirements(ROOT / "requirements/site.txt")
    assert re.fullmatch(r"1\.(6\.[1-9]\d*|[7-9]\d*\.\d+)", locked["mkdocs"])
    assert locked["mkdocs-material"] == "9.8.1"
    assert re.search(r"(?m)^mkdocs>=1\.6\.1,<2$", text(ROOT / "requirements/site.in"))


def test_the_successor_is_the_tried_one() -> None:
    assert requirements(ROOT / "requirements/successors.txt")["zensical"] == "0.0.73"


def test_the_tests_use_what_the_site_uses() -> None:
    site, test = requirements(ROOT / "requirements/site.txt"), requirements(ROOT / "requirements/test.txt")
    assert site.items() <= test.items()


def test_what_is_installed_is_checked_against_the_lock() -> None:
    install = re.search(r"(?m)^INSTALL := (.*)$", text(ROOT / "Makefile"))
    assert install
    assert {"--require-hashes", "--only-binary=:all:"} <= set(install[1].split())
    assert not re.search(r"--pre(?!release (?:disallow|explicit)\b)", text(ROOT / "Makefile"))
