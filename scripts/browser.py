"""Find a Chrome or Chromium on this machine: for the tests, the benchmark and the pictures of a report."""

import shutil
from pathlib import Path

SHELL = "chromium-headless-shell"  # Chromium without its window: everything a page needs, in half the time
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """Return a browser that is on the machine, or None: one in the PATH, or Playwright's own.

    Errors: `ImportError` where only Playwright's own could be there and Playwright is not installed.
    """
    if found := next(filter(None, map(shutil.which, (SHELL, *NAMES))), None):
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None
