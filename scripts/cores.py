"""The same work on many pages, shared out among the processor's cores when there are enough of them."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

MANY = 200  # below so many, a process takes longer to begin than it saves
SHARES = 4  # for each core: pages differ, and no core should end long before the others

Given = TypeVar("Given")
Made = TypeVar("Made")


def on_every_core(work: Callable[[Given], Made], items: Sequence[Given]) -> Iterator[Made]:
    """Yield what `work` makes of each item, in order.

    Many items are handed to processes begun anew, so `work` and the items must be picklable, and what `work` changes in
    this process is lost. Errors: those of `work`.
    """
    cores = os.cpu_count() or 1
    if len(items) < MANY or cores == 1:
        yield from map(work, items)
        return
    share = -(-len(items) // (cores * SHARES))
    with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(work, items, chunksize=share)
