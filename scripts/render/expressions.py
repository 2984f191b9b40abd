"""The names that a page may use: each takes plain values and returns text or safe HTML."""

import inspect
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from scripts.content.checklists import explained
from scripts.content.decision import HOW_SURE, WEIGHTS
from scripts.content.fields import long_date
from scripts.content.load import Content
from scripts.content.treatments import ASPECTS, IN_SHORT, LIVING_WITH_IT
from scripts.problems import NameNotFound
from scripts.render.citations import Citations
from scripts.render.estimator import estimator
from scripts.render.figures import check_with, figure, picture_note
from scripts.render.handouts import html_sheet, pdf_path, sheet_address
from scripts.render.pictures import STATUS, first_year_bars, groups, visits
from scripts.render.price_tables import VARIANT_NAMES, first_year_infusions, price_tables, render_tables
from scripts.render.references import reference
from scripts.render.templates import template
from scripts.render.words import price_mark

Expression = Callable[..., str]
DOWNLOADS = ("pricing.csv", "pricing.json")


def names(page: "Expressions") -> Mapping[str, Expression]:
    """Return the expressions of a page: name -> function."""
    methods = inspect.getmembers(page, inspect.ismethod)
    return {name: method for name, method in methods if not name.startswith("_")}


def sources(page: "Expressions") -> str:
    """Return the list of what the page cited so far, as Markdown."""
    return page._citations.listed()


def block(name: str, *arguments: object, of: str = "blocks") -> Markup:
    """Return the block `name` of the template `of`, without the line ends around it."""
    macro = getattr(template(f"{of}.html.jinja").module, name)
    return Markup(str(macro(*arguments)).strip())


