"""The forms in a browser: what stands in a field, what is saved, what became of the files."""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.project import ROOT

FILES = {
    str(file.relative_to(ROOT)): file.read_text(encoding="utf-8")
    for folder, suffix in (("content", ".yml"), ("docs", ".md"))
    for file in sorted((ROOT / folder).rglob(f"*{suffix}"))
}
# The folder that only this page's origin has stands in for the one that a person would choose.
CHOOSE = "window.showDirectoryPicker = () => navigator.storage.getDirectory()"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const folder = async (names) => {
    let found = root;
    for (const name of names) found = await found.getDirectoryHandle(name, { create: true });
    return found;
  };
  await folder([".git"]);
  await folder(["docs", "img"]);
  for (const [path, text] of Object.entries(files)) {
    const names = path.split("/");
    const file = await (await folder(names.slice(0, -1))).getFileHandle(names.at(-1), { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        found[path + name] = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
      }
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""

LIST = re.compile("#/collections/[a-z_]+$")


def field(within: Page | Locator, label: str, number: int = 0) -> Locator:
    """Return the first field with that label, or a later one; the editor puts invisible characters around it."""
    return within.get_by_role("group", name=f"\u201c\u2068{label}\u2069\u201d Field", exact=True).nth(number)


def fill(within: Page | Locator, **values: str) -> None:
    """Type into fields: `last_review` is "Last review"."""
    for label, text in values.items():
        field(within, label.replace("_", " ").rstrip()).get_by_role("textbox").first.fill(text)


def add(within: Page | Locator, label: str, one: str) -> Locator:
    """Add an entry to a list and return the list."""
    found = field(within, label)
    found.get_by_role("button", name=f"Add \u2068{one}\u2069").last.click()
    return found


def expand(within: Page | Locator, label: str, number: int = 0) -> Locator:
    """Open an entry of a list that is closed."""
    found = field(within, label)
    found.get_by_role("button", name="Expand", exact=True).nth(number).click()
    return found


def put(within: Locator, file: Path, data: bytes, alt: str) -> None:
    """Add a picture."""
    file.write_bytes(data)
    picture = field(within, "Picture")
    picture.get_by_role("checkbox").check()
    field(picture, "File").locator("input[type=file]").first.set_input_files(file)
    fill(picture, What_it_shows=alt)
    expect(picture.get_by_role("button", name="Rename")).to_be_visible(timeout=30_000)


@dataclass
class Forms:
    """The editor in a tab."""

    page: Page
    address: str

    def open(self, entry: str) -> Page:
        """Open an entry, such as `often/entries/pricing`."""
        self.page.goto(f"{self.address}#/collections/{entry}")
        expect(self.page.get_by_role("button", name="Save", exact=True)).to_be_visible()
        return self.page

    def save(self) -> None:
        """Save, which leads back to the list."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        expect(self.page).to_have_url(LIST, timeout=15_000)

    def write(self, path: str, text: str) -> None:
        """Change a file as another program would."""
        self.page.evaluate(FILL, {path: text})

    def files(self) -> dict[str, bytes]:
        """Return the files as they are now."""
        found: dict[str, str] = self.page.evaluate(READ)
        return {path: text.encode("latin-1") for path, text in found.items()}

    def changed(self) -> dict[str, list[str]]:
        """Return the lines that differ, by file: `-` and `+`; of a picture, its first bytes."""
        return {
            path: difference(FILES[path], found.decode()) if path in FILES else [str(found[:4])]
            for path, found in self.files().items()
            if found != FILES.get(path, "").encode()
        }


def difference(before: str, after: str) -> list[str]:
    """Return the lines of a difference, without where they are."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def write_to(root: Path, files: dict[str, bytes]) -> None:
    """Write files into a project."""
    for path, found in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(found)
