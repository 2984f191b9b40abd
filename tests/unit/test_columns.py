"""Columns that a page aligns: by a class, since the site's policy refuses every style that is not in its one block."""

import pytest
from lxml import html as lxml_html
from markdown import Markdown

from scripts.extension import LAST, ColumnTreeprocessor

TABLE = "| A | B | C | D |\n| --- | :-- | :-: | --: |\n| a | *b* | c | d |"


@pytest.mark.parametrize("form", ["{}", "> {}", "- item\n\n    {}", "!!! note\n    {}", '??? note "More"\n    {}'])
def test_a_column_is_aligned_by_a_class(form: str) -> None:
    md = Markdown(extensions=["tables", "attr_list", "admonition", "pymdownx.details"])
    md.treeprocessors.register(ColumnTreeprocessor(md), "columns", LAST)
    before = form[: form.index("{}")].rpartition("\n")[2]
    indent = before if before == "> " else " " * len(before)
    html = md.convert(form.format(TABLE.replace("\n", f"\n{indent}")))
    assert "style" not in html
    cells = lxml_html.fragment_fromstring(html, create_parent="div").xpath(".//th | .//td")
    assert [cell.get("class") for cell in cells] == [None, None, "to-center", "to-right"] * 2
