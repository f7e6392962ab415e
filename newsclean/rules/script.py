"""Simplified to traditional characters, and back."""

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from newsclean.errors import ProfileError
from newsclean.lexicon.scripts import looks_traditional
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.text.edits import Change

# What --script names, as the conversion of a page in simplified and of one in traditional characters.
CONVERSIONS = {"s": ("", "t2s"), "t": ("s2t", ""), "tw": ("s2tw", "t2tw"), "hk": ("s2hk", "t2hk")}


CROSSING = lazy("s2.+|.+2sp?")  # conversions from one script to the other


class Converter(Protocol):
    """What both packages called opencc offer."""

    def convert(self, text: str) -> str:
        """The text in the other script."""
        ...


@lru_cache(maxsize=4)
def converter(conversion: str) -> Converter:
    """The converter of an OpenCC conversion; raises ProfileError for one that OpenCC does not know."""
    opencc = import_module("opencc")  # only who converts waits for its dictionaries
    try:
        return cast("Converter", opencc.OpenCC(conversion))
    except (OSError, ValueError, RuntimeError) as error:
        message = f'script = "{conversion}": OpenCC knows no such conversion ({", ".join(CONVERSIONS)} always work)'
        raise ProfileError(message) from error


def script(text: str, profile: Profile) -> Iterator[Change]:
    """Convert the page to the script that the profile asks for: s, t, tw or hk, or a conversion of OpenCC by its name.

    OpenCC chooses by words, so it runs last, when no word is cut by a line end any more. A page that is in that script
    already is left alone; on a page that shows no script, so is a line that would be another each time: s2twp makes
    演算法 of 算法, and 演演算法 of that.

    >>> fixed(script, "本报讯（记者林远）头发理好后发言", Profile(script="t"))
    '本報訊（記者林遠）頭髮理好後發言'
    >>> fixed(script, "本報訊（記者林遠）", Profile(script="t"))
    '本報訊（記者林遠）'
    >>> fixed(script, "这种算法", Profile(script="s2twp")), fixed(script, "演算法", Profile(script="s2twp"))
    ('這種演算法', '演算法')
    """
    if not profile.script:
        return
    is_traditional = looks_traditional(text)
    conversion = CONVERSIONS.get(profile.script, (profile.script, profile.script))[is_traditional]
    if not conversion or (CROSSING.fullmatch(conversion) and conversion.startswith("s2") == is_traditional):
        return
    convert = converter(conversion).convert
    lines = text.split("\n")
    converted = [line if line.isascii() else convert(line) for line in lines]
    is_known_as_done = CROSSING.fullmatch(conversion) and looks_traditional("\n".join(converted)) != is_traditional
    start = 0
    for line, new in zip(lines, converted, strict=True):
        if line != new and (is_known_as_done or convert(new) == new):
            yield from differences(line, new, start)
        start += len(line) + 1


def differences(old: str, new: str, start: int) -> Iterator[Change]:
    """The characters in which two lines differ; if one is longer, the stretch between what both begin and end with."""
    if len(old) == len(new):
        at = 0
        while at < len(old):
            end = at
            while end < len(old) and old[end] != new[end]:
                end += 1
            if end > at:
                yield Change(start + at, start + end, new[at:end])
            at = end + 1
        return
    head = next(i for i in range(max(len(old), len(new))) if old[i : i + 1] != new[i : i + 1])
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield Change(start + head, start + len(old) - tail, new[head : len(new) - tail])
