"""The files in docs/files/ that readers can download: what they are called, and what a link to one says of it."""

import re
from pathlib import Path, PurePosixPath

from scripts.data.source_files import DOCS, is_plain_file
from scripts.data.words import Words

FILES = DOCS / "files"
KINDS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel"}
NAME = rf"[a-z0-9-]+(?:{'|'.join(map(re.escape, KINDS))})"
LINK = re.compile(rf"(?:\.\./)*{FILES.name}/({NAME})")  # as a page has it, without the address of the site
KB = 1000  # bytes, as Windows, macOS and phones say it, within a few percent


def kind_and_size(root: Path, name: str, words: Words) -> str:
    """Return what stands behind a link to a file, `(PDF, 120 KB)`; nothing for a file that is not there."""
    path = FILES / name
    if not is_plain_file(root, path):
        return ""
    size = (root / path).stat().st_size
    kind = KINDS[PurePosixPath(name).suffix]
    return str(words.files.behind.format(kind=kind, size=size_in_words(size, words)))


def size_in_words(size: int, words: Words) -> str:
    """Return a number of bytes in KB, or in MB with one decimal place."""
    if size < KB * KB:
        return str(words.files.kb.format(number=f"{max(size, KB) / KB:.0f}"))
    return str(words.files.mb.format(number=f"{size / KB / KB:.1f}"))
