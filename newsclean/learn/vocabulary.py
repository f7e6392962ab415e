"""The characters that the reader learns, which of them are read alike, and how they are used beside each other."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain

import numpy as np
import torch
from torch import Tensor

from newsclean.label.characters import Characters
from newsclean.label.sizes import BEYOND, FIRST
from newsclean.learn.lesson import Lesson
from newsclean.rules.script import converter

MOST = 4000  # characters, after folding
SEEN = 3  # times that a character stands on the pages at least
QUOTES = str.maketrans("「」『』﹁﹂﹃﹄–―─━", "“”‘’“”‘’————")


@cache
def folded(char: str) -> str:
    """The character as which a character is read: of one width and script, any digit as 0, any letter as a or A.

    >>> [folded(char) for char in "國，「７x"]
    ['国', ',', '“', '0', 'a']
    """
    if "①" <= char <= "⑳":
        return "①"  # of editor codes
    plain = unicodedata.normalize("NFKC", char)
    if plain.isspace():
        return " "
    char = (plain if len(plain) == 1 else char).translate(QUOTES)
    if char.isdecimal():
        return "0"
    if char.isascii():
        return "A" if char.isupper() else "a" if char.islower() else char
    return converter("t2s").convert(char) if "㐀" <= char <= "鿿" else char


def alike(lessons: Sequence[Lesson]) -> list[str]:
    """The groups of characters that are read alike, the commonest first."""
    counts: Counter[str] = Counter()
    for char, count in Counter(chain.from_iterable(chain.from_iterable(one.texts for one in lessons))).items():
        counts[folded(char)] += count
    common = sorted((key for key, count in counts.items() if count >= SEEN), key=lambda key: (-counts[key], key))[:MOST]
    groups = dict.fromkeys(common, "")
    for char in map(chr, range(ord(" "), BEYOND)):
        if not "\ud800" <= char <= "\udfff" and (key := folded(char)) in groups:
            groups[key] += char
    return list(groups.values())


def usage(lessons: Sequence[Lesson], groups: Sequence[str], size: int) -> Tensor:
    """A few numbers for each character, alike for such as stand beside the same ones.

    They are the strongest directions of how much oftener than by chance two characters meet.
    """
    table = Characters(groups)
    count = len(groups) + FIRST
    met = np.zeros(count * count, dtype=np.float32)
    for one in lessons:
        numbers = table.numbers("".join(one.texts))
        met += np.bincount(numbers[:-1] * count + numbers[1:], minlength=count * count).astype(np.float32)
    pairs = torch.from_numpy(met.reshape(count, count))
    chance = pairs.sum(1, keepdim=True) @ pairs.sum(0, keepdim=True) / pairs.sum()
    more = torch.log(pairs.clamp(min=1e-6) / chance.clamp(min=1e-6)).clamp(min=0)
    found, strength, _ = torch.svd_lowrank(torch.cat([more, more.T], dim=1), size, niter=3)
    numbers = found * strength.sqrt()
    return 0.3 * numbers / numbers.std()
