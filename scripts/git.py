"""What Git knows about the project, if Git is installed."""

import subprocess
from pathlib import Path


def git(root: Path, *arguments: str) -> str | None:
    """Return the output of a Git command, or None if Git is missing or the command fails."""
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")
    except (OSError, subprocess.CalledProcessError):
        return None