class Expressions:
    """What one page can say: each public method is an expression.

    Made anew for each page, since it counts what the page cites.
    Errors of all: `NameNotFound`, `ValueError`, and `TypeError` for values that the method does not take.
    """

    def __init__(self, content: Content) -> None:
        self._content = content
        self._citations = Citations(content.evidence)
        self._pictures = self._arrays = 0

    def _mark(self, amount_id: str) -> Markup:
        return price_mark(amount_id, self._content.pricing.amounts[amount_id])

    def _picture(self, name: str, *arguments: object) -> Markup:
        """Return a picture whose ids no other one of the page has."""
        self._pictures += 1
        return block(name, f"picture-{self._pictures}", *arguments, of="pictures")

    def _first_array(self) -> bool:
        """Tell whether a page has no icon array so far: its first one brings the figures that all of them draw."""
        self._arrays += 1
        return self._arrays == 1

    def price(self, offer: str, variant: str = "infusion-only") -> Markup:
        """Show what an offer costs."""
        self._content.pricing.price(offer, variant)
        return self._mark(f"{offer}.{variant}")

    def per_infusion(self, offer: str, variant: str = "infusion-only") -> Markup:
        """Show what one infusion of an offer comes to."""
        self._content.pricing.per_infusion(offer, variant)
        return self._mark(f"{offer}.{variant}.per-infusion")

    def integration_adds(self, offer: str) -> Markup:
        """Show what integration therapy adds to an offer."""
        self._content.pricing.integration_adds(offer)
        return self._mark(f"{offer}.integration-adds")

    def first_year_cost(self, infusions: int, variant: str = "infusion-only") -> Markup:
        """Show what a first year with that many infusions costs."""
        if type(infusions) is not int:
            raise ValueError(f'"{infusions}" is not a number of infusions; write digits without quotes, like 18')
        self._content.pricing.first_year_cost(infusions, variant)
        return self._mark(f"first-year.{infusions}.{variant}")

    def first_year_infusions(self, infusions: int) -> str:
        """Say what such a first year is made of: the series and so many maintenance infusions."""
        self.first_year_cost(infusions)
        return first_year_infusions(self._content.pricing, infusions)

    def price_table(self, table: str) -> Markup:
        """Show a pricing table, as a block."""
        pricing, settings = self._content.pricing, self._content.settings
        tables = price_tables(pricing, table)
        return Markup(render_tables(tables, "html", pricing, settings.day, self._content.clinic.name).strip())

    def cost_estimator(self) -> Markup:
        """Let a reader work out a first year with their own numbers, as a block."""
        return block("cost_estimator", estimator(self._content), of="estimator")

    def prices_confirmed(self) -> str:
        """Show the day the clinic last stated the prices."""
        return long_date(self._content.pricing.confirmed)

    def included(self, offer: str) -> Markup:
        """List what a patient gets for an offer, as a block."""
        return block("included", self._content.pricing.offer(offer), VARIANT_NAMES)

    def cost_factors(self) -> Markup:
        """List what moves the total, as a block."""
        return block("cost_factors", self._content.pricing.cost_factors)

    def payment_routes(self) -> Markup:
        """List the ways to pay, as a block."""
        return block("payment_routes", self._content.pricing.payment_routes)

    def course(self, fact: str) -> str:
        """Say a fact of the course or the visit in words."""
        return self._content.course.phrase(fact)

    def at_a_glance(self) -> Markup:
        """Show the treatment in four facts, each with a link to more, as a block."""
        content = self._content
        year = content.pricing.first_year_examples[-1]
        return block("at_a_glance", content, year, self.first_year_cost(year))

    def crisis_callout(self) -> Markup:
        """Say where to turn in danger, in the middle of a page, as a block."""
        return block("crisis_callout", self._content.safety.crisis)

    def clinic(self, name: str) -> str:
        """Say the clinic's name or short name."""
        names = {"name": self._content.clinic.name, "short-name": self._content.clinic.short_name}
        if name not in names:
            raise NameNotFound("name of the clinic", name, names)
        return names[name]

    def ask(self, fact: str) -> Markup:
        """Show what the clinic says, or the question to ask where it has not said, as a block."""
        return block("ask", self._content.clinic.fact(fact))

    def download(self, file: str, label: str) -> Markup:
        """Link a file that is made after the pages, from any depth."""
        if file not in DOWNLOADS:
            raise NameNotFound("file to download", file, DOWNLOADS)
        link = '<a href="{}" download>{}</a>'
        return Markup(link).format(self._content.settings.base_path + file, label)

    def checklist(self, checklist: str, group: str, level: int = 2) -> Markup:
        """Show a part of a checklist under a heading of that level, as a block."""
        if type(level) is not int or not 2 <= level <= 4:
            raise ValueError(f'"{level}" is no level of a heading; write 2, 3 or 4')
        part = self._content.checklists.group(checklist, group)
        lines = [explained(item, self._content.course) for item in part.items]
        base = self._content.settings.base_path
        return block("checklist", part, lines, level, self._citations.cite, base, of="handouts")

    def handout(self, name: str) -> Markup:
        """Show a handout as a sheet to print, as a block."""
        return block("handout", html_sheet(self._content.handouts.handout(name), self._content), of="handouts")

    def handout_link(self, name: str) -> Markup:
        """Link a handout, as a file and as a web page, as a block."""
        handout, base = self._content.handouts.handout(name), self._content.settings.base_path
        return block("handout_link", handout, base + pdf_path(handout), base + sheet_address(handout), of="handouts")

    def figure(self, finding: str, part: str = "full") -> Markup:
        """Show a finding's number with its other half, who was studied, and its source."""
        source, found = self._content.evidence.finding(finding)
        return figure(finding, found, part) + self._citations.cite(source.id)

    def finding(self, finding: str) -> Markup:
        """Say a finding in words, with its source."""
        source, found = self._content.evidence.finding(finding)
        if found.says is None:
            raise ValueError(f'"{finding}" has no words; write {{{{ figure("{finding}") }}}}')
        return escape(found.says) + check_with(found) + self._citations.cite(source.id)

    def cite(self, *sources: str) -> Markup:
        """Name the sources of a statement."""
        return self._citations.cite(*sources)

    def all_references(self) -> Markup:
        """List every source of the site, as a block."""
        ordered = sorted(
            self._content.evidence.sources, key=lambda source: (source.authors or (source.organization,))[0] or ""
        )
        entries = (Markup('<li data-source="{}">{}</li>').format(source.id, reference(source)) for source in ordered)
        return Markup('<ul class="sources" data-search-exclude>\n{}\n</ul>').format(Markup("\n").join(entries))

    def glossary(self) -> Markup:
        """List the terms of the site and what they mean, as a block."""
        return block("glossary", self._content.glossary.terms)

    def compare_treatments(self) -> Markup:
        """Tell every treatment in equal detail, as a block."""
        return block("treatments", self._content.treatments.options, ASPECTS, self._citations.cite)

    def options_side_by_side(self) -> Markup:
        """Put good points, bad points and life with each treatment side by side, as a block.

        Its sources are cited on the page that compares them, to which each name leads.
        """
        compare = f"{self._content.settings.base_path}compare/"
        options = self._content.treatments.options
        return block("options", options, IN_SHORT, LIVING_WITH_IT, compare, of="decision")

    def values_exercise(self) -> Markup:
        """Let the reader weigh and order what matters, as a block."""
        return block("values", self._content.decision.values, WEIGHTS, of="decision")

    def values_point_to(self) -> Markup:
        """Say which treatments each value speaks for, and why, as a block; a script keeps it in the reader's order."""
        content = self._content
        return block("points", content.decision.values, content.treatments.names, self._citations.cite, of="decision")

    def questions(self, group: str) -> Markup:
        """List a group of questions with a box to tick for each, as a block."""
        return block("questions", self._content.decision.group(group), of="decision")

    def lines_to_finish(self) -> Markup:
        """Begin sentences that the reader finishes, as a block."""
        return block("lines", self._content.decision.lines, HOW_SURE, of="decision")

    def contraindications(self) -> Markup:
        """List who should not have the treatment, as a block."""
        return block("hazards", self._content.safety.contraindications, self._citations.cite)

    def fda_harms(self) -> Markup:
        """List the harms that the FDA named, as a block."""
        return block("hazards", self._content.safety.harms, self._citations.cite)

    def driving_rule(self) -> Markup:
        """Say when to drive again, as a block."""
        return block("driving", self._content.safety.driving, self._citations.cite)

    def visit_timeline(self) -> Markup:
        """Draw the shortest and the longest visit to scale, as a block."""
        visit = self._content.course.visit
        return self._picture("visit_timeline", visits(visit), visit, self._content.clinic.short_name)

    def course_calendar(self) -> Markup:
        """Draw the initial series, the evaluation and what comes later, as a block."""
        return self._picture("course_calendar", self._content.course.series, self._content.clinic.short_name)

    def icon_array(self, finding: str) -> Markup:
        """Draw 100 people for each group of a finding, with what happened to them, as a block."""
        source, found = self._content.evidence.finding(finding)
        note = picture_note(finding, found) + self._citations.cite(source.id)
        return self._picture("icon_array", finding, groups(source, found), note, self._first_array())

    def mechanism(self) -> Markup:
        """Draw how ketamine may work, with what is known and what is theory told apart, as a block."""
        return self._picture("mechanism", self._content.mechanism.steps, STATUS, self._citations.cite)

    def first_year_bars(self) -> Markup:
        """Draw what a first year costs, for the examples of the pricing file, as a block."""
        bars = first_year_bars(self._content.pricing)
        return self._picture("first_year_bars", bars, tuple(VARIANT_NAMES.values()))

    def scorecard_table(self) -> Markup:
        """Keep the place for the table of check results, which is made after the pages, as a block."""
        return Markup('<div data-fill="scorecards"></div>')
