"""MkDocs' events, in the order in which MkDocs raises them. Each hands its part of the work to a module.

`mkdocs build` alone makes the whole site, unchecked, and trusts mkdocs.yml; `make site` judges and checks around it.
MkDocs loads this file by its path and under a name of its own: what the events of one build share is in a `Guide`.
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
from scripts.guide import Guide, published
from scripts.site_settings import WrongSetting


def guide(config: MkDocsConfig) -> Guide:
    """Return what the events of this build share."""
    shared = config.extra["guide"]
    assert isinstance(shared, Guide)
    return shared


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the content, and register the Markdown extension that expands macros."""
    shared = config.extra.get("guide")
    if shared is None:
        shared = config.extra["guide"] = Guide(Path(config.config_file_path).absolute().parent)
        config.markdown_extensions.append(shared.markdown)  # type: ignore[arg-type] # Markdown takes an object too
        # Ours and MkDocs' own: no page uses a template of the theme, and MkDocs would look at its 14,000 icons twice.
        config.theme.dirs = [config.theme.dirs[0], config.theme.dirs[-1]]
    shared.load_content()
    config.site_url = shared.content.settings.url
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what is not for readers: links, backups, what the theme brings, stylesheets that pages carry."""
    public = published(guide(config).root)
    for file in [*files]:
        if Path(file.abs_src_path or "").absolute() not in public:
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Tell the Markdown extension which page comes next."""
    guide(config).begin(page.file.src_uri, markdown)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Keep the article: scorecards, the search index and templates are made of it."""
    guide(config).keep(page.file.src_uri, html)
    return html


def first_page(group: Section) -> StructureItem:
    """Return the first page of a group of the menu, which may be in a group inside it."""
    first = group.children[0]
    return first_page(first) if isinstance(first, Section) else first


def named(item: StructureItem, config: MkDocsConfig) -> Markup:
    """Return the title of a page, or of a group of one, as the menu has it: with the words for the page's status."""
    page = item.children[0] if isinstance(item, Section) else item
    status = page.meta.get("status") if isinstance(page, Page) else None
    if status is None:
        return escape(item.title)
    words = guide(config).content.words.page
    return Markup("{} <small>{}</small>").format(item.title, words.new if status == "new" else words.deprecated)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates what is the same on every page; render again what shows results of all articles.

    Without a context, Jinja would work out the address of a page once, and keep it with the compiled template.
    """
    shared = guide(config)
    env.bytecode_cache = compiled_templates()
    env.globals.update(shared.values())
    env.filters["first_page"] = first_page
    env.filters["page"] = pass_context(lambda _, name, anchor=None: shared.content.redirects.address(name, anchor))
    env.filters["named"] = partial(named, config=config)
    pages = [file.page for file in files.documentation_pages() if file.page]
    if any(page.content is None for page in pages):
        return env  # a preview, which renders one page at a time
    shared.refuse_mistakes(page.file.src_uri for page in pages)
    shared.judge_articles()
    for page in pages:
        if shared.shows_results(page.file.src_uri):
            on_page_markdown(page.markdown or "", page, config, files)
            page.render(config, files)
            page.content = on_page_content(page.content or "", page, config, files)
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Give a page's template the parts of its article, and what must not be missing from any page."""
    sections = [(str(section.title), None) for section in page.ancestors][::-1]
    shared = guide(config)
    steps = [(shared.content.words.page.home, ""), *sections, (str(page.title), page.url)]
    is_home = nav.homepage is None or page.url == nav.homepage.url
    edit = page.edit_url if "content.action.edit" in config.theme.get("features", ()) else None
    values = shared.page_values(page.file.src_uri, page.url, () if is_home else tuple(steps), edit)
    context.update(values)  # type: ignore[typeddict-item]
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Leave out MkDocs' own sitemap; ours has the days on which pages were reviewed."""
    return "" if template_name == "sitemap.xml" else output_content


def on_build_error(error: Exception) -> None:
    """Have MkDocs print our own messages without a traceback."""
    if isinstance(error, CheckFailed | WrongSetting):
        raise PluginError(str(error)) from error


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files beside the pages."""
    guide(config).write_files(Path(config.site_dir))
