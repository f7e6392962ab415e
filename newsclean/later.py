"""Sequences that are made when somebody first looks at them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

Item = TypeVar("Item")


class Later(Sequence[Item], Generic[Item]):
    """Stands for a tuple until it is looked at, and then for what was made: who never looks, never waits.

    >>> digits = Later(lambda: tuple("123"))
    >>> digits[0], len(digits), digits == ("1", "2", "3"), ("0", *digits)
    ('1', 3, True, ('0', '1', '2', '3'))
    """

    __slots__ = ("_known", "_make")

    def __init__(self, make: Callable[[], tuple[Item, ...]]) -> None:
        """Keep what makes it."""
        self._make: Callable[[], tuple[Item, ...]] | None = make
        self._known: tuple[Item, ...] = ()

    def made(self) -> tuple[Item, ...]:
        """The tuple, made now if it was not yet."""
        if make := self._make:
            self._known = make()
            self._make = None
        return self._known

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        """The item at a place, or a tuple of several."""
        return self.made()[place]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.made())

    def __iter__(self) -> Iterator[Item]:
        """One after the other."""
        return iter(self.made())

    def __eq__(self, other: object) -> bool:
        """Whether the other is a tuple, or stands for one, of the same."""
        return self.made() == (other.made() if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        """As that of the tuple."""
        return hash(self.made())

    def __repr__(self) -> str:
        """As the tuple is shown."""
        return repr(self.made())

    def __add__(self, other: Sequence[Item]) -> tuple[Item, ...]:
        """A tuple of these and others."""
        return (*self.made(), *other)

    def __reduce__(self) -> tuple[type[tuple[Item, ...]], tuple[tuple[Item, ...]]]:
        """A copy, in another process too, is the tuple."""
        return tuple, (self.made(),)
