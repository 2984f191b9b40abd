"""Pictures: what a file in docs/img is, what readers get of it, and the HTML that shows it.

`Pictures.shown` is the one place that makes this HTML, for Markdown, for macros, and for templates.
"""

TEXT = 620  # pixels of CSS: how wide the text of a page is
