"""Measure the crisis links of the built site in real old engines: `python -m tests.engines`, or `make engines`.

Exits 1 when a link is below 7:1 on any page, in either palette. An engine that is not there is skipped by its name.
"""

import json
import subprocess
import sys
from pathlib import Path

from scripts.static_host import hosted
from tests.project import ROOT

SITE = ROOT / "site"
ENGINES = {"Chromium 83": ("qt5", ".venv-engine-83"), "Chromium 108": ("qt6", ".venv-engine-108")}
LEAST = 7.0
PALETTES = ("light", "dark")
LIBRARIES = (
    "libgl1 libegl1 libnss3 libasound2 libdbus-1-3 libfontconfig1 libxcomposite1 libxdamage1 libxi6 libxkbcommon0 "
    "libxkbfile1 libxrandr2 libxrender1 libxtst6"
)


def pages() -> list[str]:
    """Return the addresses of all pages below the site's, and one that is not there."""
    found = sorted(file.relative_to(SITE).as_posix() for file in SITE.rglob("index.html"))
    return [f"/{name.removesuffix('index.html')}" for name in found] + ["/not-there"]


def measured(kind: str, folder: Path, address: str, palette: str) -> list[tuple[str, str, float]]:
    """Return (page, link, contrast) of every crisis link, as one engine shows it."""
    command = [str(folder / "bin/python"), str(ROOT / "tests/engines/look.py"), kind, address, palette, *pages()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    if "cannot open shared object" in done.stderr:
        sys.exit(f"{done.stderr.splitlines()[-1]}\nOn Debian: apt-get install {LIBRARIES}")
    if done.returncode:
        sys.exit(f"{folder.name} stopped:\n{done.stderr[-2000:]}")
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    return [(page, link, float(ratio)) for page, link, ratio in rows]


def main() -> None:
    """Measure in every engine that is there, print a table, and say which link is the worst."""
    worst = []
    with hosted(SITE, "/") as address:
        for name, (kind, folder) in ENGINES.items():
            if not (ROOT / folder / "stamp").exists():
                print(f"{name}: not here, skipped; it needs Python 3.11")
                continue
            for palette in PALETTES:
                rows = measured(kind, ROOT / folder, address, palette)
                missing = set(pages()) - {page for page, _, _ in rows}
                if missing:
                    sys.exit(f"{name}, {palette}: no crisis link is shown on {', '.join(sorted(missing))}")
                for page in pages():
                    ratios = [ratio for where, _, ratio in rows if where == page]
                    print(f"{name:13} {palette:6} {page:24} {len(ratios)} links, least {min(ratios):.2f}:1")
                worst.append((min(ratio for _, _, ratio in rows), name, palette))
    if not worst:
        return
    ratio, name, palette = min(worst)
    print(f"The least is {ratio:.2f}:1, in {name}, {palette}.")
    if ratio < LEAST:
        sys.exit(f"A crisis link is below {LEAST:g}:1; look at --crisis in overrides/assets/site.css")


if __name__ == "__main__":
    main()
