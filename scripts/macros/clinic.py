"""Macros for the clinic: its name, places, people, ways to reach it, who reviewed the pages, and counts."""

import re

from markupsafe import Markup

from scripts.diagnostics import NameNotFound, look_up
from scripts.macros import PageMacros

# Calls that show all places, or the whole team.
LISTING_MACROS = {name: re.compile(rf"{{{{\s*{name}\(\s*\)\s*}}}}") for name in ("places", "team")}
SITE_QUESTIONS = ("private", "tested")


class ClinicMacros(PageMacros):
    """Macros for the clinic: its name, places, people, ways to reach it, reviewers, and counts."""

    def clinic(self, name: str = "short-name") -> str:
        """Show the short name of the clinic, or its full name."""
        names = {"name": self._content.clinic.name, "short-name": self._content.clinic.short_name}
        return look_up("clinic name", name, names)

    def ask(self, fact: str) -> Markup:
        """Show the clinic's answer, or the question to ask it, as a block."""
        return self._block("ask", self._content.clinic.fact(fact), self._content.clinic, of="clinic")

    def places(self, part: str = "full") -> Markup:
        """Show the places of the clinic, or the questions to ask about them, as a block.

        The part "short" is for the contact page: it links to the page of all places if there is one.
        """
        if part not in {"full", "short"}:
            raise NameNotFound("part", part, ("full", "short"))
        clinic = self._content.clinic
        if not clinic.places:
            return Markup("\n\n").join(self.ask(fact) for fact in ("locations", "address"))
        if part == "short" and (page := self._other_pages.page_with("places")):
            return self._block("places_in_short", clinic.places, self._content.link_to(page), of="clinic")
        level = 2 if part == "full" else 3
        return self._block(
            "places", clinic, self._content.treatments.names, level, self._other_pages.picture, of="clinic"
        )

    def team(self) -> Markup:
        """Show the people of the clinic, or the question to ask about them, as a block."""
        people = self._content.clinic.people
        return self._block("team", people, self._other_pages.picture, of="clinic") if people else self.ask("staffing")

    def book(self) -> Markup:
        """Show how to book or call, below a link to the risks, as a block, or nothing while neither is known."""
        clinic = self._content.clinic
        return (
            self._block("book", clinic, self._content.link_to("risks"), of="clinic")
            if clinic.can_be_reached
            else Markup()
        )

    def unanswered(self) -> str:
        """Say that pages show questions instead of answers, as long as it is not known how to reach the clinic."""
        clinic = self._content.clinic
        is_known = clinic.phone and clinic.email and clinic.places
        return "" if is_known else str(self._content.words.reach.unanswered)

    def other_sites(self, are: str) -> Markup:
        """Name the other companies' sites to which the clinic sends readers, as a block, or nothing if there are none.

        The block says whether they are "private", or whether they are "tested" for accessibility.
        """
        if are not in SITE_QUESTIONS:
            raise NameNotFound("question about other sites", are, SITE_QUESTIONS)
        sites = self._content.other_sites
        return self._block("other_sites", sites, are == "tested", of="clinic") if sites else Markup()

    def reviewed(self, page: str = "") -> str:
        """Say how many pages a clinician has reviewed, or who has reviewed this `page`."""
        words = self._content.words.reviewers
        if page:
            front_matter = self._other_pages.front_matter(page)
            if front_matter is None or front_matter.reviewed_by is None:
                return str(words.nobody_here)
            day = self._content.words.long_date(front_matter.last_review)
            return str(words.here.format(reviewer=front_matter.reviewed_by, day=day))
        reviewed = self._other_pages.reviewed()
        count, total = sum(reviewed), len(reviewed)
        if count == 0:
            return str(words.nobody)
        some = words.some.format(count=count, total=total)
        return str(words.all if count == total else some)

    def count(self, things: str) -> str:
        """Say how many things of a kind there are, as a word: five."""
        return self._content.words.number(look_up("count", things, self._content.counts))
