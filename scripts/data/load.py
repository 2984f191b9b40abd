"""The loader of the data files: it reads all of them once into a frozen `Content`, or reports all their mistakes."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from scripts.data.checklists import Checklists, Decision, Handouts, Letters
from scripts.data.clinic import Clinic
from scripts.data.evidence import Evidence
from scripts.data.glossary import Glossary, Search
from scripts.data.mkdocs_yml import site_language
from scripts.data.model import duplicate_entries, model_from
from scripts.data.names import unknown_names
from scripts.data.notices import Notices
from scripts.data.offers import ELSEWHERE
from scripts.data.places import OtherSite, Picture
from scripts.data.price_rules import check_entries
from scripts.data.pricing import Pricing
from scripts.data.redirects import Redirects
from scripts.data.safety import Safety
from scripts.data.source_files import CONTENT, plain_files
from scripts.data.treatments import ASPECTS, Course, Mechanism, Medicines, Treatments
from scripts.data.words import Words, recorded_words, words_file, words_model
from scripts.data.yaml_reader import Location, YamlFile, read_yaml
from scripts.diagnostics import CheckFailed, Diagnostic, raise_if_any
from scripts.site_settings import SiteSettings, site_settings

FOLDER = PurePosixPath("content")
PRICING, CLINIC, REDIRECTS = (FOLDER / f"{name}.yml" for name in ("pricing", "clinic", "redirects"))
SETTINGS = ("SITE_DATE", "SITE_URL")


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, so that results can be cached for it
class Content:
    """Everything that a page can show: the data files, and the address and date that the site is built for.

    `pricing` has the prices of that date, `all_pricing` those of all dates. `files` has the data files as written,
    by name, `pricing`: each knows the line of every value.
    """

    pricing: Pricing
    course: Course
    clinic: Clinic
    safety: Safety
    evidence: Evidence
    glossary: Glossary
    mechanism: Mechanism
    medicines: Medicines
    treatments: Treatments
    decision: Decision
    search: Search
    checklists: Checklists
    handouts: Handouts
    notices: Notices
    letters: Letters
    redirects: Redirects
    words: Words
    settings: SiteSettings
    all_pricing: Pricing
    files: Mapping[str, YamlFile]

    def link_to(self, page: str, anchor: str | None = None) -> str:
        """Return the address of a page by the name that it has, or had before it was renamed: `risks`."""
        return self.settings.base_path + self.redirects.address(page, anchor)

    @property
    def pictures(self) -> Iterator[tuple[YamlFile, Location, Picture]]:
        """Yield (data file, location, picture) for every picture of places, people and notices."""
        for kind, pictures in (("clinic", self.clinic.pictures), ("notices", self.notices.pictures)):
            yield from ((self.files[kind], where, picture) for where, picture in pictures)

    @property
    def prices_source(self) -> str:
        """Where the prices come from, in a sentence or two."""
        return self._source(self.pricing, self.words.clinic.prices_confirmed)

    @property
    def course_source(self) -> str:
        """Where the steps and times come from, in a sentence or two."""
        return self._source(self.course, self.words.clinic.course_confirmed)

    def _source(self, file: Pricing | Course, confirmed: str) -> str:
        """Return where a file's facts come from: the clinic's article, which has no date, until the clinic confirms."""
        day = self.words.long_date(file.confirmed or file.read)
        return (confirmed if file.confirmed else self.words.clinic.article).format(
            clinic=self.clinic.short_name, day=day
        )

    def course_fact(self, name: str) -> str:
        """Return a fact about the course or a visit in words. Errors: `NameNotFound`."""
        return self.course.phrase(name, self.words.course)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of things that pages count, by the names that pages use."""
        return {
            "conditions": len(self.clinic.conditions),
            "handouts": len(self.handouts.handouts),
            "offered-treatments": sum(option.offered == "yes" for option in self.treatments.options),
            "offers": len(self.pricing.offers),
            "people": len(self.clinic.people),
            "places": len(self.clinic.places),
            "questions-per-treatment": len(ASPECTS),
            "treatments": len(self.treatments.options),
            "values": len(self.decision.values),
        }

    @property
    def other_sites(self) -> list[tuple[str, OtherSite]]:
        """The clinic's sites for booking and records, as (kind, site), if they are on another host than this site."""
        sites = (("booking", self.clinic.booking), ("portal", self.clinic.portal))
        here = urlsplit(self.settings.url).hostname
        return [(kind, site) for kind, site in sites if site and urlsplit(site.url).hostname != here]

    @property
    def no_answer(self) -> str:
        """Where to turn when the clinic cannot be reached."""
        no_answer = self.safety.no_answer
        return no_answer.with_number if self.clinic.phone else no_answer.without_number


