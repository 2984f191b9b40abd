"""The words in mkdocs.yml that readers see: the site's name, description and author, and the titles in its menu."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scripts.checks.banned import BannedPhrases
from scripts.checks.normal_form import normal
from scripts.checks.numbers import amounts_in
from scripts.checks.source.wording import AMOUNT_HINT, check_text
from scripts.data.source_files import read_text
from scripts.data.yaml_reader import Written, values_of
from scripts.diagnostics import CheckFailed, Diagnostic

CONFIG = PurePosixPath("mkdocs.yml")
NAMES = ("site_name", "site_description", "site_author")


def check_settings_words(root: Path, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield what is wrong with these words, by the rules for pages."""
    try:
        values = list(values_of(read_text(root, CONFIG), CONFIG))
    except CheckFailed:
        return
    for value in values:
        if _is_read(value):
            yield from _judged(value, banned)


def _is_read(value: Written) -> bool:
    is_title = value.is_name and value.where[0] == "nav" and len(value.where) > 1
    return is_title or (value.where[0] in NAMES and not value.is_name)


def _judged(value: Written, banned: BannedPhrases) -> Iterator[Diagnostic]:
    text = normal(value.text, value.line)
    for line, found in amounts_in(text):
        yield Diagnostic(CONFIG, line, f'an amount is typed: "{found}"', AMOUNT_HINT, "price-typed")
    yield from check_text(CONFIG, text, banned)
