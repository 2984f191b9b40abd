"""Work in forked processes: what they need is loaded already, and only their results are handed back."""

import ctypes
import errno
import gc
import multiprocessing
import os
import signal
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from multiprocessing.connection import Connection
from typing import TypeVar

PR_SET_PDEATHSIG = 1  # source: Linux, prctl(2)
FEW = 8  # below so many for each process, a fork takes longer than it saves

Given = TypeVar("Given")
Made = TypeVar("Made")


@contextmanager
def forked(work: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """Begin `work` in a process of its own; yields a function that waits for what it returns, which must be picklable.

    Work that nobody has waited for is ended. Errors of the function: those of `work`.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    gc.freeze()  # what is loaded by now stays, so neither process has to look through it again
    process = multiprocessing.get_context("fork").Process(target=_hand_back, args=(work, theirs), daemon=True)
    with warnings.catch_warnings():
        # Python 3.12 warns of a fork beside threads. The only ones here are typst's, which hold nothing that work uses.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()

    def result() -> Made:
        try:
            is_right, made = ours.recv()
        except EOFError:
            raise ChildProcessError(errno.ECHILD, "a process of the build was ended from outside; try again") from None
        if is_right:
            return made  # type: ignore[no-any-return] # what `work` returned
        raise made

    try:
        yield result
    finally:
        process.kill()
        process.join()
        ours.close()


def on_every_core(work: Callable[[Given], Made], items: Sequence[Given]) -> Iterator[Made]:
    """Yield what `work` makes of each item, in order; many items are shared out among the cores. Errors: its own."""
    size = max(FEW, -(-len(items) // (os.cpu_count() or 1)))
    first, *others = [items[place : place + size] for place in range(0, len(items), size)] or [items]
    with ExitStack() as running:
        waits = [running.enter_context(forked(partial(_each, work, share))) for share in others]
        yield from map(work, first)
        for wait in waits:
            yield from wait()


def _each(work: Callable[[Given], Made], items: Sequence[Given]) -> list[Made]:
    return [work(item) for item in items]


def _hand_back(work: Callable[[], object], result: Connection) -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # or it would go on when the build is killed
    try:
        result.send((True, work()))
    except Exception as error:
        result.send((False, error))
