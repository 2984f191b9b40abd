"""Work that is shared out comes back whole and in order."""

import os
from collections.abc import Iterator

import pytest

from scripts.cores import MANY, end_processes, in_shares, on_every_core


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    yield
    end_processes()


@pytest.mark.parametrize("count", [0, 1, MANY - 1, MANY + 7])
def test_every_item_comes_back_in_order(count: int) -> None:
    assert list(on_every_core(abs, [-number for number in range(count)])) == list(range(count))


def test_a_mistake_in_a_process_is_told() -> None:
    with pytest.raises(ValueError, match="x"):
        list(on_every_core(int, ["x"] * MANY))


def test_few_items_are_one_share_and_many_are_several() -> None:
    assert list(in_shares(len, [0] * (MANY - 1))) == [MANY - 1]
    shares = list(in_shares(len, [0] * (MANY + 7)))
    assert len(shares) > 1 or os.cpu_count() == 1
    assert sum(shares) == MANY + 7
