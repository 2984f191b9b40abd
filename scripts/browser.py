"""The Chrome or Chromium of this machine, for the tests, the benchmark, and the screenshots of a report."""

import shutil
from pathlib import Path

SHELL = "chromium-headless-shell"  # Chromium without a window: renders the same pages in half the time
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """Return the path of a browser in the PATH, or of Playwright's own, or None if there is neither.

    Errors: `ImportError` if none is in the PATH and Playwright is not installed.
    """
    if installed := next(filter(None, map(shutil.which, (SHELL, *NAMES))), None):
        return installed
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None
