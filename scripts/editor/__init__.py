"""The forms in which prices, places, notices and pages are changed, and the page that shows them."""

FORMS, EDITOR = "forms", "editor"  # the folders of what they are made of, and of what is made
