"""Syntax of Material that is not for this site: it would be shown as it is written."""

import re
from collections.abc import Iterator

from scripts.checks.source.markup import ABBREVIATION, MACRO, blanked, found_in
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.material import features
from scripts.diagnostics import Diagnostic, shortened

CODE_SPAN = re.compile(r"`(?!#!)[^`\n]+`")


def check_abbreviations(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield each abbreviation that a page explains and the glossary does not."""
    for line, found in found_in(page.body, ABBREVIATION, page.first_line):
        if content.glossary.term(found[1]) is None:
            message = f'the abbreviation "{shortened(found[1])}" is not in content/glossary.yml'
            yield Diagnostic(page.path, line, message, "add it there, with its meaning", "abbreviation-unknown")


def check_syntax(page: Page) -> Iterator[Diagnostic]:
    """Yield each place where a page uses syntax that the table of features refuses, and what to write instead."""
    text = blanked(page.body, MACRO, CODE_SPAN)
    for feature in features("writing"):
        if feature.pattern:
            for line, found in found_in(text, feature.pattern, page.first_line):
                message = f'"{shortened(found[0].strip())}" is not for this site ({feature.name}: {feature.refused})'
                yield Diagnostic(page.path, line, message, feature.instead, "syntax-unsupported")
