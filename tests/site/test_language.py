"""A second language needs its words and one line of mkdocs.yml: nothing of the first is left around the pages."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml.html import HtmlElement, document_fromstring

from scripts.data.front_matter import read_page
from scripts.data.load import load_content
from scripts.data.mkdocs_yml import CLINIC_NAME
from scripts.data.source_files import DOCS, read_text
from scripts.render.handouts import typst_source
from tests.project import PINNED, Project, copy_after, environment

LANGUAGE = "qaa"  # kept free for private use by ISO 639-2
SAID = re.compile("«[^«»]*»")  # one of its phrases
GAP = "\ue000"
READ = ("alt", "aria-label", "title", "placeholder", "data-label", "data-failed")
OF_OTHERS = "//script|//style|//*[contains(@class,'sources')]/li"  # how articles are cited is English everywhere
PLACEHOLDER = re.compile(r"\{\w+\}")  # which a script fills in
LINK = re.compile(r"\]\([^)]*\)")
ENDS = re.compile(rf"[{GAP}.!?;:,()\d–|]+")


def said_in(language: dict[str, Any] | list[str] | str) -> Any:
    """The words of a language that has a sign at each end of what is said in it."""
    if isinstance(language, dict):
        return {key: said_in(value) for key, value in language.items()}
    return [said_in(value) for value in language] if isinstance(language, list) else f"«{language}»"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory, built_project: Project) -> Project:
    """The project in a language of its own, made as `mkdocs build` makes it: the checks of wording know English."""
    project = copy_after(built_project, tmp_path_factory.mktemp("language") / "project")
    words = yaml.safe_load(project.read("content/words/en.yml"))
    made = yaml.safe_dump(said_in(words) | {"language": LANGUAGE}, allow_unicode=True, width=1000)
    project.write(f"content/words/{LANGUAGE}.yml", made)
    project.edit("mkdocs.yml", "language: en", f"language: {LANGUAGE}")
    project.write("content/redirects.yml", "redirects:\n  - {from: old.md, to: costs.md}\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=project.root, env=environment({}), check=True, capture_output=True)
    return project


@pytest.fixture(scope="module")
def written(other: Project) -> str:
    """All that people wrote in pages and data: their words one after the other."""
    files = [*(other.root / "docs").rglob("*.md"), *(other.root / "content").glob("*.yml"), other.root / "mkdocs.yml"]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    clinic = other.content().clinic
    ways = {'{{ clinic("name") }}': clinic.name, "{{ clinic() }}": clinic.short_name, CLINIC_NAME: clinic.name}
    for way, shown in ways.items():
        text = text.replace(way, shown)
    return f" {in_words(LINK.sub('', text))} "


def in_words(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", text.lower()))


def not_said(text: str) -> Iterator[str]:
    """Yield what of a text stands in no phrase of the language; a phrase can stand in another."""
    while (without := SAID.sub(GAP, text)) != text:
        text = without
    yield from (part.strip() for part in ENDS.split(text) if re.search("[A-Za-z]{2}", part))


def foreign(text: str, written: str) -> list[str]:
    return [part for part in not_said(text) if f" {in_words(part)} " not in written]


def text_of(element: HtmlElement) -> str:
    """A page's text with a gap at each tag, in one piece: a phrase can have tags inside."""
    inside = (text_of(child) + GAP + (child.tail or "") for child in element if isinstance(child.tag, str))
    return GAP + (element.text or "") + "".join(inside)


def pages(site: Path) -> Iterator[tuple[str, HtmlElement]]:
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), document_fromstring(file.read_text(encoding="utf-8"))


def test_pages_say_nothing_in_another_language_than_theirs(other: Project, written: str) -> None:
    found = {}
    for name, page in pages(other.root / ".build/site"):
        assert page.get("lang") == LANGUAGE, name
        for part in page.xpath(OF_OTHERS):
            part.drop_tree()
        read = [value for element in page.iter() for key in READ if (value := element.get(key))]
        for_scripts = (
            text
            for words in page.xpath("//@data-words")
            for text in json.loads(words).values()
            if isinstance(text, str)
        )
        read += [PLACEHOLDER.sub(GAP, text) for text in for_scripts]
        told = page.xpath(
            "//meta[@name='description' or contains(@property, 'title') or @property='og:image:alt']/@content"
        )
        found[name] = [part for text in (text_of(page), *read, *told) for part in foreign(text, written)]
    assert found.keys() >= {"index.html", "404.html", "old/index.html", "decide/index.html"}
    assert {name: parts for name, parts in found.items() if parts} == {}


def test_search_engines_are_told_in_the_same_language(other: Project, written: str) -> None:
    for name, page in pages(other.root / ".build/site"):
        for script in page.xpath("//script[@type='application/ld+json']"):
            texts = [text for text in _texts(json.loads(script.text)) if " " in text and "citation" not in text]
            assert [part for text in texts for part in foreign(text, written)] == [], name
            assert f'"inLanguage":"{LANGUAGE}"' in script.text


def test_the_search_and_the_files_of_prices_speak_it_too(other: Project, written: str) -> None:
    site = other.root / ".build/site"
    search = json.loads((site / "search.json").read_text(encoding="utf-8"))
    assert [part for text in _texts(search["words"]) for part in foreign(text, written)] == []
    rows = csv.DictReader(io.StringIO((site / "pricing.csv").read_text(encoding="utf-8-sig")))
    shown = [row[key] for row in rows for key in ("row_name", "column", "source")]
    tables = json.loads((site / "pricing.json").read_text(encoding="utf-8"))["tables"]
    shown += [table["caption"] for table in tables] + [row["note"] for table in tables for row in table["rows"]]
    assert shown
    assert [part for text in shown for part in foreign(text, written)] == []


def test_a_handout_speaks_it_on_paper(other: Project, written: str) -> None:
    content = load_content(other.root, PINNED)
    for handout in content.handouts.handouts:
        path = DOCS / f"{handout.page}.md"
        page = read_page(read_text(other.root, path), path).front_matter
        assert page
        source = typst_source(handout, content, page)
        assert f'lang: "{LANGUAGE}"' in source
        shown = re.findall(r'"((?:\\.|[^"\\])*)"', source.partition("#laid-out(")[2])
        assert [part for text in shown if " " in text for part in foreign(text, written)] == []


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for key, part in data.items() if isinstance(data, dict) else enumerate(data):
            if key != "citation":  # titles of articles
                yield from _texts(part)
