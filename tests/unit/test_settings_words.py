"""The words of mkdocs.yml: judged as those of a page, each at its line."""

from pathlib import Path

import pytest

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.source.words import check_settings_words
from tests.project import ROOT

SETTINGS = """# remarks stand where they like
site_name: A guide
site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]
validation:
  anchors: info # and behind what nobody reads
nav:
  - Home: index.md # here too
  - Costs:
      - Prices: costs.md
plugins: [] # none
"""


@pytest.fixture(scope="module")
def banned() -> BannedPhrases:
    return read_banned_phrases(ROOT)


def said(root: Path, banned: BannedPhrases, old: str = "", new: str = "") -> list[str]:
    assert old in SETTINGS
    (root / "mkdocs.yml").write_text(SETTINGS.replace(old, new, 1), encoding="utf-8")
    return [str(diagnostic) for diagnostic in check_settings_words(root, banned)]


def test_right_settings_have_no_diagnostics(tmp_path: Path, banned: BannedPhrases) -> None:
    assert said(tmp_path, banned) == []


@pytest.mark.parametrize(
    ("old", "new", "diagnostic"),
    [
        ("A guide", "The breakthrough guide", 'mkdocs.yml:2: "breakthrough" is a banned phrase: '),
        ("A guide", "The guide for $475", 'mkdocs.yml:2: an amount is typed: "$475"; '),
        ("A guide", "Helps 50%", 'mkdocs.yml:2: a figure is typed: "50%"; '),
        ("A guide", "A guide\nsite_description: A miracle", 'mkdocs.yml:3: "miracle" is a banned phrase: '),
        ("A guide", "A guide\ncopyright: A miracle", 'mkdocs.yml:3: "miracle" is a banned phrase: '),
        ("plugins:", "extra: {social: [{name: A miracle}]}\nplugins:", 'mkdocs.yml:10: "miracle" is a banned phrase: '),
        ("- Costs", "- Safe and effective", 'mkdocs.yml:8: "Safe and effective" is a banned phrase: '),
        ("- Prices", "- Now $475", 'mkdocs.yml:9: an amount is typed: "$475"; '),
    ],
)
def test_a_word_that_a_page_may_not_have_is_told_at_its_line(
    tmp_path: Path, banned: BannedPhrases, old: str, new: str, diagnostic: str
) -> None:
    found = said(tmp_path, banned, old, new)
    assert found
    assert [line for line in found if not line.startswith(diagnostic)] == []
