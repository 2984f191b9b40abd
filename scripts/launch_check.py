"""List the values that are still empty, and the facts due for another look: `make launch-check`."""

from scripts.checks.source.dates import facts_to_look_up_again
from scripts.command_line import ROOT, run
from scripts.data.load import current_content
from scripts.data.mkdocs_yml import CONFIG, REPOSITORY, read_config, value_at


def main() -> None:
    """Print one line for each fact to look up again and each empty value, then the number of empty values."""
    content, settings = current_content(ROOT), read_config(ROOT)
    file = content.files["clinic"]
    empty = [(file.path, file.line(where), what) for where, what in content.clinic.empty_values()]
    if not value_at(settings, REPOSITORY):
        empty.append(
            (CONFIG, settings.line(REPOSITORY), f"{REPOSITORY[0]} is missing, so no page can be edited from it")
        )
    for fact in facts_to_look_up_again(content):
        print(fact)
    for path, line, what in sorted(empty):
        print(f"{path}:{line}: {what}")
    count = len(empty)
    values = f"{count} value{'s are' if count != 1 else ' is'} empty; only the clinic can fill them in."
    print(values if empty else "Nothing is empty.")


if __name__ == "__main__":
    run(main)
