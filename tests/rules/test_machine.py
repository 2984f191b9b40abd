"""No tracked file names the machine it was written on, a registry, or what helped to write it."""

import re
import subprocess
from pathlib import Path

from tests.project import ROOT, files
from tests.rules.sources import name, text, tracked

BINARY = {".heic", ".ico", ".png", ".woff2"}
FILES = [file for file in tracked() if file.suffix not in BINARY]


def with_any(words: list[str], files: list[Path] = FILES) -> list[str]:
    pattern = re.compile("|".join(map(re.escape, words)))
    return [f"{name(file)}: {found[0]}" for file in files if (found := pattern.search(text(file)))]


def test_no_file_has_a_path_of_this_machine() -> None:
    homes = ["/" + folder + "/" for folder in ("home", "Users", "root", "work")]
    assert with_any([str(ROOT), str(Path.home()) + "/", *homes]) == []


def test_no_file_names_a_registry() -> None:
    hosts = [
        ".".join(parts)
        for parts in (
            ["pypi", "org"],
            ["files", "pythonhosted"],
            ["registry", "npmjs"],
            ["npmjs", "com"],
            ["proxy", "golang"],
        )
    ]
    assert with_any(hosts) == []


def test_no_file_names_what_lies_beside_the_project() -> None:
    assert with_any(["../" + "shared", "codebases" + ".md", "prototype" + ".md", "check_" + "wording"]) == []


def test_nothing_that_was_made_is_tracked() -> None:
    made = ("site/", ".build/", ".venv", ".cache/", "node_modules/")
    assert [name(file) for file in tracked() if name(file).startswith(made) or "__pycache__" in name(file)] == []


def test_a_checkout_has_the_same_bytes_whatever_git_was_told_of_line_ends(tmp_path: Path) -> None:
    """Reason: the site and its hashes are made of them, and Git for Windows writes CRLF unless it is told not to."""
    for setting in ("true", "input", "false"):
        command = ["git", "-c", f"core.autocrlf={setting}", "-c", "core.eol=crlf", "checkout-index", "--all"]
        subprocess.run([*command, f"--prefix={tmp_path}/{setting}/"], cwd=ROOT, check=True)
    assert files(tmp_path / "true") == files(tmp_path / "false") == files(tmp_path / "input")
    assert not [path for path, data in files(tmp_path / "true").items() if b"\r\n" in data and path[-4:] != ".png"]


def test_every_text_file_is_utf_8_with_unix_line_ends_and_a_last_one() -> None:
    for file in FILES:
        data = file.read_bytes()
        assert b"\r" not in data, name(file)
        assert not data or data.endswith(b"\n"), name(file)
