"""The files in docs/files/ that readers can download: how they are named, and what a link says about its file."""

import re
from pathlib import Path, PurePosixPath

from scripts.data.source_files import DOCS, is_plain_file
from scripts.data.words import Words

FILES = DOCS / "files"
KINDS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel"}
DOWNLOAD_NAME = rf"[a-z0-9-]+(?:{'|'.join(map(re.escape, KINDS))})"
DOWNLOAD_LINK = re.compile(rf"(?:\.\./)*{FILES.name}/({DOWNLOAD_NAME})")  # relative, as pages write it
KB = 1000  # bytes, as Windows, macOS and phones count, give or take a few percent


def kind_and_size(root: Path, name: str, words: Words) -> str:
    """Return the type and size to show after a link to a file, `(PDF, 120 KB)`, or nothing if the file is missing."""
    path = FILES / name
    if not is_plain_file(root, path):
        return ""
    size = (root / path).stat().st_size
    kind = KINDS[PurePosixPath(name).suffix]
    return str(words.files.behind.format(kind=kind, size=size_in_words(size, words)))


def size_in_words(size: int, words: Words) -> str:
    """Format a number of bytes in KB, or in MB with one decimal place."""
    if size < KB * KB:
        return str(words.files.kb.format(number=f"{max(size, KB) / KB:.0f}"))
    return str(words.files.mb.format(number=f"{size / KB / KB:.1f}"))
