"""MkDocs' events, in the order in which MkDocs raises them. Each delegates to another module.

`mkdocs build` alone makes the whole site, but trusts mkdocs.yml and does not check pages; `make site` does both.
MkDocs loads this file by its path and under a name of its own, so the state that events share is kept in a `Guide`.
"""

import sys
from functools import partial
from pathlib import Path

from jinja2 import Environment, pass_context
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

if (root := str(Path(__file__).parent.parent)) not in sys.path:
    sys.path.insert(0, root)

from scripts.cache import compiled_templates
from scripts.diagnostics import CheckFailed
from scripts.guide import Guide, published_files
from scripts.site_settings import WrongSetting


def guide(config: MkDocsConfig) -> Guide:
    """Return the state that the events of this build share."""
    shared = config.extra["guide"]
    assert isinstance(shared, Guide)
    return shared


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the content, and register the Markdown extension that expands macros."""
    shared = config.extra.get("guide")
    if shared is None:
        shared = config.extra["guide"] = Guide(Path(config.config_file_path).absolute().parent)
        config.markdown_extensions.append(shared.markdown)  # type: ignore[arg-type] # Markdown takes an object too
        # Ours and MkDocs' own: no page uses a template of the theme, and MkDocs would scan its 14,000 icons twice.
        config.theme.dirs = [config.theme.dirs[0], config.theme.dirs[-1]]
    shared.load_content()
    config.site_url = shared.content.settings.url
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Remove what is not published: links, backups, the theme's files, pictures as they are, inlined stylesheets."""
    published = published_files(guide(config).root)
    for file in [*files]:
        if Path(file.abs_src_path or "").absolute() not in published:
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Prepare the Markdown extension for this page, which MkDocs renders next."""
    guide(config).begin_page(page.file.src_uri, markdown)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Keep the article, from which the scorecards, the search index, and the page are made."""
    guide(config).keep_article(page.file.src_uri, html)
    return html


def first_page(group: Section) -> StructureItem:
    """Return the first page of a menu group, which may be in a nested group."""
    first = group.children[0]
    return first_page(first) if isinstance(first, Section) else first


def menu_title(item: StructureItem, config: MkDocsConfig) -> Markup:
    """Return the title of a page or group for the menu, followed by the status of the page, or of the first in it."""
    page = item.children[0] if isinstance(item, Section) else item
    status = page.meta.get("status") if isinstance(page, Page) else None
    if status is None:
        return escape(item.title)
    words = guide(config).content.words.page
    return Markup("{} <small>{}</small>").format(item.title, words.new if status == "new" else words.deprecated)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates what is the same on every page, and render the pages again that show results of all articles.

    `pass_context` keeps Jinja from computing the address of a page once and storing it in the compiled template.
    """
    shared = guide(config)
    env.bytecode_cache = compiled_templates()
    env.globals.update(shared.values())
    env.filters["first_page"] = first_page
    env.filters["page"] = pass_context(lambda _, name, anchor=None: shared.content.redirects.address(name, anchor))
    env.filters["named"] = partial(menu_title, config=config)
    pages = [file.page for file in files.documentation_pages() if file.page]
    if any(page.content is None for page in pages):
        return env  # a preview, which renders one page at a time
    shared.raise_macro_errors(page.file.src_uri for page in pages)
    shared.process_articles()
    for page in pages:
        if shared.shows_results(page.file.src_uri):
            on_page_markdown(page.markdown or "", page, config, files)
            page.render(config, files)
            page.content = on_page_content(page.content or "", page, config, files)
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Give the page's template the parts of its article, and the blocks that every page must have."""
    sections = [(str(section.title), None) for section in page.ancestors][::-1]
    shared = guide(config)
    steps = [(shared.content.words.page.home, ""), *sections, (str(page.title), page.url)]
    is_home = nav.homepage is None or page.url == nav.homepage.url
    edit = page.edit_url if "content.action.edit" in config.theme.get("features", ()) else None
    values = shared.page_values(page.file.src_uri, page.url, () if is_home else tuple(steps), edit)
    context.update(values)  # type: ignore[typeddict-item]
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Drop MkDocs' own sitemap; ours has the dates on which pages were reviewed."""
    return "" if template_name == "sitemap.xml" else output_content


def on_build_error(error: Exception) -> None:
    """Make MkDocs print our own messages without a traceback."""
    if isinstance(error, CheckFailed | WrongSetting):
        raise PluginError(str(error)) from error


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files next to the pages."""
    guide(config).write_files(Path(config.site_dir))
