"""The same pages as plain Markdown, and the sites that other programs make of them."""

import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from bench.project import Menu, menu
from scripts.data.front_matter import read_page
from scripts.data.load import Content
from scripts.macros.expand import expand
from scripts.render.price_tables import price_tables, render_tables

TABLE = re.compile(r"^\{\{ price_table\(\"([a-z-]+)\"\) \}\}$", re.MULTILINE)
ITEM = re.compile(r"^<li[^>]*>", re.MULTILINE)
TAG = re.compile(r"</?[a-z][^>]*>")
HEADING_ID = re.compile(r" *\{#[^{}\n]+\}$", re.MULTILINE)


def plain_pages(project: Path, content: Content) -> Iterator[tuple[str, str, str]]:
    """Yield (name, title, text) for each page of a generated project: Markdown and pipe tables, nothing of ours."""
    for file in sorted((project / "docs").glob("*.md")):
        page = read_page(file.read_text(encoding="utf-8"), PurePosixPath("docs") / file.name)
        assert page.front_matter, "generated pages have front matter"
        body = TABLE.sub(lambda found: _table(found[1], content), page.body)
        expanded = expand(body, page.path, content)
        text = TAG.sub("", ITEM.sub("1. ", HEADING_ID.sub("", expanded)))
        yield file.stem, page.front_matter.title, html.unescape(text).replace("<", "&lt;").strip() + "\n"


def _table(name: str, content: Content) -> str:
    tables = price_tables(content, name)
    return render_tables(tables, "markdown", content)


def make_mkdocs(project: Path, folder: Path, content: Content, menu_of: Callable[[int], Menu] | None = menu) -> Path:
    """Make a project for MkDocs, ProperDocs and Zensical with plain Material, as its own guide begins one."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "docs").mkdir(parents=True)
    pages = list(plain_pages(project, content))
    for name, title, text in pages:
        (folder / "docs" / f"{name}.md").write_text(f"---\ntitle: {title}\n---\n\n{text}", encoding="utf-8")
    lines = ["site_name: Plain", "site_url: http://127.0.0.1:8000/", "theme:", "  name: material"]
    if menu_of:
        lines += ["nav:", "  - index.md"]
        for section, names in menu_of(len(pages)):
            lines += [f"  - {section}:", *(f"      - {name}.md" for name in names)]
    lines += ["markdown_extensions: [tables, toc]"]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
