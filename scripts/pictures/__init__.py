"""Pictures: what a file in docs/img contains, the files that readers get, and the HTML that shows them.

`Pictures.html` is the only place that makes this HTML, for Markdown, macros, and templates.
"""

TEXT = 620  # CSS pixels: the width of the text on a page
