"""The theme: templates that every generator's engine reads alike, with every text escaped."""

import re
from pathlib import Path, PurePosixPath

import pytest

from scripts.checks.banned import read_banned_phrases
from scripts.checks.normal_form import normalize
from scripts.checks.wording import amount_violations, check_characters, figure_violations, phrase_violations
from tests.project import ROOT
from tests.rules.sources import name, text

OVERRIDES = ROOT / "overrides"
TEMPLATES = sorted(OVERRIDES.rglob("*.html"))
PRINTED = re.compile(r"\{\{-?\s*(.+?)\s*-?\}\}", re.DOTALL)
SAFE = re.compile(r"""\|\s*(e|named|url|tojson)\s*(\|\s*default\("[a-z./]*", true\)\s*)?$""")
HTML_ALREADY = (
    r'article\.(heading or "<h1>" ~ \(page\.title \| e\) ~ "</h1>"|lead|rest)',  # by Markdown, from pages without HTML
    r"crisis_line|crisis_help|legal_status|notices|page_icon|review|structured_data",  # by our own, which escape
    r"policy|palette_script|(more_)?styles|speculation_rules",  # from files of the project
    r"(heading|part)\.title",  # escaped by Markdown's table of contents; a second time would show "&amp;"
    r'icon\((link\.icon|config\.theme\.icon\.\w+)(, "logo")?\)',  # from the files of Material
    r'\(base_url ~ "/"\) \| replace\("//", "/"\)',  # dots and slashes, or SITE_URL
)


def without_comments(file: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", text(file), flags=re.DOTALL)


@pytest.mark.parametrize("file", TEMPLATES, ids=name)
def test_every_text_that_is_printed_is_escaped(file: Path) -> None:
    """Reason: generators do not escape in themes by themselves."""
    bare = [
        printed
        for printed in PRINTED.findall(without_comments(file))
        if not SAFE.search(printed) and not any(re.fullmatch(exempt, printed) for exempt in HTML_ALREADY)
    ]
    assert bare == []


@pytest.mark.parametrize(
    "beyond",
    [
        r"\.(items|get|split|startswith|endswith|strip|join|append|update)\(",
        r"['\"]\s*%\s*[\w(]",
        r"\bbuild_date_utc\b",
        r"\|\s*(safe|format|attr|xmlattr|pprint|random|striptags|urlize|wordwrap|groupby)\b",
        r"\{%-?\s*(macro|call|import|from|filter|autoescape|trans)\b",
        r"\b(namespace|lipsum|cycler|joiner)\(",
        r"\|\s*safe\b",
    ],
)
def test_templates_use_only_what_every_engine_knows(beyond: str) -> None:
    assert [name(file) for file in TEMPLATES if re.search(beyond, without_comments(file))] == []


def test_each_mandatory_block_has_one_place() -> None:
    for slot in ("crisis_line", "crisis_help", "legal_status", "policy"):
        places = [file.name for file in TEMPLATES for found in PRINTED.findall(text(file)) if found == slot]
        again = ["menu.html"] if slot == "crisis_line" else []  # which covers the page
        assert len(places) == 1 + len(again), (slot, places)
        assert set(again) < set(places)


def test_no_template_loads_from_elsewhere_or_holds_styles_or_handlers() -> None:
    for file in TEMPLATES:
        page = without_comments(file)
        assert not re.search(r"(src|href|action|content)=[\"']?(https?:)?//", page), name(file)
        assert not re.search(r"\s(on[a-z]+|style)=", page), name(file)
        assert "<style" not in re.sub(r"<style>\{\{ (more_)?styles \}\}</style>", "", page), name(file)


def test_the_inline_scripts_are_those_of_the_policy() -> None:
    inline = re.compile(r"<script(?: type=\"speculationrules\")?>(.+?)</script>", re.DOTALL)
    assert [script for file in TEMPLATES for script in inline.findall(text(file))] == [
        "{{ palette_script }}",
        "{{ speculation_rules }}",
    ]


def test_pictures_are_plain_drawings_without_scripts_or_links() -> None:
    pictures = sorted(OVERRIDES.rglob("*.svg"))
    assert {"favicon.svg"} <= {file.name for file in pictures}
    for file in pictures:
        assert not re.search(r"<script|\son[a-z]+=|<foreignObject|(?:href|src)=|url\(", text(file)), name(file)


def test_the_script_writes_no_html_and_asks_no_other_host() -> None:
    for file in OVERRIDES.rglob("*.js"):
        script = text(file)
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script)
        assert not re.search(r"https?://|sendBeacon|document\.cookie|WebSocket", script)


def test_no_style_fetches_a_font_or_anything_else() -> None:
    for file in OVERRIDES.rglob("*.css"):
        assert not re.search(r"@import|@font-face|url\([\"']?(?:https?:)?//", text(file)), name(file)


@pytest.mark.parametrize("file", TEMPLATES, ids=name)
def test_a_template_is_short(file: Path) -> None:
    assert text(file).count("\n") <= 80


@pytest.mark.parametrize("file", [*TEMPLATES, *sorted(OVERRIDES.rglob("*.svg"))], ids=name)
def test_what_the_theme_says_is_what_a_page_may_say(file: Path) -> None:
    """No checks of pages read it: the finished site would be refused, and nobody told why."""
    path, banned = PurePosixPath(file.relative_to(ROOT).as_posix()), read_banned_phrases(ROOT)
    page = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\n\n", without_comments(file), flags=re.DOTALL)
    for said in re.findall(r">([^<]+)<|(?:alt|aria-label|title|placeholder|content)=\"([^\"]+)\"", page):
        words = normalize("".join(said))
        wrong = (
            *phrase_violations(words, banned),
            *figure_violations(words),
            *amount_violations(words),
            *check_characters(path, "".join(said)),
        )
        assert wrong == ()


@pytest.mark.parametrize("file", sorted(OVERRIDES.rglob("*.js")), ids=name)
def test_what_a_script_says_has_no_banned_phrase_and_hides_nothing(file: Path) -> None:
    path, banned = PurePosixPath(file.relative_to(ROOT).as_posix()), read_banned_phrases(ROOT)
    for said in re.findall(r"`([^`]+)`|\"([^\"\n]+)\"", re.sub(r"^\s*//.*$", "", text(file), flags=re.MULTILINE)):
        words = re.sub(r"\$\{[^}]*\}", "…", "".join(said))
        assert list(phrase_violations(normalize(words), banned)) == []
    assert list(check_characters(path, text(file))) == []
