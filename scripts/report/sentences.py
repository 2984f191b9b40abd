"""The comparison of sentences: which are new on a page, gone or reworded, and which words of a sentence changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MIN_SIMILARITY = 0.5  # of the words; sentences that share fewer do not count as one sentence that was reworded
MOST_PAIRS = 2_500  # comparisons in one place; a page that was rewritten needs no pairs

Part = tuple[Literal["same", "gone", "new"], str]


@dataclass(frozen=True, slots=True)
class KeyedSentence:
    """A sentence as it is read, and its `key`: the same text with the names of prices in place of their amounts."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What changed in the words of a page, in reading order.

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


def compare_sentences(before: Sequence[KeyedSentence], after: Sequence[KeyedSentence]) -> Wording:
    """Return how the sentences of a page changed."""
    old, new = [sentence.key for sentence in before], [sentence.key for sentence in after]
    removed, added = list[str](), list[str]()
    changed = list[tuple[str, str]]()
    amounts = 0
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        old_sentences, new_sentences = before[start:end], after[begin:stop]
        if kind == "equal":
            amounts += sum(one.text != other.text for one, other in zip(old_sentences, new_sentences, strict=True))
            continue
        pairs = list(_pairs(old_sentences, new_sentences))
        changed += ((one.text, other.text) for one, other in pairs)
        removed += (sentence.text for sentence in old_sentences if all(sentence is not one for one, _ in pairs))
        added += (sentence.text for sentence in new_sentences if all(sentence is not other for _, other in pairs))
    moved = Counter(removed) & Counter(added)
    only_after, only_before = (tuple((Counter(texts) - moved).elements()) for texts in (added, removed))
    return Wording(only_after, only_before, tuple(changed), amounts, moved.total())


def _pairs(
    before: Sequence[KeyedSentence], after: Sequence[KeyedSentence]
) -> Iterator[tuple[KeyedSentence, KeyedSentence]]:
    """Yield (before, after) for each sentence that was reworded: `after` is the one that shares most of its words."""
    left = list(after)
    for sentence in before if len(before) * len(after) <= MOST_PAIRS else ():
        similarity, _, best = max(
            ((_similarity(sentence.text, other.text), -place, other) for place, other in enumerate(left)),
            key=lambda candidate: candidate[:2],
            default=(0.0, 0, sentence),
        )
        if similarity >= MIN_SIMILARITY:
            left = [other for other in left if other is not best]
            yield sentence, best


def _similarity(before: str, after: str) -> float:
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio()


def compare_words(before: str, after: str) -> Iterator[Part]:
    """Yield the parts of a sentence that was reworded: words that stayed, words that are gone, words that are new."""
    old, new = before.split(), after.split()
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", " ".join(old[start:end])
            continue
        if start < end:
            yield "gone", " ".join(old[start:end])
        if begin < stop:
            yield "new", " ".join(new[begin:stop])
