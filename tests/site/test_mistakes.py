"""Mistakes that only the built site shows: several at once, each in a file of its own, in one build."""

from tests.mistakes import mistakes
from tests.project import Project


def test_mistakes_that_only_the_site_shows_are_told_at_their_lines(project: Project) -> None:
    says = [line for mistake in mistakes() if mistake.of == "site" for line in mistake.make(project)]
    done = project.run("build_site")
    assert (done.code, done.err.splitlines()) == (1, [*sorted(says), f"{len(says)} problems"])
    assert not project.site.exists()
