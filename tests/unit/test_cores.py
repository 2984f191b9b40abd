"""Work that is shared out comes back whole and in order."""

import pytest

from scripts.cores import MANY, on_every_core


@pytest.mark.parametrize("count", [0, 1, MANY - 1, MANY + 7])
def test_every_item_comes_back_in_order(count: int) -> None:
    assert list(on_every_core(abs, [-number for number in range(count)])) == list(range(count))


def test_a_mistake_in_a_process_is_told() -> None:
    with pytest.raises(ValueError, match="x"):
        list(on_every_core(int, ["x"] * MANY))
