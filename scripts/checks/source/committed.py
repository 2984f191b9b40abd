"""What a file said before the edit, or before the last commit: what is new is told by comparing with it."""

import subprocess
from pathlib import Path, PurePosixPath


def text_before(root: Path, path: PurePosixPath) -> str | None:
    """Return a file as it was before the edit, or before the last commit if it is not edited; None where Git has none.

    The last commit in CI is the merge of a pull request, and its first parent what the request would change.
    """
    committed = _at(root, path, "HEAD")
    is_edited = committed is None or committed.encode() != (root / path).read_bytes()
    return committed if is_edited else _at(root, path, "HEAD^")


def _at(root: Path, path: PurePosixPath, commit: str) -> str | None:
    command = ["git", "-C", str(root), "show", f"{commit}:./{path}"]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return None
