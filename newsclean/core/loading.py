"""Finds the compiled core and calls it; its functions take addresses of flat arrays, and numbers."""

import os
import sys
from array import array
from collections.abc import Callable
from ctypes import CDLL, c_int32, c_void_p
from functools import cache
from pathlib import Path
from typing import TypeAlias

from newsclean.errors import NewscleanError

ABI = 10  # as in core.h: a library of another number is none
FILE = Path(__file__).with_name("core.dll" if sys.platform == "win32" else "core.so")
WANTED = "NEWSCLEAN_CORE"  # says `reference` or `compiled` where one of the two is to be had

A, N = c_void_p, c_int32  # an array, a number
FUNCTIONS = {  # as the C files declare them
    "columns": (N, (A, N, N, N, N, A)),
    "across": (N, (A, A, N, A, A, N, N, N, A, A)),
    "split": (N, (A, N, A, A, A, A, A, A, A)),
    "candidates": (N, (A, A, N, A, A, A)),
    "unbroken": (N, (A, A, N, A, A)),
    "edges": (N, (A, A, N, A, A)),
    "layout": (N, (A, A, N, A, A, A, A, N, N, A, A, A)),
    "torn": (N, (A, A, N, A, A, A, A, A)),
    "cuts": (N, (A, A, N, A, A, A, N, A)),
    "endings": (N, (A, A, N, A, A, A)),
    "inner": (N, (A, A, N, A, A, A, A, A)),
    "hints": (N, (A, A, N, A, A, A)),
    "vetoes": (N, (A, A, N, A, A, A, N, A)),
    "open": (A, (A, A, A, A)),
    "meet": (N, (A, A, N)),
    "marks": (N, (A, A, A, A, N, A, A)),
    "measures": (N, (A, N, A, A, A)),
    "kinship": (N, (A, A, N, A, N, A, A, N, A, A)),
    "series": (N, (A, A, N, A, A)),
    "scores": (N, (A, A, A, N, A, A, N, A, N, A)),
    "path": (N, (A, A, N, A, A, N, N, N, A, A)),
}

Argument: TypeAlias = "array[int] | array[float] | bytes | int"
Core = Callable[..., int | None]
"""Calls a function of the core by its name; what it gives is nothing, or 0, where there was no memory for its work."""


@cache
def library() -> Core | None:
    """The compiled core; None if it was not built, is of another version, or NumPy was asked for.

    Raises NewscleanError where the compiled core is wanted and not there.
    """
    wanted = os.environ.get(WANTED, "")
    if wanted not in {"", "reference", "compiled"}:
        message = f"{WANTED} is reference or compiled, not {wanted!r}"
        raise NewscleanError(message)
    found = None if wanted == "reference" else opened(FILE)
    if wanted == "compiled" and not found:
        message = f"{WANTED} asks for the compiled core, which is not in {FILE.parent}"
        raise NewscleanError(message)
    return found


SLOWER = "the compiled core is not in use: reading is done by NumPy, more slowly"


def opened(file: Path) -> Core | None:
    """The core in a file, if it has this version and fits this machine."""
    if sys.byteorder != "little" or not file.exists():
        return None
    try:
        found = CDLL(str(file))
        functions = {name: getattr(found, f"newsclean_{name}") for name in FUNCTIONS}
        if found.newsclean_abi() != ABI:
            return None
    except (OSError, AttributeError):
        return None
    for name, (result, arguments) in FUNCTIONS.items():
        functions[name].restype, functions[name].argtypes = result, arguments

    def call(name: str, *arguments: Argument) -> int | None:
        given = [one.buffer_info()[0] if isinstance(one, array) else one for one in arguments]
        done: int | None = functions[name](*given)
        return done

    return call
