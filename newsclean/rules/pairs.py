"""How strongly two hanzi are bound: learned from newspapers, by how often one follows the other.

`data/pairs.txt` has a line for each hanzi: itself, then, after each digit, the hanzi that may follow it. The digit is
the bond of the two: how much more often they stand side by side than on the two sides of a comma or a full stop, as a
power of e. A pair that is not there has no bond.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

PAIRS = Path(__file__).parent.parent / "data" / "pairs.txt"


@cache
def lines() -> Mapping[str, str]:
    """What the file says of each hanzi."""
    return {line[0]: line[1:] for line in PAIRS.read_text("utf-8").splitlines()}


@cache
def bonds(hanzi: str) -> Mapping[str, int]:
    """The bonds of a hanzi with those that may follow it; a page asks for few hanzi, all would take it 25 ms."""
    found: dict[str, int] = {}
    level = 0
    for char in lines().get(hanzi, ""):
        if char.isdigit():
            level = int(char)
        else:
            found[char] = level
    return found


def bond(pair: str) -> int:
    """How strongly a pair is bound, 0 to 9.

    >>> bond("效果") >= 5, bond("村效")
    (True, 0)
    """
    return bonds(pair[:1]).get(pair[1:], 0)


def tie(text: str, at: int, end: int) -> int:
    """How strongly the hanzi around a gap are bound, less what binds both to their other neighbours.

    In 建设 施工 the two that meet make a word, 设施, but so do 建设 and 施工.

    >>> tie("保温效 果好", 3, 4) >= 5, tie("抓建设 施工快", 3, 4) < bond("设施")
    (True, True)
    """
    meeting = bond(text[at - 1] + text[end : end + 1])
    if not meeting:
        return 0
    claimed = min(bond(text[max(0, at - 2) : at]), bond(text[end : end + 2]))
    return max(0, meeting - claimed * 3 // 2)


def binds(before: str, after: str) -> int:
    """How strongly the last hanzi of a row and the first of the next are bound.

    >>> binds("蜂蜜产", "量超过") >= 5, binds("春茶上市", "大桥通车")
    (True, 0)
    """
    return tie(f"{before[-2:]} {after[:2]}", len(before[-2:]), len(before[-2:]) + 1)
