"""The configuration of the forms, made from the same schemas with which text editors check data files.

Source: Sveltia CMS, its type `CmsConfig`.
"""

import json
from collections.abc import Mapping

from pydantic import BaseModel

from scripts.data.front_matter import FrontMatter
from scripts.data.source_files import DOCS
from scripts.editor.inputs import Part, fields
from scripts.editor.layout import FORMS, MARKDOWN_HINT, MORE_LABEL, OFTEN_LABEL, PAGE_KEYS, REVIEW_NOTE, file_label
from scripts.pictures.judge import LARGEST

CONFIG = "forms/config.json"
UPLOADS = {  # these also remove where a picture was taken
    "max_file_size": LARGEST,
    "slugify_filename": True,
    "transformations": {"raster_image": {"format": "webp", "quality": 90, "width": 2500, "height": 2500}},
}


def config(kinds: Mapping[str, type[BaseModel]]) -> str:
    """Return the configuration as JSON, with a newline at the end. The build of the forms adds the repository."""
    rest = sorted(kinds.keys() - FORMS.keys() - {"words"}, key=file_label)
    configuration = {
        "app_title": "Change prices and pages",
        "media_folder": "docs/img",
        "public_folder": "/img",
        "media_libraries": {"default": {"config": UPLOADS}, "stock_assets": {"providers": []}},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "publish_mode": "editorial_workflow",
        "output": {"omit_empty_optional_fields": True},
        "show_preview_links": False,
        "editor": {"preview": False},
        "collections": [
            _file_collection("often", OFTEN_LABEL, "sell", [_file(name, kinds[name]) for name in FORMS]),
            _page_collection("pages", "Pages", "description", str(DOCS)),
            _page_collection("handouts", "Handouts", "print", str(DOCS / "handouts")),
            _file_collection("more", MORE_LABEL, "folder", [_file(name, kinds[name]) for name in rest]),
        ],
    }
    return json.dumps(configuration, indent=1, ensure_ascii=False) + "\n"


def _file_collection(name: str, label: str, icon: str, files: list[Part]) -> Part:
    return {"name": name, "label": label, "icon": icon, "description": REVIEW_NOTE, "publish": False, "files": files}


def _file(name: str, kind: type[BaseModel]) -> Part:
    first = FORMS[name].first if name in FORMS else ()
    return {
        "name": name,
        "label": file_label(name),
        "file": f"content/{name}.yml",
        "format": "data",
        "fields": fields(kind, first),
    }


def _page_collection(name: str, label: str, icon: str, folder: str) -> Part:
    """Return a collection of pages, which can only be edited.

    Reason: a new page needs a line in mkdocs.yml, and a deleted one needs a redirect.
    """
    page_fields = fields(FrontMatter, PAGE_KEYS)
    body = {"name": "body", "label": "Text", "widget": "page-text", "hint": MARKDOWN_HINT}
    return {
        "name": name,
        "label": label,
        "icon": icon,
        "description": f"{REVIEW_NOTE} A developer adds and deletes pages.",
        "folder": folder,
        "format": "page-frontmatter",
        "extension": "md",
        "publish": False,
        "create": False,
        "delete": False,
        "slug": {"template": "{{title}}", "editable": False},
        "fields": [*page_fields[:2], body, *page_fields[2:]],
    }