# The model of each data file, by the name of the file; `words` stands for the words file of the site's language.
NOT_FILES = {"settings", "all_pricing", "files"}
MODELS: dict[str, Any] = {part.name: part.type for part in fields(Content) if part.name not in NOT_FILES}
MODELS["words"] = words_model(recorded_words())


def data_file(root: Path, kind: str) -> PurePosixPath:
    """Return the path of the data file of this kind: `pricing`, or `words`, which has one file for each language."""
    return words_file(site_language(root)) if kind == "words" else FOLDER / f"{kind}.yml"


def load_content(root: Path, environ: Mapping[str, str]) -> Content:
    """Read `content/` below `root`, and the settings from the environment.

    Errors: `CheckFailed` with all problems of all files; `WrongSetting`.
    """
    diagnostics: list[Diagnostic] = []
    files: dict[str, YamlFile] = {}
    models: dict[str, Any] = {}
    for name, model in MODELS.items():
        try:
            files[name] = read_yaml(root, data_file(root, name))
            models[name] = model_from(files[name], model)
        except CheckFailed as failure:
            diagnostics.extend(failure.diagnostics)
    diagnostics.extend(cross_file_diagnostics(files, models))
    raise_if_any(diagnostics)
    settings = site_settings(environ, models["clinic"].time_zone)
    places = {place.id: place.name for place in models["clinic"].places}
    pricing = models["pricing"].with_places({**places, ELSEWHERE: models["words"].prices.elsewhere})
    current = {
        "pricing": pricing.on(settings.day),
        "search": models["search"].with_current_names(models["redirects"].current_name),
    }
    return Content(**models | current, settings=settings, all_pricing=pricing, files=files)


def cross_file_diagnostics(files: Mapping[str, YamlFile], models: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each contradiction between two files, as far as both could be read."""
    yield from unknown_names(files, models.keys())
    if "pricing" in files:
        yield from check_entries(files["pricing"])
    if "pricing" in models and "course" in models:
        yield from _series_mismatch(models["pricing"], models["course"], files["pricing"])
    if "words" in models:
        yield from _language_mismatch(models["words"], files["words"])
    if "clinic" in files:
        yield from duplicate_entries(files["clinic"], "name")


def _language_mismatch(words: Words, file: YamlFile) -> Iterator[Diagnostic]:
    if words.language != file.path.stem:
        message = f'language is "{words.language}", but the file is called {file.path.name}'
        yield file.diagnostic_at(("language",), message, f"write {file.path.stem}, or rename the file", "language-file")


def _series_mismatch(pricing: Pricing, course: Course, file: YamlFile) -> Iterator[Diagnostic]:
    for index, offer in enumerate(pricing.offers):
        if offer.id == "series" and offer.count != course.series.infusions:
            message = f"covers is {offer.covers}, but content/course.yml says {course.series.infusions}"
            yield file.diagnostic_at(("offers", index, "covers"), message, "make the two files agree", "infusion-count")


def current_content(root: Path, environ: Mapping[str, str] = os.environ) -> Content:
    """Return the content of the project `root`, reloaded if a file has changed. Errors: those of `load_content`."""
    settings = tuple((name, environ[name]) for name in SETTINGS if name in environ)
    return _content(root, settings, site_language(root), _state(root))


def _state(root: Path) -> tuple[object, ...]:
    """Return a cache key that changes with the data files, so that a live preview never shows an old price."""
    stats = [(root / path).stat() for path in plain_files(root, CONTENT, ".yml")]
    return tuple((stat.st_mtime_ns, stat.st_size, stat.st_ino) for stat in stats)


@lru_cache(maxsize=1)
def _content(root: Path, settings: tuple[tuple[str, str], ...], _language: str, _state: tuple[object, ...]) -> Content:
    return load_content(root, dict(settings))
