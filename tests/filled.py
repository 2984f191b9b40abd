"""A clinic that has told everything: eight places, five people, booking, phone, license, portal. Never published."""

from tests.project import Project

CITIES = (
    ("denver", "Denver", "1200 Larimer Street #400", "CO", "80202"),
    ("boulder", "Boulder", "88 Pearl Street", "CO", "80301"),
    ("chicago", "Chicago", "5 West Miracle Mile", "IL", "60603"),
    ("houston", "Houston", "77 Main Street", "TX", "77002"),
    ("austin", "Austin", "400 Congress Avenue, Suite 12", "TX", "78701"),
    ("seattle", "Seattle", "19 Pike Street", "WA", "98101"),
    ("new-york", "New York", "350 Fifth Avenue", "NY", "10118"),
    ("san-luis-obispo", "San Luis Obispo", "60 Higuera Street", "CA", "93401"),
)
PEOPLE = (
    (
        "teh",
        "Soo-Jin Teh",
        "Medical director",
        "MD, board-certified anesthesiologist",
        "Massachusetts Institute of Technology",
    ),
    (
        "oyelaran",
        "Adebowale Oyelaran-Wolstenholme",
        "Psychiatric nurse practitioner",
        "DNP, PMHNP-BC",
        "Johns Hopkins University",
    ),
    ("garcia", "Maria Fernanda Garcia", "Integration therapist", "PhD, licensed psychologist", ""),
    ("kowalczyk", "Przemyslaw Kowalczyk", "Registered nurse", "BSN, RN", ""),
    ("lee", "Hannah Lee", "Care advocate", "", ""),
)
HOURS = """\
      - days: Monday to Thursday
        from: 8:30 am
        until: 5:00 pm
      - days: Friday, Saturday
        from: 10:00
        until: 14:00
"""
REACHED = """\
phone: (800) 555-0100
phone-hours: Monday to Friday, eight to five
email: care@example.org
booking:
  url: https://book.example.com/visits?from=guide
  tracks: yes
portal:
  url: https://portal.example.net/
license:
  says: Colorado clinic license 04-12345
  check: https://license.example.gov/check
"""
HEAD = """\
---
title: {title}
description: {description}
author: clinic
reviewer: none
last-review: 2026-11-22
next-review: 2027-05-22
kind: page
---

# {title}

{lead}

**Who this page is for:** you, if you want to know before you come.

{macro}
"""


def _place(name: str, city: str, street: str, state: str, code: str) -> str:
    address = f'    address:\n      street: "{street}"\n      city: {city}\n      state: {state}\n      zip: {code}\n'
    number = f"    phone: 303-555-01{len(name):02}\n" if name != "boulder" else ""
    hours = f"    hours:\n{HOURS}" if name != "austin" else ""
    more = (
        f"    map: https://maps.example.com/{name}\n"
        "    parking: Behind the house. The first two hours are free.\n"
        "    access: The door is level with the street, and there is an elevator.\n"
        "    services: [iv-ketamine, tms]\n"
    )
    return f"  - id: {name}\n    name: {city}\n{address}{number}{hours}{more if name != 'seattle' else ''}"


def _person(name: str, full: str, role: str, credentials: str, studied: str) -> str:
    lines = [f"  - id: {name}", f"    name: {full}", f"    role: {role}"]
    lines += [f"    credentials: {credentials}"] if credentials else []
    lines += [f"    studied: {studied}"] if studied else []
    return "\n".join([*lines, "    words: Sits with you during the drip, and calls you the day after.", ""])


def fill_in(project: Project) -> None:
    """Do what CONTRIBUTING.md tells a clinic to do once it knows all this."""
    text = project.read("content/clinic.yml")
    start, end = text.index("phone:\n"), text.index("facts:\n")
    places = "places:\n" + "".join(_place(*place) for place in CITIES)
    people = "people:\n" + "".join(_person(*person) for person in PEOPLE)
    project.write("content/clinic.yml", f"{text[:start]}{REACHED}{places}{people}\n{text[end:]}")
    about = "Where each place of the clinic is, when it is open, how to park, and how to get in."
    lead = "Each place has its own hours. Call before you come."
    page = HEAD.format(title="Our places", description=about, lead=lead, macro="{{ places() }}")
    project.write("docs/places.md", page)
    about = "Who works at the clinic, what each person does, and what they are trained to do."
    lead = "These people care for you, before the drip and after it."
    page = HEAD.format(title="Our team", description=about, lead=lead, macro="{{ team() }}")
    project.write("docs/team.md", page)
    contact = "      - Contact: contact.md\n"
    project.edit("mkdocs.yml", contact, f"{contact}      - Places: places.md\n      - Team: team.md\n")
