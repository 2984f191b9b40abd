"""The words of mkdocs.yml that readers see: the site's name, description and author, and the titles in its menu."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scripts.checks.banned import BannedPhrases
from scripts.checks.normal import normal
from scripts.checks.numbers import amounts_in
from scripts.checks.wording import AMOUNT_FIX, check_text
from scripts.content.written import Written, values_of
from scripts.content.yaml_file import read_text
from scripts.problems import Problem, ProblemsFound

CONFIG = PurePosixPath("mkdocs.yml")
NAMES = ("site_name", "site_description", "site_author")
ENV = "!ENV "  # before an address, which only the generator reads


def check_settings_words(root: Path, banned: BannedPhrases) -> Iterator[Problem]:
    """Yield what is wrong with these words, as on a page; `mkdocs_rules` tells what MkDocs would not read as words."""
    try:
        values = list(values_of(read_text(root, CONFIG).replace(ENV, " " * len(ENV)), CONFIG))
    except ProblemsFound:
        return
    for value in values:
        if _is_read(value):
            yield from _judged(value, banned)


def _is_read(value: Written) -> bool:
    is_title = value.is_name and value.where[0] == "nav" and len(value.where) > 1
    return is_title or (value.where[0] in NAMES and not value.is_name)


def _judged(value: Written, banned: BannedPhrases) -> Iterator[Problem]:
    text = normal(value.text, value.line)
    for line, found in amounts_in(text):
        yield Problem(CONFIG, line, f'an amount is written in words: "{found}"', AMOUNT_FIX)
    yield from check_text(CONFIG, text, banned)
