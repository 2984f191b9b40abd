"""Macros for the clinic: its name, places, people, ways to reach it, who reviewed the pages, and counts of things."""

import re

from markupsafe import Markup

from scripts.diagnostics import NameNotFound, look_up
from scripts.macros import PageMacros

LISTED = {name: re.compile(rf"{{{{\s*{name}\(\s*\)\s*}}}}") for name in ("places", "team")}  # as pages show all of them
SITES_ARE = ("private", "tested")


class ClinicMacros(PageMacros):
    """Macros for the clinic: its name, places, people, ways to reach it, reviewers, and counts."""

    def clinic(self, name: str = "short-name") -> str:
        """Show the clinic's short name, or its name."""
        names = {"name": self._content.clinic.name, "short-name": self._content.clinic.short_name}
        return look_up("clinic name", name, names)

    def ask(self, fact: str) -> Markup:
        """Show what the clinic says, or the question to ask it, as a block."""
        return self._block("ask", self._content.clinic.fact(fact), self._content.clinic, of="clinic")

    def places(self, part: str = "full") -> Markup:
        """Show the places of the clinic, or the questions where it is, as a block.

        The part "short" is for the contact page: it leads to the page of places if there is one.
        """
        if part not in {"full", "short"}:
            raise NameNotFound("part", part, ("full", "short"))
        clinic = self._content.clinic
        if not clinic.places:
            return Markup("\n\n").join(self.ask(fact) for fact in ("locations", "address"))
        if part == "short" and (page := self._others.showing("places")):
            return self._block("places_in_short", clinic.places, self._content.link_to(page), of="clinic")
        level = 2 if part == "full" else 3
        return self._block("places", clinic, self._content.treatments.names, level, self._others.picture, of="clinic")

    def team(self) -> Markup:
        """Show the people of the clinic, or the question who they are, as a block."""
        people = self._content.clinic.people
        return self._block("team", people, self._others.picture, of="clinic") if people else self.ask("staffing")

    def book(self) -> Markup:
        """Show how to book or call, below a link to the risks, as a block; nothing while neither is known."""
        clinic = self._content.clinic
        return (
            self._block("book", clinic, self._content.link_to("risks"), of="clinic")
            if clinic.can_be_reached
            else Markup()
        )

    def unanswered(self) -> str:
        """Say that pages show questions in the place of answers, while the clinic has not said how to reach it."""
        clinic = self._content.clinic
        is_known = clinic.phone and clinic.email and clinic.places
        return "" if is_known else str(self._content.words.reach.unanswered)

    def other_sites(self, are: str) -> Markup:
        """Name the other companies' sites that the clinic sends readers to, as a block; nothing if there is none.

        It says whether they are "private", or whether they are "tested" for accessibility.
        """
        if are not in SITES_ARE:
            raise NameNotFound("question about other sites", are, SITES_ARE)
        sites = self._content.other_sites
        return self._block("other_sites", sites, are == "tested", of="clinic") if sites else Markup()

    def reviewed(self, page: str = "") -> str:
        """Say how many pages a clinician has reviewed, or whether one has reviewed this `page`."""
        words = self._content.words.reviewers
        if page:
            said = self._others.front_matter(page)
            if said is None or said.reviewed_by is None:
                return str(words.nobody_here)
            day = self._content.words.long_date(said.last_review)
            return str(words.here.format(reviewer=said.reviewed_by, day=day))
        reviewed = self._others.reviewed()
        count, total = sum(reviewed), len(reviewed)
        if count == 0:
            return str(words.nobody)
        some = words.some.format(count=count, total=total)
        return str(words.all if count == total else some)

    def count(self, things: str) -> str:
        """Say how many of these there are, as a word: five."""
        return self._content.words.number(look_up("count", things, self._content.counts))
