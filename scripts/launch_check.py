"""List every place that only the clinic can fill: `python -m scripts.launch_check`, or `make launch-check`."""

from scripts.command_line import ROOT, run
from scripts.data.clinic import Clinic
from scripts.data.load import CLINIC, model_from
from scripts.data.yaml_reader import read_yaml


def main() -> None:
    """Print one line for each empty place, then their number."""
    file = read_yaml(ROOT, CLINIC)
    places = sorted((file.line(where), what) for where, what in model_from(file, Clinic).empty_places())
    for line, what in places:
        print(f"{CLINIC}:{line}: {what}")
    print(f"{len(places)} places are empty; only the clinic can fill them." if places else "Nothing is empty.")


if __name__ == "__main__":
    run(main)
