"""mkdocs.yml is judged before MkDocs reads it: what it may say is listed, and all else is refused with its line."""

import random

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader

from scripts.data.material import by_name
from scripts.data.mkdocs_allowlist import CHECKED, FIXED, allowed_extensions, setting_faults
from scripts.data.mkdocs_yml import CONFIG as CONFIG_FILE
from scripts.data.mkdocs_yml import NAV, menu_entries, value_at
from scripts.data.yaml_reader import YamlFile, parse_yaml
from scripts.diagnostics import CheckFailed
from tests.project import ROOT

CONFIG = """site_name: A guide
site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]
site_dir: .build/site
theme:
  name: material
  custom_dir: overrides
  font: false
nav:
  - Home: index.md
  - The treatment:
      - Costs: costs.md
markdown_extensions:
  - tables
  - toc
plugins: []
hooks: [scripts/hooks.py]
"""
END = CONFIG.count("\n") + 1  # the line of what a test adds
MENU_LINE = "write it like - Costs: costs.md"


def parsed_config(text: str) -> YamlFile:
    return parse_yaml(text, CONFIG_FILE, tags=True)


def said(text: str) -> list[str]:
    try:
        return [
            str(diagnostic).removeprefix("mkdocs.yml:") for diagnostic in sorted(setting_faults(parsed_config(text)))
        ]
    except CheckFailed as found:
        return [str(diagnostic).removeprefix("mkdocs.yml:") for diagnostic in found.diagnostics]


def edited(old: str, new: str) -> str:
    assert old in CONFIG
    return CONFIG.replace(old, new, 1)


def test_our_own_settings_are_right() -> None:
    assert said((ROOT / "mkdocs.yml").read_text(encoding="utf-8")) == []
    assert said(CONFIG) == []


