"""Every line that mkdocs.yml may have, with the values it may have, and what else MkDocs knows and this site does not.

To allow a setting, add a line to `SETTINGS`, and a test of what the site does with it.
"""

from dataclasses import dataclass
from typing import Literal

EXTENSIONS = ("admonition", "attr_list", "def_list", "tables", "toc", "pymdownx.details")
ADDRESS = '!ENV [SITE_URL, "http://127.0.0.1:8000/"]'


@dataclass(frozen=True, slots=True)
class Setting:
    """What a line may say: one of `allowed`, as it is written, or a kind of text; `why` it may say nothing else."""

    allowed: tuple[str, ...] | Literal["words", "menu", "extensions", "language"]
    why: str = ""
    is_needed: bool = False


SETTINGS = {
    "site_name": Setting("words", is_needed=True),
    "site_description": Setting("words"),
    "site_author": Setting("words"),
    "site_url": Setting((ADDRESS,), "and the address is decided when the site is built", is_needed=True),
    "site_dir": Setting((".build/site",), "and every build empties that folder", is_needed=True),
    "docs_dir": Setting(("docs",), "and no check looks at pages there"),
    "use_directory_urls": Setting(("true",), "and readers keep the addresses that end with a slash"),
    "strict": Setting(("true",), "and a warning has to stop the build"),
    "theme.name": Setting(("material",), "and our templates are made for another", is_needed=True),
    "theme.variant": Setting(("classic",), "and our templates are made for another"),
    "theme.custom_dir": Setting(("overrides",), "and no check looks at templates there", is_needed=True),
    "theme.font": Setting(("false",), "and a page loads nothing from elsewhere"),
    "theme.language": Setting("language"),
    "nav": Setting("menu", is_needed=True),
    "validation.omitted_files": Setting(("warn",), "and a page that no menu names has to stop the build"),
    "validation.not_found": Setting(("warn",), "and a link to nothing has to stop the build"),
    "validation.absolute_links": Setting(("warn",), "and a link that leaves the site has to stop the build"),
    "validation.unrecognized_links": Setting(("warn",), "and a link to nothing has to stop the build"),
    "validation.anchors": Setting(("info",), "and our own check tells the line of such a link"),
    "markdown_extensions": Setting("extensions", is_needed=True),
    "hooks": Setting(("[scripts/hooks.py]",), "and another hook is a program that no check looks at", is_needed=True),
    "plugins": Setting(("[]",), "and a plugin is a program that no check looks at", is_needed=True),
}

OF_MATERIAL = ("no template of overrides/ reads it", "delete it, and change overrides/ instead")
OF_REPOSITORY = ("the link to a page's file is made from content/clinic.yml", "write repository: there")
OF_ANOTHER_SERVER = ("make serve does not read it", "set SITE_URL instead")
OF_A_BRANCH = ("the workflow pages publishes the site", "delete it")

# What MkDocs or Material knows: why it is not for this site, and what to do instead.
NOT_HERE = {
    "INHERIT": ("no check looks at what another file says", "write its lines here"),
    "<<": ("no check looks at lines that stand elsewhere", "write them here"),
    "extra_javascript": ("a page loads no script but those in overrides/assets/", "delete it"),
    "extra_css": ("all styles stand in overrides/assets/", "delete it"),
    "extra_templates": ("all templates stand in overrides/", "delete it"),
    "extra": ("no template of overrides/ reads it", "put facts into content/"),
    "mdx_configs": ("an extension has no options here", "delete it"),
    "exclude_docs": ("whatever is in docs/ is checked and published", "move the file out of docs/"),
    "draft_docs": ("whatever is in docs/ is checked and published", "keep a draft on a branch of its own"),
    "not_in_nav": ("every page is in the menu", "name the page below nav:"),
    "pages": ("MkDocs calls it by another name now", "write nav:"),
    "copyright": ("no template of overrides/ reads it", "change overrides/partials/footer.html"),
    "google_analytics": ("nothing about a reader is collected", "delete it"),
    "dev_addr": OF_ANOTHER_SERVER,
    "watch": ("make serve sees every edit by itself", "delete it"),
    **dict.fromkeys(("repo_url", "repo_name", "edit_uri", "edit_uri_template"), OF_REPOSITORY),
    **dict.fromkeys(("remote_branch", "remote_name"), OF_A_BRANCH),
    "config_file_path": ("MkDocs finds it out by itself", "delete it"),
    **dict.fromkeys(
        ("theme.favicon", "theme.logo", "theme.icon", "theme.palette", "theme.features", "theme.direction"), OF_MATERIAL
    ),
    "theme.locale": ("language: decides the words", "delete it"),
    "theme.static_templates": ("all pages stand in docs/", "delete it"),
}
