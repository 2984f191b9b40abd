"""Which sentences of a page are new, gone or reworded, and which words of a sentence changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

ALIKE = 0.5  # of the words; sentences with fewer in common do not count as one that changed
MOST_PAIRS = 2_500  # comparisons in one place; a page that was rewritten needs no pairs

Part = tuple[Literal["same", "gone", "new"], str]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it is read, and its `key`: the same with the names of prices in place of their amounts."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What changed in the words of a page, in the order in which it is read.

    `changed` are (before, after); `amounts` counts the sentences in which only an amount differs, `moved` those that
    moved.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    amounts: int = 0
    moved: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.amounts or self.moved)


def compare_sentences(before: Sequence[Said], after: Sequence[Said]) -> Wording:
    """Return how the sentences of a page differ."""
    old, new = [said.key for said in before], [said.key for said in after]
    removed, added = list[str](), list[str]()
    changed = list[tuple[str, str]]()
    amounts = 0
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = before[start:end], after[begin:stop]
        if kind == "equal":
            amounts += sum(one.text != other.text for one, other in zip(gone, come, strict=True))
            continue
        pairs = list(_pairs(gone, come))
        changed += ((one.text, other.text) for one, other in pairs)
        removed += (said.text for said in gone if all(said is not one for one, _ in pairs))
        added += (said.text for said in come if all(said is not other for _, other in pairs))
    moved = Counter(removed) & Counter(added)
    only_after, only_before = (tuple((Counter(texts) - moved).elements()) for texts in (added, removed))
    return Wording(only_after, only_before, tuple(changed), amounts, moved.total())


def _pairs(before: Sequence[Said], after: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Yield the pairs of sentences that are one, reworded: each with the one that shares most of its words."""
    left = list(after)
    for said in before if len(before) * len(after) <= MOST_PAIRS else ():
        likeness, _, best = max(
            ((_likeness(said.text, other.text), -place, other) for place, other in enumerate(left)),
            key=lambda found: found[:2],
            default=(0.0, 0, said),
        )
        if likeness >= ALIKE:
            left = [other for other in left if other is not best]
            yield said, best


def _likeness(before: str, after: str) -> float:
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio()


def compare_words(before: str, after: str) -> Iterator[Part]:
    """Yield a sentence that changed, in parts: words that stayed, words that are gone, words that are new."""
    old, new = before.split(), after.split()
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", " ".join(old[start:end])
            continue
        if start < end:
            yield "gone", " ".join(old[start:end])
        if begin < stop:
            yield "new", " ".join(new[begin:stop])
