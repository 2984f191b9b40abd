"""Compare each page with how it looked before: `python -m tests.visual`, or `make visual`.

Pictures of SITE (`site/`) are compared with those in `.visual/before/`, which the first run takes, and
`make visual-baseline` takes anew. Where they differ, `.visual/difference/` has before, after and what differs side by
side. Pictures hold for one browser with one set of fonts only, so they are no part of the repository.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PIL import Image, ImageChops, ImageOps
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import find
from scripts.static_host import hosted

SITE = Path("site")
FOLDER = Path(".visual")
BEFORE, AFTER, DIFFERENCE = (FOLDER / name for name in ("before", "after", "difference"))
WIDTHS = (360, 768, 1280)
PALETTES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take(target: Path, site: Path = SITE) -> int:
    """Take a picture of every page of `site` at each width in each palette; return how many."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with hosted(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for file in sorted(site.rglob("*.html")):
            path = file.relative_to(site).as_posix().removesuffix("index.html")
            _photograph(browser, address + path, target / (path.strip("/").replace("/", "-") or "home"))
        browser.close()
    return len(list(target.iterdir()))


def _photograph(browser: Browser, url: str, target: Path) -> None:
    for palette in PALETTES:
        page = browser.new_page(color_scheme=palette, reduced_motion="reduce")
        page.goto(url)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{target}-{width}-{palette}.png", full_page=True, animations="disabled")
        page.close()


def compare(before: Path, after: Path, difference: Path) -> Iterator[str]:
    """Yield the name of each picture that is new, gone or different, with the pixels; write what differs."""
    shutil.rmtree(difference, ignore_errors=True)
    difference.mkdir(parents=True)
    names = {file.name for folder in (before, after) for file in folder.iterdir()}
    for name in sorted(names):
        if not (before / name).exists():
            yield f"{name}: new"
        elif not (after / name).exists():
            yield f"{name}: gone"
        elif pixels := _differing(before / name, after / name, difference / name):
            yield f"{name}: {pixels} pixels differ; see {difference / name}"


def _differing(before: Path, after: Path, report: Path) -> int:
    with Image.open(before) as one, Image.open(after) as other:
        size = (max(one.width, other.width), max(one.height, other.height))
        pictures = [Image.new("RGB", size, "white") for _ in range(2)]
        for picture, each in zip(pictures, (one, other), strict=True):
            picture.paste(each.convert("RGB"))
    red, green, blue = ImageChops.difference(*pictures).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    changed = most.point(lambda value: 255 if value else 0)
    count = changed.histogram()[255]
    if count:
        marked = Image.composite(Image.new("RGB", size, "red"), ImageOps.grayscale(pictures[1]).convert("RGB"), changed)
        sheet = Image.new("RGB", (size[0] * 3, size[1]))
        for place, picture in enumerate((*pictures, marked)):
            sheet.paste(picture, (size[0] * place, 0))
        sheet.save(report)
    return count


def main() -> None:
    """Take the pictures to compare with, or compare; exit 1 where anything differs."""
    if sys.argv[1:] == ["baseline"] or not BEFORE.exists():
        print(f"{take(BEFORE)} pictures are in {BEFORE}; change something, then compare with: make visual")
        return
    count = take(AFTER)
    differences = list(compare(BEFORE, AFTER, DIFFERENCE))
    print(*differences, f"{count} pictures, {len(differences)} differ from {BEFORE}", sep="\n")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
