"""The build of the forms in `editor/`: Sveltia CMS and yaml as published on npm, our two file formats, their page."""

import json
import re
import shutil
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from scripts.data.load import current_content
from scripts.data.mkdocs_yml import REPOSITORY, read_config, value_at
from scripts.diagnostics import DiagnosticError
from scripts.editor import EDITOR, FORMS
from scripts.editor.picks import picks

PACKAGES = {"cms": "@sveltia/cms/npm", "yaml": "yaml/browser/dist"}
MODULES = {  # names that scripts import -> files; Sveltia CMS loads the last two when it needs them
    "@sveltia/cms": "cms/index.js",
    "yaml": "yaml/index.js",
    "immutable": "immutable.es.js",
    "exifr/dist/lite.esm.mjs": "lite.esm.js",
}
FILES = {"immutable.es.js": "immutable/dist/immutable.es.js", "lite.esm.js": "exifr/dist/lite.esm.mjs"}
IGNORE_MAPS = shutil.ignore_patterns("*.map")
REPOSITORY_NAME = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+")


def build_editor(root: Path, environ: Mapping[str, str]) -> None:
    """Build `editor/` from scratch. Errors: `CheckFailed`, `DiagnosticError`, `OSError`."""
    target, forms = root / EDITOR, root / FORMS
    backend = {"name": "github", "repo": _repository(root, environ), "branch": environ.get("BRANCH", "main")}
    shutil.rmtree(target, ignore_errors=True)
    for name, package in PACKAGES.items():
        shutil.copytree(forms / "node_modules" / package, target / name, ignore=IGNORE_MAPS)
    for name, file in FILES.items():
        shutil.copyfile(forms / "node_modules" / file, target / name)
    for script in forms.glob("*.js"):
        if not script.name.endswith(".test.js"):
            shutil.copyfile(script, target / script.name)
    config = json.loads((forms / "config.json").read_text(encoding="utf-8"))
    whole = config | {"backend": backend | {"auth_methods": ["token"]}}
    (target / "config.json").write_text(json.dumps(whole), encoding="utf-8")
    (target / "picks.json").write_text(json.dumps(picks(current_content(root, environ))), encoding="utf-8")
    imports = json.dumps({"imports": {name: f"./{file}" for name, file in MODULES.items()}})
    page = (forms / "index.html").read_text(encoding="utf-8")
    (target / "index.html").write_text(page.replace("{imports}", imports).replace("{policy}", policy(imports)))


def _repository(root: Path, environ: Mapping[str, str]) -> str:
    """Return the repository that the forms change, `owner/name`: from the environment, or `repo_url` in mkdocs.yml."""
    address = value_at(read_config(root), REPOSITORY)
    name = environ.get("REPOSITORY") or (
        urlsplit(address).path.strip("/") if isinstance(address, str) else _local_name(root)
    )
    if not REPOSITORY_NAME.fullmatch(name):
        message = f'"{name}" is not the name of a repository on GitHub'
        raise DiagnosticError(
            message, "set REPOSITORY to its owner and name, like organization/guide", "editor-repository"
        )
    return name


def _local_name(root: Path) -> str:
    """Return a name that will do for editing files on this computer: the forms use it to ask for the folder."""
    return f"local/{root.name}" if REPOSITORY_NAME.fullmatch(f"local/{root.name}") else "local/guide"


def policy(inline: str) -> str:
    """Return the page's content security policy: it may run its own files and `inline`, and connect only to GitHub.

    Sveltia CMS adds styles as it runs, shows pictures from memory, and decodes those of iPhones with WebAssembly.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob: https://avatars.githubusercontent.com",
            "font-src 'self'",
            "worker-src 'self' blob:",
            "connect-src 'self' data: blob: https://api.github.com",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
