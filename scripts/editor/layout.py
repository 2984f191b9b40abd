"""The layout of the forms for editors: what comes first, what things are called, what a collapsed entry shows.

Source for the templates: Sveltia CMS, "Summaries" and "String transformations".
"""

from typing import NamedTuple


class Form(NamedTuple):
    """The form of a data file that is edited often: its label, and the keys that it begins with."""

    label: str
    first: tuple[str, ...] = ()


OFTEN_LABEL = "Prices, clinic, notices"
MORE_LABEL = "More"
FORMS = {
    "pricing": Form("Prices", ("offers", "confirmed", "read")),
    "clinic": Form(
        "Clinic, places, and people",
        ("places", "people", "phone", "phone-hours", "email", "booking", "portal", "license", "facts"),
    ),
    "notices": Form("Notices"),
}
PAGE_KEYS = ("title", "description", "last-review", "next-review", "reviewer")

FILE_LABELS = {  # the other data files
    "banned-phrases": "Words to avoid",
    "course": "Course of treatment",
    "decision": "Questions for deciding",
    "evidence": "Sources and findings",
    "handouts": "Parts of handouts",
    "mechanism": "How ketamine may work",
    "redirects": "Old addresses of pages",
    "safety": "Safety and crisis help",
    "search": "Words for the search",
}
LABELS = {
    "adds": "Also includes",
    "alt": "What it shows",
    "anchor": "Heading",
    "doi": "DOI",
    "id": "ID",
    "pmid": "PubMed number",
    "sms": "Text to",
    "url": "Web address",
    "who": "Who gets it",
    "who-says": "Who says so",
    "zip": "ZIP code",
}

# Name of a model -> what an entry of a list shows while it is collapsed; all others show the first key in TITLES.
SUMMARIES = {
    "Change": "${{price}} from {{from}}",
    "Fact": "{{label}}: {{value | default('not answered yet')}}",
    "Fee": "{{name}}: ${{price}}",
    "Notice": "{{kind}}, {{from}} to {{until}}: {{text | truncate(60)}}",
    "Offer": "{{name}}: ${{prices.0.price}}{{prices.1.price | ternary(' and more', '')}}",
    "Opening": "{{days}}, {{from}} to {{until}}",
    "Person": "{{name}}, {{role}}",
    "Place": "{{name}}: {{address.street}}, {{address.city}}",
    "Promotion": "{{name}}, {{from}} to {{until}}",
}
TITLES = ("name", "label", "title", "caption", "words", "text", "for", "days", "from", "variant", "id")
THUMBNAIL = "picture.file"
ALWAYS_OPEN = {"Price"}  # models whose entries are never collapsed, since they are what people come for
SINGULAR = {"Asked": "way to ask", "FreeThing": "free service", "ListedTable": "table", "Opening": "opening hours"}

# Key -> collection, file, key of the value, key of what is shown: these values are chosen from another file. A value
# from the same file is typed, since it may not have been saved yet.
RELATIONS = {
    "page": ("pages", None, "{{slug}}", "title"),
    "pages": ("pages", None, "{{slug}}", "title"),
    "place": ("often", "clinic", "places.*.id", "places.*.name"),
    "places": ("often", "clinic", "places.*.id", "places.*.name"),
    "services": ("more", "treatments", "options.*.id", "options.*.name"),
    "treatment": ("more", "treatments", "options.*.id", "options.*.name"),
}
ARTICLE_PAGES = "12, 15"  # a key that accepts this does not name a page, but holds the pages of an article
HINTS = {  # in place of descriptions in models that say "the id of"
    "place": "Only if the price is different there.",
    "places": "Where it applies; everywhere if you choose none.",
    "services": "What it offers.",
    "treatment": "Only for a treatment other than ketamine infusions.",
}
PHOTO_HINT = "A photo as it comes from a phone or a camera. It is made small, and where it was taken is removed."
REVIEW_NOTE = "Nothing is published from here: every change is a proposal until somebody approves it."
MARKDOWN_HINT = (
    "Start a heading with ## and a space, and a list item with - and a space. Leave an empty line between paragraphs."
)


def label(key: str) -> str:
    """Return the label of a key in the forms: "Last review" for `last-review`."""
    return LABELS.get(key) or _sentence_case(key)


def file_label(name: str) -> str:
    """Return the label of a data file in the forms."""
    return FORMS[name].label if name in FORMS else FILE_LABELS.get(name) or _sentence_case(name)


def _sentence_case(key: str) -> str:
    words = key.replace("-", " ")
    return words[:1].upper() + words[1:]
