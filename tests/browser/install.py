"""Find a Chrome or Chromium, or get one: `python -m tests.browser.install`. Prints where it is.

Debian's Chromium without a window is asked for even where one with a window is: the tests take half as long.
"""

import os
import shutil
import subprocess
import sys

from scripts.browser import SHELL, find


def install() -> None:
    """Try Debian's package when root may install it, then Playwright's download."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["update"], ["install", "--yes", "--no-install-recommends", SHELL, "fonts-dejavu-core"]):
            done = subprocess.run(
                ["apt-get", "-qq", *command],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdout=subprocess.DEVNULL,
                check=False,
            )
            if done.returncode:
                break
    if find():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    """Find or get a browser; exit 1 when none can be had."""
    if not find() or (not shutil.which(SHELL) and os.geteuid() == 0):
        print("Getting a Chromium for the tests.", flush=True)
        install()
    if not (found := find()):
        sys.exit("No Chrome or Chromium could be had; install one (Debian: apt install chromium), then try again.")
    print(f"Tests use {found}")


if __name__ == "__main__":
    main()