def test_every_setting_that_mkdocs_knows_is_allowed_or_refused_with_its_reason() -> None:
    """What a new version of MkDocs adds has to be decided."""
    known = {name for name, _ in MkDocsConfig._schema}
    listed = {name.split(".")[0] for name in (*FIXED, *CHECKED, *by_name("settings"))}
    assert known - listed == set()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("plugins: []", "plugins: [own]", '15: the plugin "own" is not for this site: plugins are programs that'),
        ("plugins: []", "plugins:\n  - x: {a: b}", '16: the plugin "x" is not for this site: plugins are programs'),
        ("plugins: []", "plugins:\n  - {}", '16: the plugin "{}" is not for this site: plugins are programs'),
        ("plugins: []", "plugins:\n  - !!python/name:os.system", '16: the plugin "tag:yaml.org,2002:python/name'),
        ("plugins: []", "plugins:", "15: plugins is empty, but plugins are programs"),
        ("plugins: []", "plugins: {}", "15: plugins is {}, but plugins are programs"),
        ("plugins: []", 'plugins: "[]"', "15: plugins is in quotation marks, which change its meaning; "),
        ("plugins: []\n", "", '1: "plugins:" is missing; add plugins: []'),
        (".build/site", "content", '3: site_dir is "content", but every build empties that folder; write site_dir: '),
        ("site_dir: .build/site\n", "", '1: "site_dir:" is missing; add site_dir: .build/site'),
        ("!ENV [SITE_URL", "!ENV [TOKEN", '2: site_url is !ENV [TOKEN, "http://127.0.0.1:8000/"], but the address is '),
        ('!ENV [SITE_URL, "http://127.0.0.1:8000/"]', "!ENV TOKEN", '2: site_url is !ENV "TOKEN", but the address is '),
        ('!ENV [SITE_URL, "http://127.0.0.1:8000/"]', "https://a.example/", '2: site_url is "https://a.example/", '),
        ("!ENV ", "", '2: site_url is [SITE_URL, "http://127.0.0.1:8000/"], but the address is set when'),
        ("custom_dir: overrides", "custom_dir: /tmp", '6: custom_dir is "/tmp", but templates there are not checked'),
        ("  custom_dir: overrides\n", "", '4: "custom_dir:" is missing; add custom_dir: overrides'),
        ("name: material", "name: readthedocs", '5: name is "readthedocs", but the templates are made for material; '),
        ("font: false", 'font: "false"', "7: font is in quotation marks, which change its meaning; "),
        ("font: false", "icon: material/phone", '7: icon is "material/phone", not a group of lines; '),
        ("font: false", "icon: {repp: material/phone}", '7: "repp:" is not recognized here; did you mean "repo"?'),
        ("font: false", "features: navigation.top", '7: features is "navigation.top", not a list; write a list: '),
        ("font: false", "features: [nav.top]", '7: there is no feature "nav.top"; did you mean "navigation.top"?'),
        ("hooks: ", "extra: {sociall: []}\nhooks: ", '16: "sociall:" is not recognized here; did you mean "social"?'),
        ("hooks: ", "edit_uri: edit/main/docs/\nhooks: ", "16: edit_uri is there without repo_url; add repo_url: and"),
        ("hooks: ", "edit_uri: //a.example\nhooks: ", '16: edit_uri is "//a.example"; write it like edit/main/docs/'),
        ("hooks: ", "repo_url: github.com/a/b\nhooks: ", '16: repo_url is "github.com/a/b"; write a web address that'),
        ("hooks: ", "repo_url: javascript:x\nhooks: ", '16: repo_url is "javascript:x"; write a web address that'),
        ("hooks: ", "copyright: <b>a</b>\nhooks: ", '16: copyright is "<b>a</b>", which contains <; write plain text'),
        ("font: false", "langauge: en", '7: "langauge:" is not recognized here; did you mean "language"?'),
        ("font: false", "locale: fr", '7: "locale:" is not allowed here: language: sets the language; delete it'),
        ("site_name: A guide", "site_name: 12:30", '1: site_name is "12:30", which is read as the number 750; '),
        ("site_name: A guide", "site_name:", "1: site_name is empty; write the text that patients should read"),
        ("site_name: A guide", "site_name: [a]", "1: site_name is [a], not a single value; "),
        ("site_name: A guide", "site_name: <b>", '1: site_name is "<b>", which contains <; '),
        ("site_name: A guide", 'site_name: "A gu\\u00adide"', '1: site_name is "A gu'),
        ("site_name: A guide", "site_name: A g\u0443ide", '1: site_name is "A g\u0443ide", in which "g\u0443ide" has'),
        ("site_name: A guide", "site_name: Guide #1", '1: site_name is "Guide", and everything after # is ignored; '),
        ("- Costs: costs.md", "- Costs #2: costs.md", '11: "Costs" stops at a #, and the rest is ignored; '),
        ("- Costs: costs.md", "- Co\u200bsts: costs.md", '11: a menu title is "Co'),
        ("site_name: A guide", "site_nmae: A guide", '1: "site_nmae:" is not recognized here; '
'did you mean "site_name"?'),
        ("  - toc", "  - toc:\n      slugify: x", '14: the extension "toc" has options: the addresses of headings are'),
        ("  - toc", "  - pymdownx.snippets", '14: the extension "pymdownx.snippets" is not for this site: '),
        ("  - toc", "  - tocc", '14: the extension "tocc" is not allowed; did you mean "toc"?'),
        ("[scripts/hooks.py]", "[x.py]", "16: hooks is [x.py], but other hooks are programs that are not checked; "),
        ("[scripts/hooks.py]", "", "16: hooks is empty, but other hooks are programs that are not checked; "),
        ("hooks: [scripts/hooks.py]\n", "", '1: "hooks:" is missing; add hooks: [scripts/hooks.py]'),
        ("  - Home: index.md", "  - Home:", f"9: a menu entry has no page; {MENU_LINE}"),
        ("  - Home: index.md", "  - {}", f"9: a menu entry has no page; {MENU_LINE}"),
        ("  - Home: index.md", "  - Home: {a: b.md}", f"9: a menu entry has no page; {MENU_LINE}"),
        ("- Costs: costs.md", "- A: a.md\n        B: b.md", f'12: "B:" has no - before it; {MENU_LINE}'),
        ("Home: index.md", "no: index.md", '9: a menu title is "no", which is read as yes or no; '),
        ("Home: index.md", "988: index.md", '9: a menu title is "988", which is read as the number 988; '),
        ("Home: index.md", "X: javascript:alert(1)", '9: the menu links to "javascript:alert(1)"; write a page'),
        ("Home: index.md", "X: //a.example/", '9: the menu links to "//a.example/"; write a page in docs/'),
        ("nav:\n", "nav: all\nx:\n", '8: nav is "all", not a list; write a list: one line for each entry, '),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_refused_at_its_line(old: str, new: str, line: str) -> None:
    assert any(one.startswith(line) for one in said(edited(old, new))), said(edited(old, new))


