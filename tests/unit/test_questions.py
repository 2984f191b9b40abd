"""The log of what patients ask: each question has an answer or a reason, told with its line."""

from pathlib import PurePosixPath

import pytest

from tests.project import ROOT, Project
from tests.questions import LOG, faults, questions

PLACES = {"costs/", "risks/", "risks/#bladder"}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("answers: [risks/#bladder]", ""),
        ("reason: only the clinic can say", ""),
        ("seen: forum", '"pee" has no answer'),
        ("answers: []", '"pee" has no answer'),
        ("reason: it has, answers: [costs/]", '"pee" has both answers and a reason'),
        ("answers: [risks/#blader]", 'the answer "risks/#blader" of "pee" is no page or section'),
    ],
)
def test_a_question_without_an_answer_or_a_reason_is_told_with_its_line(data: Project, entry: str, said: str) -> None:
    data.write("log.yml", f"# The log\n- {{ask: cost, answers: [costs/]}}\n- {{ask: pee, {entry}}}\n")
    log = PurePosixPath("log.yml")
    told = [str(fault).partition(";")[0] for fault in faults(questions(data.root, log), PLACES, log)]
    assert told == ([f"log.yml:3: {said}"] if said else [])


def test_every_question_of_the_log_has_an_answer_or_a_reason() -> None:
    asked = questions(ROOT)
    assert list(faults(asked, {place for one in asked for place in one.answers}, LOG)) == []
    assert len([one for one in asked if one.seen]) == 90
    assert len([one for one in asked if one.is_held_back]) == 20
