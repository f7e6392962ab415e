"""What an installation makes ready: patterns in the form in which the package `re` runs them, and weights.

To compile the patterns that a page needs takes 160 ms, to load them compiled 2 ms: half the time of cleaning one page.
Python keeps its modules compiled and has no such place for patterns. So the build writes what `re` made of them, for
the version of Python that it runs under (`hatch_build.py`); under any other, and without that file, each pattern is
compiled when it is first used, with the same result. The weights of the networks are kept beside them, read from their
files (`label/weights.py`), which takes 8 ms otherwise.
"""

import marshal
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, AnyStr, TypeAlias, cast

if TYPE_CHECKING:
    from pathlib import Path

TAG = sys.implementation.cache_tag or "none"
FILE = f"{__file__.removesuffix('precompiled.py')}data/patterns.{TAG}"

Key: TypeAlias = tuple[str | bytes, int]
"""A pattern and its flags."""
Code: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `re` made of it: flags, code, the number of groups, their numbers by name, their names by number."""


def engine() -> tuple[int, int, str]:
    """What code is bound to: the number that `re` gives to its kind, the size of its integers, their byte order."""
    sre = import_module("_sre")
    return sre.MAGIC, sre.CODESIZE, sys.byteorder


def kept(file: str, made_for: object) -> Any:  # noqa: ANN401 - whatever was kept
    """What a file keeps; None if it is not there, is damaged, or was made for something else."""
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 - paths are slow to load, and the help needs none
            was_made_for, found = marshal.loads(stream.read())  # noqa: S302 - part of the package, as its modules are
    except (OSError, EOFError, TypeError, ValueError):
        return None
    return found if was_made_for == made_for else None


def keep(file: "Path", made_for: Any, found: Any) -> None:  # noqa: ANN401 - whatever marshal can write
    """Write what `kept` reads."""
    file.write_bytes(marshal.dumps((made_for, found), 2))  # later forms of it depend on who else holds a string


@cache
def codes(file: str) -> dict[Key, Code]:
    """The patterns of a file; none if it is not there or was written for another version."""
    try:
        return kept(file, engine()) or {}
    except (ImportError, AttributeError):
        return {}


def precompiled(pattern: AnyStr, flags: int, file: str = FILE) -> re.Pattern[AnyStr] | None:
    """A pattern, ready to be used; None if the file does not have it."""
    code = codes(file).get((pattern, flags))
    try:
        return built(pattern, code) if code else None
    except (RuntimeError, TypeError, ValueError):  # `re` looks the code through, and refuses what it does not know
        return None


def built(pattern: AnyStr, code: Code) -> re.Pattern[AnyStr]:
    """A pattern made of its code."""
    flags, data, groups, numbers, names = code
    made: re.Pattern[AnyStr] = import_module("_sre").compile(
        pattern, flags, memoryview(data).cast("I").tolist(), groups, numbers, names
    )
    return made


def code_of(pattern: str, flags: int) -> Code:
    """What `re` makes of a pattern."""
    parsed = import_module("re._parser").parse(pattern, flags)
    code: list[int] = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001 - no public name gives it
    groups: int = parsed.state.groups
    numbers: dict[str, int] = parsed.state.groupdict
    of_number = {number: name for name, number in numbers.items()}
    names = tuple(of_number.get(number) for number in range(groups))
    data = b"".join(word.to_bytes(import_module("_sre").CODESIZE, sys.byteorder) for word in code)
    return flags | parsed.state.flags, data, groups - 1, numbers, names


def write(patterns: Iterable[Key], file: "Path") -> None:
    """Write patterns to a file, those that come out of it as `re` itself makes them."""
    found = {}
    for pattern, flags in sorted({(pattern, int(flags)) for pattern, flags in patterns}, key=repr):
        text = cast("str", pattern)  # or bytes, with which the same is done
        code = code_of(text, flags)
        if built(text, code) == re.compile(text, flags):
            found[pattern, flags] = code
    keep(file, engine(), found)
