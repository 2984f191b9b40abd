"""The forms in which editors change prices, places, notices and pages, and the page that shows them."""

FORMS, EDITOR = "forms", "editor"  # the folders of the sources and of the result
