"""Patterns: those of the rules, compiled at their first use; those of settings, which have a time limit."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import AnyStr, Generic, TypeVar, cast

from newsclean.errors import PatternError, ProfileError
from newsclean.precompiled import precompiled

MULTILINE = re.MULTILINE  # of the same value in both packages
SECONDS = 2.0  # of work; a sound pattern takes milliseconds for a whole page

Value = TypeVar("Value")


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that is compiled at its first use: there are two hundred, and few pages need all of them.

    >>> YEAR = lazy("[0-9]{4}年")
    >>> YEAR.search("自2018年起").span()
    (1, 6)
    """
    return cast("re.Pattern[AnyStr]", Lazy(pattern, flags))


class Lazy(Generic[AnyStr]):
    """Stands for a pattern until it is used, and then hands out its methods."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        """Keep what is to be compiled."""
        self.pattern: AnyStr = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile the pattern: this is asked only for what is not here yet."""
        compiled = precompiled(self.pattern, self.flags) or re.compile(self.pattern, self.flags)
        self.__dict__ |= {method: getattr(compiled, method) for method in METHODS}
        if name not in self.__dict__:
            raise AttributeError(name)
        return self.__dict__[name]


METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class Guarded:
    r"""A pattern of the package `regex`, with a time limit. Empty matches do not count.

    What it matches is never nothing.

    >>> [match[0] for match in Guarded(r"\p{Han}{2}\d*").finditer("春耕3 x 夏收")]
    ['春耕3', '夏收']
    """

    def __init__(self, text: str, flags: int = 0) -> None:
        """Compile it. Raises ProfileError for what is no pattern."""
        import regex  # noqa: PLC0415 - slow to load, and most settings hold no pattern

        self.text = text
        try:
            self._pattern = regex.compile(text, flags)
        except (regex.error, RecursionError, OverflowError, ValueError) as error:
            message = f"{text!r} is no regular expression: {error}"
            raise ProfileError(message) from error

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in a text. Raises PatternError if that takes too long."""
        found = self._limited(lambda: list(self._pattern.finditer(text, timeout=SECONDS)))
        return (match for match in found if match[0])

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text. Raises PatternError if that takes too long."""
        return next(self.finditer(text), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match with the whole of a text. Raises PatternError if that takes too long."""
        match: re.Match[str] | None = self._limited(lambda: self._pattern.fullmatch(text, timeout=SECONDS))
        return match

    def _limited(self, work: Callable[[], Value]) -> Value:
        try:
            return work()
        except (TimeoutError, MemoryError) as error:
            message = (
                f"the pattern {self.text!r} of the settings takes too long on this page; "
                "write it so that it can match a text in one way only"
            )
            raise PatternError(message) from error


guarded = lru_cache(maxsize=64)(Guarded)
