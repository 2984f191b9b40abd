"""Get Debian's packages of the engines, where root may install them: `python -m tests.engines.install`."""

import os
import shutil
import subprocess

PACKAGES = (
    *("chromium", "firefox-esr", "webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb"),
    # What Qt needs, for the old ones.
    *("libgl1", "libegl1", "libnss3", "libasound2", "libdbus-1-3", "libfontconfig1", "libxcomposite1", "libxdamage1"),
    *("libxi6", "libxkbcommon0", "libxkbfile1", "libxrandr2", "libxrender1", "libxtst6"),
)


def main() -> None:
    """Install what the package lists know; what cannot be had is named when the engines are started."""
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (root and not os.environ.get("CI")):
        return
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*quiet, "update"], stdout=subprocess.DEVNULL, check=False)
    for package in PACKAGES:  # one by one: Ubuntu has no firefox-esr, and calls some libraries otherwise
        command = [*quiet, "install", "--yes", "--no-install-recommends", package]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    main()
