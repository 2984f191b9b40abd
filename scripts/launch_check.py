"""Lists what only the clinic can fill in, and facts past their day: `make launch-check`."""

from datetime import UTC, datetime

from scripts.checks.source.dates import facts_past_their_day
from scripts.command_line import ROOT, run
from scripts.data.clinic import Clinic
from scripts.data.evidence import Evidence
from scripts.data.load import CLINIC, EVIDENCE
from scripts.data.mkdocs_yml import CONFIG, REPOSITORY, read_config, value_at
from scripts.data.model import model_from
from scripts.data.yaml_reader import read_yaml


def main() -> None:
    """Print one line for each fact to look up again and each empty value, then the number of these."""
    file, settings = read_yaml(ROOT, CLINIC), read_config(ROOT)
    places = [(CLINIC, file.line(where), what) for where, what in model_from(file, Clinic).empty_places()]
    if not value_at(settings, REPOSITORY):
        places.append(
            (CONFIG, settings.line(REPOSITORY), f"{REPOSITORY[0]} is missing, so no page can be edited from it")
        )
    cited = read_yaml(ROOT, EVIDENCE)
    for fact in facts_past_their_day(model_from(cited, Evidence), cited, datetime.now(UTC).date()):
        print(fact)
    for path, line, what in sorted(places):
        print(f"{path}:{line}: {what}")
    count = len(places)
    values = f"{count} value{'s are' if count != 1 else ' is'} empty; only the clinic can fill them in."
    print(values if places else "Nothing is empty.")


if __name__ == "__main__":
    run(main)
