"""Loads all data files once into a frozen `Content`, or raises everything that is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scripts.data.between import between
from scripts.data.checklists import Checklists
from scripts.data.clinic import Clinic
from scripts.data.course import Course
from scripts.data.decision import Decision
from scripts.data.evidence import Evidence
from scripts.data.glossary import Glossary
from scripts.data.handouts import Handouts
from scripts.data.mechanism import Mechanism
from scripts.data.medicines import Medicines
from scripts.data.mkdocs_yml import language
from scripts.data.pricing import Pricing
from scripts.data.redirects import Redirects
from scripts.data.safety import Safety
from scripts.data.search import Search
from scripts.data.source_files import COMPARE
from scripts.data.treatments import Treatments
from scripts.data.words import Words, words_file
from scripts.data.yaml_reader import Location, YamlFile, read_yaml
from scripts.diagnostics import CheckFailed, Diagnostic, nearest, raise_if_any, shortened, suggestion
from scripts.site_settings import SiteSettings, site_settings

FOLDER = PurePosixPath("content")
PRICING, COURSE, CLINIC, EVIDENCE, CHECKLISTS, HANDOUTS, REDIRECTS = (
    FOLDER / f"{name}.yml"
    for name in ("pricing", "course", "clinic", "evidence", "checklists", "handouts", "redirects")
)

KINDS: dict[str, type[BaseModel]] = {
    "pricing": Pricing,
    "course": Course,
    "clinic": Clinic,
    "safety": Safety,
    "evidence": Evidence,
    "glossary": Glossary,
    "mechanism": Mechanism,
    "medicines": Medicines,
    "treatments": Treatments,
    "decision": Decision,
    "search": Search,
    "checklists": Checklists,
    "handouts": Handouts,
    "redirects": Redirects,
    "words": Words,
}
ONE_LINE_EACH = "write a list: one line for each entry, beginning with - and a space"
LINES_BELOW = "write its lines below it, each with two more spaces in front"

AnyModel = TypeVar("AnyModel", bound=BaseModel)


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, so that results can be cached for it
class Content:
    """Everything that a page can show: the data files, and the address and date that the site is built for.

    `pricing` has the prices of that date.
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
    redirects: Redirects
    words: Words
    settings: SiteSettings

    @property
    def prices_source(self) -> str:
        """Where the prices come from, in a sentence or two."""
        return self._source(self.pricing, self.words.clinic.prices_confirmed)

    @property
    def course_source(self) -> str:
        """Where the steps and times come from, likewise."""
        return self._source(self.course, self.words.clinic.course_confirmed)

    def _source(self, file: Pricing | Course, confirmed: str) -> str:
        """Say where a file's facts come from: the clinic's article, without a date, until the clinic confirms them."""
        day = self.words.long_date(file.confirmed or file.read)
        return (confirmed if file.confirmed else self.words.clinic.article).format(
            clinic=self.clinic.short_name, day=day
        )

    def course_fact(self, name: str) -> str:
        """Return a fact of the course or of a visit in words. Errors: `NameNotFound`."""
        return self.course.phrase(name, self.words.course)

    @property
    def no_answer(self) -> str:
        """Where to turn when the clinic cannot be reached."""
        said = self.safety.no_answer
        return said.with_number if self.clinic.has_phone else said.without_number


def data_file(root: Path, kind: str) -> PurePosixPath:
    """Return the path of the data file of a kind: `pricing`, or `words`, of which there is one for each language."""
    return words_file(language(root)) if kind == "words" else FOLDER / f"{kind}.yml"


def load_content(root: Path, environ: Mapping[str, str]) -> Content:
    """Read `content/` below `root`, and the settings from the environment.

    Errors: `CheckFailed` with every problem of every file; `WrongSetting`.
    """
    diagnostics: list[Diagnostic] = []
    files: dict[str, YamlFile] = {}
    models: dict[str, Any] = {}
    for name, kind in KINDS.items():
        try:
            files[name] = read_yaml(root, data_file(root, name))
            models[name] = model_from(files[name], kind)
        except CheckFailed as found:
            diagnostics.extend(found.diagnostics)
    diagnostics.extend(between(files, models))
    raise_if_any(diagnostics)
    settings = site_settings(environ, models["clinic"].time_zone)
    return Content(**models | {"pricing": models["pricing"].on(settings.day)}, settings=settings)


