"""How the forms are laid out for those who edit: what comes first, what things are called, what an entry shows closed.

Source of the templates: Sveltia CMS, "Summaries" and "String transformations".
"""

from typing import NamedTuple


class Form(NamedTuple):
    """A data file that is edited often: what it is called, and the keys that its form begins with."""

    label: str
    first: tuple[str, ...] = ()


OFTEN = "Prices, clinic, notices"
MORE = "More"
FORMS = {
    "pricing": Form("Prices", ("offers", "confirmed", "read")),
    "clinic": Form(
        "Clinic, places, and people",
        ("places", "people", "phone", "phone-hours", "email", "booking", "portal", "license", "facts"),
    ),
    "notices": Form("Notices"),
}
OF_PAGES = ("title", "description", "last-review", "next-review", "reviewer")

FILES = {  # the other data files
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

# By the name of a model: what an entry of a list shows while it is closed; all others show the first of TITLES.
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
OPEN = {"Price"}  # entries that are never closed: they are what people come for
SINGULAR = {"Asked": "way to ask", "FreeThing": "free service", "ListedTable": "table", "Opening": "opening hours"}

# What is chosen from another file: which, by what, and how it is called there. What the same file names may be as new
# as its name, so it is typed.
CHOSEN = {
    "page": ("pages", None, "{{slug}}", "title"),
    "pages": ("pages", None, "{{slug}}", "title"),
    "place": ("often", "clinic", "places.*.id", "places.*.name"),
    "places": ("often", "clinic", "places.*.id", "places.*.name"),
    "services": ("more", "treatments", "options.*.id", "options.*.name"),
    "treatment": ("more", "treatments", "options.*.id", "options.*.name"),
}
NOT_A_NAME = "12, 15"  # what may be this is no name, such as the pages of an article
HINTS = {  # where a model says "the id of"
    "place": "Only if the price is different there.",
    "places": "Where it applies; everywhere if you choose none.",
    "services": "What it offers.",
    "treatment": "Only for a treatment other than ketamine infusions.",
}
A_PHOTO = "A photo as it comes from a phone or a camera. It is made small, and where it was taken is removed."
REVIEWED = "Nothing is published from here: every change is a proposal until somebody approves it."
MARKDOWN = (
    "Start a heading with ## and a space, and a list item with - and a space. Leave an empty line between paragraphs."
)


def label(key: str) -> str:
    """Return what a key is called in the forms: `last-review` is "Last review"."""
    return LABELS.get(key) or _spelled(key)


def file_label(name: str) -> str:
    """Return what a data file is called in the forms."""
    return FORMS[name].label if name in FORMS else FILES.get(name) or _spelled(name)


def _spelled(key: str) -> str:
    words = key.replace("-", " ")
    return words[:1].upper() + words[1:]
