"""Work that is shared out comes back whole and in order; work that nobody waits for is ended."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.diagnostics import CheckFailed, Diagnostic
from scripts.parallel import MIN_SHARE, forked, on_every_core
from tests.project import ROOT


@pytest.mark.parametrize("count", [0, 1, MIN_SHARE, MIN_SHARE + 1, 5 * MIN_SHARE + 3])
def test_every_item_comes_back_in_order(count: int) -> None:
    assert list(on_every_core(abs, [-number for number in range(count)])) == list(range(count))


def test_many_items_are_made_in_several_processes() -> None:
    made_by = set(on_every_core(lambda _: os.getpid(), range(4 * MIN_SHARE)))
    assert len(made_by) == min(4, os.cpu_count() or 1)


@pytest.mark.parametrize("place", [0, 4 * MIN_SHARE - 1])
def test_a_mistake_in_any_process_is_told(place: int) -> None:
    items = ["1"] * (4 * MIN_SHARE)
    items[place] = "x"
    with pytest.raises(ValueError, match="x"):
        list(on_every_core(int, items))


def test_problems_come_back_as_they_were_raised() -> None:
    diagnostic = Diagnostic(__file__, 1, "this is wrong", "write it right", "wrong")  # type: ignore[arg-type]

    def work() -> None:
        raise CheckFailed([diagnostic])

    with forked(work) as wait, pytest.raises(CheckFailed) as found:
        wait()
    assert found.value.diagnostics == (diagnostic,)


def test_work_that_nobody_waits_for_is_ended() -> None:
    started = time.monotonic()
    with forked(lambda: time.sleep(60)):
        pass
    assert time.monotonic() - started < 30


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    with forked(lambda: os._exit(3)) as wait, pytest.raises(OSError, match="ended from outside") as failed:
        wait()
    assert (
        failed.value.strerror == "a process of the build was ended from outside; try again"
    )  # command lines print this


def test_a_process_ends_with_the_one_that_began_it() -> None:
    script = (
        "import os, time\n"
        "from scripts.parallel import forked\n"
        "with forked(lambda: print(os.getpid(), flush=True) or time.sleep(60)) as wait:\n"
        "    wait()\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) as begun:
        assert begun.stdout
        forked_one = int(begun.stdout.readline())
        begun.kill()
    status = Path(f"/proc/{forked_one}/stat")
    for _ in range(100):
        if not status.exists() or status.read_text().split()[2] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("it still runs")
