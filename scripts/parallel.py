"""Work in forked processes, which inherit what is loaded already and send back only their results."""

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
MIN_SHARE = 8  # with fewer items for each process, a fork takes longer than it saves

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def forked(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Start `work` in a process of its own, and yield a function that waits for its result, which must be picklable.

    On exit, the process is killed if it is still running. Errors of the function: those of `work`, and
    `ChildProcessError` if the process was killed from outside.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    gc.freeze()  # what is loaded by now stays, so neither process has to look through it again
    process = multiprocessing.get_context("fork").Process(target=_send_result, args=(work, theirs), daemon=True)
    with warnings.catch_warnings():
        # Python 3.12 warns of forking with threads. The only ones here are typst's, which hold nothing that work uses.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()

    def result() -> Result:
        try:
            succeeded, value = ours.recv()
        except EOFError:
            raise ChildProcessError(errno.ECHILD, "a process of the build was ended from outside; try again") from None
        if succeeded:
            return value  # type: ignore[no-any-return] # what `work` returned
        raise value

    try:
        yield result
    finally:
        process.kill()
        process.join()
        ours.close()


def on_every_core(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Yield the result of `work` for each item, in order, and split many items among the cores. Errors: its own."""
    size = max(MIN_SHARE, -(-len(items) // (os.cpu_count() or 1)))
    first, *others = [items[start : start + size] for start in range(0, len(items), size)] or [items]
    with ExitStack() as running:
        waits = [running.enter_context(forked(partial(_run_all, work, share))) for share in others]
        yield from map(work, first)
        for wait in waits:
            yield from wait()


def _run_all(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]


def _send_result(work: Callable[[], object], result: Connection) -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # otherwise it would outlive a build that is killed
    try:
        result.send((True, work()))
    except Exception as error:
        result.send((False, error))