def model_from(file: YamlFile, kind: type[AnyModel]) -> AnyModel:
    """Check a file against its model. Errors: `CheckFailed`, each with the line of the value."""
    try:
        return kind.model_validate(file.data)
    except ValidationError as error:
        raise CheckFailed(_diagnostics(file, kind, error)) from None


def _diagnostics(file: YamlFile, kind: type[BaseModel], error: ValidationError) -> Iterator[Diagnostic]:
    for details in _without_consequences(kind, error.errors(include_url=False)):
        where: Location = details["loc"]
        if details["type"] == "rules":
            for below, message, hint, code in details["ctx"]["broken"]:
                yield Diagnostic(file.path, file.line((*where, *below)), message, hint, code)
        else:
            yield Diagnostic(file.path, file.line(where), *_explained(kind, details))


def _without_consequences(kind: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the errors that are not the consequence of another one.

    A key is missing because it is misspelled; a list counts as empty because its only entry is invalid.
    """
    around = {details["loc"][:length] for details in errors for length in range(len(details["loc"]))}
    unknown = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    meant = {(*where[:-1], nearest(str(where[-1]), _known_keys(kind, where))) for where in unknown}
    for details in errors:
        where = details["loc"]
        follows = {"missing": where in meant, "too_short": where in around}
        if not follows.get(details["type"], False):
            yield details


def _explained(kind: type[BaseModel], details: ErrorDetails) -> tuple[str, str, str]:
    """Return the message, hint and code for one error of pydantic."""
    key, found, context = _key(details["loc"]), _shown(details["input"]), details.get("ctx", {})
    match details["type"]:
        case "missing":
            return f'"{key}:" is missing', f"add a line that begins with {key}:", "value-missing"
        case "extra_forbidden":
            known = _known_keys(kind, details["loc"])
            return f'"{key}:" is not recognized here', suggestion(key, known), "key-unknown"
        case "literal_error":
            choices = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return f"{key} is {found}, which is not valid here", suggestion(found, choices), "value-format"
        case "value":
            if details["input"] in (None, "") or context["what"] == "empty":
                return f"{key} is empty", str(context["hint"]), "value-missing"
            return f"{key} is {found}, {context['what']}", str(context["hint"]), str(context["code"])
        case "too_short":
            return f"{key} is empty", ONE_LINE_EACH, "value-missing"
        case "tuple_type" if details["input"] is None:
            return f"{key} is empty", ONE_LINE_EACH, "value-missing"
        case "tuple_type":
            return f"{key} is {found}, not a list", ONE_LINE_EACH, "value-type"
        case "model_type":
            hint = LINES_BELOW if details["loc"] else COMPARE
            return f"{key} is {found}, not a group of lines", hint, "value-type"
        case _:
            return f"{key} is {found}, which is not valid here", COMPARE, "value-type"


def _key(where: Location) -> str:
    names = [part for part in where if isinstance(part, str)]
    return names[-1] if names else "the file"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a group of lines"
    if isinstance(value, list | tuple):
        return "a list"
    return f'"{shortened(str(value))}"'


def _known_keys(kind: Any, where: Location) -> Iterator[str]:
    """Yield the keys of the model at `where`, found by walking down from `kind`."""
    for part in where[:-1]:
        if isinstance(part, str) and isinstance(kind, type) and issubclass(kind, BaseModel):
            kind = next((f.annotation for f in kind.model_fields.values() if f.alias == part), None)
        elif isinstance(part, int):
            kind = next((argument for argument in getattr(kind, "__args__", ()) if argument is not ...), None)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from (str(field.alias) for field in kind.model_fields.values())
