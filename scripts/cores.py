"""The same work on many pages, shared out among the processor's cores when there are enough of them."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from typing import TypeVar

MANY = 200  # below so many, a process takes longer to begin than it saves

Given = TypeVar("Given")
Made = TypeVar("Made")


def on_every_core(work: Callable[[Given], Made], items: Sequence[Given]) -> Iterator[Made]:
    """Yield what `work` makes of each item, in order; otherwise like `in_shares`."""
    for made in in_shares(partial(_each, work), items):
        yield from made


def in_shares(work: Callable[[Sequence[Given]], Made], items: Sequence[Given]) -> Iterator[Made]:
    """Yield what `work` makes of each share of the items, in order.

    Few items are one share. Of many, this process takes the first share and hands the others to one process for each
    further core, so `work` and the items must be picklable, and what `work` changes there is lost.
    Errors: those of `work`.
    """
    cores = os.cpu_count() or 1
    if len(items) < MANY or cores == 1:
        yield work(items)
        return
    size = -(-len(items) // cores)
    first, *others = (items[place : place + size] for place in range(0, len(items), size))
    handed = [_processes(cores - 1).submit(work, share) for share in others]
    yield work(first)
    yield from (share.result() for share in handed)


def end_processes() -> None:
    """End the processes that work was handed to, which otherwise wait for more."""
    if _processes.cache_info().currsize:
        _processes((os.cpu_count() or 1) - 1).shutdown()
        _processes.cache_clear()


@cache
def _processes(count: int) -> ProcessPoolExecutor:
    """Reason for new ones: the live preview has threads, and a fork may copy their locks in the wrong moment."""
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))


def _each(work: Callable[[Given], Made], items: Sequence[Given]) -> list[Made]:
    return [work(item) for item in items]
