"""A page of docs/ with front matter that is right, for tests of what stands below it."""

from pathlib import PurePosixPath

from scripts.data.front_matter import Page, read_page
from scripts.data.redirects import Redirects

HEAD = """---
title: Words of a page
description: A description that is long enough for a search engine to show below the title of this page.
author: clinic
reviewer: none
last-review: 2026-11-22
next-review: 2027-05-22
---

"""
LINE = HEAD.count("\n") + 1  # of what a test adds
HERE = Redirects(redirects=())  # no page has moved


def page(text: str, name: str = "page", head: str = HEAD) -> Page:
    return read_page(f"{head}{text}\n", PurePosixPath(f"docs/{name}.md"))