@pytest.mark.parametrize(
    "text",
    [
        CONFIG.replace("A guide", "!!python/object/apply:os.system [id]"),
        CONFIG.replace("A guide", "!!python/name:os.system"),
        CONFIG.replace("A guide", "!relative $config_dir"),
        CONFIG.replace("A guide", "!ENV HOME"),
        CONFIG.replace("- toc", "- toc:\n      slugify: !!python/name:os.system"),
        CONFIG.replace("site_name: A guide", "? !!python/name:os.system ''\n: A guide"),
        f"!!python/object/apply:os.system [id]\n# {CONFIG}",
        f"%TAG ! tag:yaml.org,2002:python/\n---\n{CONFIG.replace('A guide', '!name:os.system')}",
        CONFIG.replace("A guide", "&here A guide\nsite_author: *here"),
        f"{CONFIG}<<: {{hooks: [x.py]}}\n",
        CONFIG.replace("Home: index.md", "<<: {Home: index.md}"),
        f"{CONFIG}plugins: [search]\n",
        f"{CONFIG}---\nhooks: [x.py]\n",
        CONFIG.replace("A guide", "A guide # see\u2028hooks: [x.py]"),
        CONFIG.replace("A guide", "A guide # see\u2029hooks: [x.py]"),
        CONFIG.replace("A guide", "A guide # see\x85hooks: [x.py]"),
    ],
)
def test_nothing_that_has_a_program_run_or_a_line_stand_for_another_passes(text: str) -> None:
    assert said(text) != []


@pytest.mark.parametrize("text", ["- a\n", "words\n", "theme: material\n", "nav: []\n", "{}\n"])
def test_a_file_of_another_form_is_refused(text: str) -> None:
    assert said(text) != []


def test_the_same_settings_in_other_words_of_the_same_language_are_right() -> None:
    text = CONFIG.replace("font: false", "font: false # none\n  # palette: {}")
    text = text.replace('[SITE_URL, "http://127.0.0.1:8000/"]', "\n  - SITE_URL\n  - 'http://127.0.0.1:8000/'")
    text = text.replace("site_dir: .build/site", 'site_dir: ".build/site"').replace(
        "  - toc", "  - toc:\n  - tables: {}"
    )
    assert said(text) == []


def test_a_link_of_the_menu_to_another_host_is_right() -> None:
    assert said(edited("- Home: index.md", "- Home: index.md\n  - Book: https://example.org/book")) == []


def test_the_menu_is_read_with_its_lines() -> None:
    file = parsed_config(CONFIG)
    entries = [(file.line(entry.location), entry.title, entry.page) for entry in menu_entries(value_at(file, NAV))]
    assert entries == [(9, "Home", "index.md"), (10, "The treatment", None), (11, "Costs", "costs.md")]


def test_the_extensions_that_are_known_are_those_in_use() -> None:
    file = parsed_config((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert isinstance(file.data, dict)
    listed = [{name: options} if options else name for name, options in allowed_extensions().items()]
    assert file.data["markdown_extensions"] == listed


SIGNS = (
    "\n",
    "\r",
    "\t",
    "#",
    "'",
    '"',
    ":",
    "-",
    "? ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "!x ",
    "|",
    "\\",
    "\x85",
)
RUNS = (
    "hooks: [x.py]",
    "\nhooks: [x.py]\n",
    "\u2028hooks: [x.py]",
    "\x85hooks: [x.py]",
    "INHERIT: x",
    "<<: *a",
    "!!set",
)


def mutated(chance: random.Random) -> str:
    """Our settings with a few signs put in or taken out at random, as a slip or an attack would."""
    text = CONFIG
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text))
        put_in = chance.choice(chance.choice((SIGNS, RUNS)))
        text = f"{text[:place]}{put_in}{text[place + chance.choice((0, 0, 0, 1, 9)) :]}"
    return text


@pytest.mark.parametrize("seed", range(10))
def test_mkdocs_reads_nothing_in_what_passes_that_we_have_not_judged(seed: int) -> None:
    """Reason: two readers of one text may disagree, and what only MkDocs sees would run."""
    chance, passed = random.Random(seed), 0
    for text in (mutated(chance) for _ in range(200)):
        if said(text.replace("\r", "\n")):
            continue
        try:
            seen = yaml.load(text, Loader=get_yaml_loader())
        except (yaml.YAMLError, ValueError, TypeError):
            continue
        passed += 1
        assert {str(key) for key in seen} <= {name.split(".")[0] for name in (*FIXED, *CHECKED)}, text
        assert (seen["plugins"], seen["site_dir"], seen["theme"]["custom_dir"]) == ([], ".build/site", "overrides"), (
            text
        )
    assert passed
