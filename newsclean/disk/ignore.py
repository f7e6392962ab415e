"""Which files a walk through directories leaves out: patterns as in .gitignore."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from newsclean.errors import ProfileError
from newsclean.patterns import lazy

IGNORE_FILE = ".newscleanignore"
ANY_FOLDERS = lazy(r"(?:^|(?<=/))\*\*/")
PART = lazy(r"\*+|\?|\[!?[^\]]+\]|.", re.DOTALL)


def is_ignored(name: str, patterns: Sequence[str]) -> bool:
    """Whether a path with slashes is left out; a directory ends with a slash. The last matching pattern decides.

    >>> is_ignored("proofs/", ["proofs/"]), is_ignored("2019/a.raw.txt", ["*.raw.txt"])
    (True, True)
    >>> is_ignored("2019/a.txt", ["/a.txt"]), is_ignored("a.txt", ["*.txt", "!a.txt"])
    (False, False)
    """
    left_out = False
    for pattern in patterns:
        wanted = not pattern.startswith("!")
        if wanted != left_out and re.fullmatch(as_regex(pattern.removeprefix("!")), name):
            left_out = wanted
    return left_out


def is_left_out(path: Path, patterns_in: Callable[[Path], Sequence[str]]) -> bool:
    """Whether a walk from the working directory would leave a path out, by itself or by a directory above it.

    The patterns of a directory are asked for by its path. Of a path elsewhere only its own directory is asked.
    """
    here = Path.cwd()
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are named
    above = [folder for folder in whole.parents if folder.is_relative_to(here) and folder != here]
    slash = "/" if os.path.isdir(whole) else ""  # noqa: PTH112 - never an error
    return is_ignored(whole.name + slash, patterns_in(whole.parent)) or any(
        is_ignored(folder.name + "/", patterns_in(folder.parent)) for folder in above
    )


@cache
def as_regex(pattern: str) -> str:
    r"""A pattern as a regular expression for paths relative to the place of the ignore file.

    The text between two stars is looked for once, at its first possible place: what comes after it can be found from
    there if it can be found at all. So a pattern with many stars takes no longer than one with few.

    >>> as_regex("/2019/**/a*b*.txt")
    '2019/(?:.*/)?a(?>[^/]*?b)[^/]*\\.txt/?'
    """
    body = pattern.strip("/")
    ending = ("/.*" if body.endswith("/**") else "") + ("/" if pattern.endswith("/") else "/?")
    first, *rest = ANY_FOLDERS.split(body.removesuffix("/**"))
    made = ("" if "/" in pattern.rstrip("/") else "(?:.*/)?") + in_order(first)
    for between in rest[:-1]:
        made += f"(?>(?:[^/]*/)*?{in_order(between)})"
    return made + (f"(?:.*/)?{in_order(rest[-1])}" if rest else "") + ending


def in_order(pattern: str) -> str:
    """A pattern, in which a star stands for anything without a slash, as a regular expression."""
    fixed = [""]
    for part in PART.findall(pattern):
        if part[0] == "*":
            fixed.append("")
        else:
            fixed[-1] += as_part(part)
    first, *rest = fixed
    return first + "".join(f"(?>[^/]*?{each})" for each in rest[:-1]) + (f"[^/]*{rest[-1]}" if rest else "")


def as_part(part: str) -> str:
    """A pattern for one character, as a regular expression."""
    if part == "?":
        return "[^/]"
    return one_of(part[1:-1]) if len(part) > 1 else re.escape(part)


def one_of(chars: str) -> str:
    """The characters between brackets as a regular expression; a range that runs backwards holds none.

    >>> one_of("!a-c"), one_of("c-a")
    ('[^a-c]', '(?!)')
    """
    made = "[" + ("^" if chars[0] == "!" else "") + re.escape(chars.removeprefix("!")).replace(r"\-", "-") + "]"
    try:
        re.compile(made)
    except re.error:
        return "(?!)"
    return made


def patterns_for(directory: Path) -> list[str]:
    """The patterns of the nearest ignore file, upward from a directory, rewritten for that directory."""
    directory = directory.resolve()
    for folder in (directory, *directory.parents):
        path = folder / IGNORE_FILE
        if path.is_file():
            lines = (line.strip() for line in written(path).splitlines())
            return moved([line for line in lines if line and not line.startswith("#")], folder, directory)
    return []


def written(path: Path) -> str:
    """The text of an ignore file. Raises ProfileError if it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise ProfileError(message) from error


def moved(patterns: Iterable[str], home: Path, directory: Path) -> list[str]:
    """Patterns of one directory, rewritten for a directory inside it.

    >>> moved(["*.raw.txt", "/2019/proofs/", "2020/x.txt"], Path("/a"), Path("/a/2019"))
    ['*.raw.txt', '/proofs/']
    """
    home, directory = home.resolve(), directory.resolve()
    if home == directory or not directory.is_relative_to(home):
        return list(patterns)
    inside = directory.relative_to(home).as_posix() + "/"
    kept: list[str] = []
    for pattern in patterns:
        sign, body = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
        if "/" not in body.rstrip("/") or body.startswith("**/"):
            kept.append(pattern)
        elif body.lstrip("/").startswith(inside):
            kept.append(sign + "/" + body.lstrip("/").removeprefix(inside))
        elif re.fullmatch(as_regex(body), inside):
            kept.append(sign + "*")
    return kept
