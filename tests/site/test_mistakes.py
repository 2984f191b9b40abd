"""Mistakes that only the built site shows: several at once, each in a file of its own, in one build."""

from tests.mistakes import mistakes
from tests.project import Project


def place(said: str) -> tuple[str, int]:
    path, line, _ = said.split(":", 2)
    return path, int(line)


def test_mistakes_that_only_the_site_shows_are_told_at_their_lines(guide: Project) -> None:
    says = [line for mistake in mistakes() if mistake.of == "site" for line in mistake.make(guide)]
    done = guide.quick("build_site")
    assert (done.code, done.err.splitlines()) == (1, [*sorted(says, key=place), f"{len(says)} problems"])
    assert not guide.site.exists()
