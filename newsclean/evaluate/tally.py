"""The figures of a measure: counts that add up over pages, with the shares read from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import reduce
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    @property
    def ratio(self) -> float | None:
        """The share; None of nothing.

        >>> Share(9, 10).ratio
        0.9
        """
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of what should be: right ones, all that were predicted, all that are true."""

    right: int = 0
    predicted: int = 0
    true: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the predicted that is right."""
        return Share(self.right, self.predicted).ratio

    @property
    def recall(self) -> float | None:
        """The share of the true that was found."""
        return Share(self.right, self.true).ratio

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall.

        >>> Found(right=3, predicted=4, true=6).f1
        0.6
        """
        return Share(2 * self.right, self.predicted + self.true).ratio


@dataclass(frozen=True, slots=True)
class Breaks:
    """Line ends at which a unit ends; the other three count line ends that no one can judge.

    `run_in` ones part a byline or code from the body of its line's record, `unaligned` ones have no text to judge by,
    `displaced` ones stand where the text is out of order.
    """

    everywhere: Found = Found()
    bodies: Found = Found()
    run_in: int = 0
    unaligned: int = 0
    displaced: int = 0


@dataclass(frozen=True, slots=True)
class Texts:
    """Records of one kind: exact in all fields; lenient (body and whole heading); body alone."""

    exact: Share = Share()
    lenient: Share = Share()
    body: Share = Share()


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in bodies, each with the hanzi after it: kept, spaced, cut by a paragraph end, or changed."""

    exact: int = 0
    spaced: int = 0
    broken: int = 0
    changed: int = 0

    @property
    def all(self) -> int:
        """All numbers."""
        return self.exact + self.spaced + self.broken + self.changed

    @property
    def share(self) -> float | None:
        """The share of the exact ones."""
        return Share(self.exact, self.all).ratio


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of the bodies of articles: missing, changed, added; the last three count in the strict rate alone."""

    characters: int = 0
    missing: int = 0
    changed: int = 0
    added: int = 0
    other_form: int = 0
    stray_space: int = 0
    lost_space: int = 0

    @property
    def folded_rate(self) -> float | None:
        """The character error rate of the folded text."""
        return Share(self.missing + self.changed + self.added, self.characters).ratio

    @property
    def strict_rate(self) -> float | None:
        """The character error rate that counts width, forms and spaces too.

        >>> Text(characters=100, changed=1, stray_space=1).strict_rate
        0.02
        """
        errors = self.missing + self.changed + self.added + self.other_form + self.stray_space + self.lost_space
        return Share(errors, self.characters).ratio


@dataclass(frozen=True, slots=True)
class Whole:
    """Characters of whole pages: lost ones are missing from the prediction, invented ones from the source."""

    lost: Share = Share()
    invented: Share = Share()
    untrue: Share = Share()  # characters of the truth that are not in the source: what no tool can find


@dataclass(frozen=True, slots=True)
class Tally:
    """All figures of one page, or of many."""

    pages: int = 0
    missing: int = 0
    breaks: Breaks = Breaks()
    articles: Texts = Texts()
    photos: Texts = Texts()
    partition: Share = Share()
    heading: Share = Share()
    fields: Mapping[str, Found] = field(default_factory=dict)
    kind: Found = Found()
    kinds: Mapping[str, int] = field(default_factory=dict)
    numbers: Numbers = Numbers()
    text: Text = Text()
    whole: Whole = Whole()


def add(one: T, other: T) -> T:
    """Add figures of one type, field by field.

    >>> add(Whole(lost=Share(1, 10)), Whole(lost=Share(2, 10))).lost
    Share(right=3, of=20)
    """
    if isinstance(one, int) and isinstance(other, int):
        return one + other  # type: ignore[return-value]
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        shared = {key: add(one[key], other[key]) for key in one.keys() & other.keys()}
        return dict(sorted({**one, **other, **shared}.items()))  # type: ignore[return-value]
    sums = {part.name: add(getattr(one, part.name), getattr(other, part.name)) for part in fields(one)}  # type: ignore[arg-type]
    return type(one)(**sums)


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum over pages: each ratio is of the whole, so that a long page weighs more than a short one."""
    return reduce(add, tallies, Tally())
