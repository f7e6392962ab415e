"""Pages read across their columns, in rows or by turns, and pages that only look so."""

import pytest

from newsclean.layout import across
from newsclean.layout.across import is_interleaved
from newsclean.layout.candidates import candidates
from newsclean.text.lines import Line, split

LEFT = (
    "　　渡口的老船修好以后，村\n里请木匠照着样子又造了\n两条小的，给孩子们学划\n桨用。\n　　每逢周末，河湾里都是\n"
    "笑声，掉进水里的也不哭，\n爬上来接着划，天黑才肯\n回家。\n"
).splitlines()
RIGHT = (
    "　　山上的气象站装好了，\n六个小小的箱子，半小时\n报一次风向和雨量，茶农\n先看手机再上山。\n"
    "　　往年倒春寒一来，嫩芽\n一夜变黑，今年提前盖了\n草帘，损失不到一成，大\n家都说值得。\n"
).splitlines()
IN_ONE_COLUMN = "\n".join(LEFT + RIGHT) + "\n"


def in_rows(lines: list[Line]) -> bool:
    return across.in_rows(lines, candidates(lines))


def side_by_side(gap: str) -> str:
    pairs = zip(LEFT + RIGHT, RIGHT + LEFT, strict=True)
    return "".join(f"{left.ljust(14, '　')}{gap}{right}\n" for left, right in pairs)


def by_turns() -> str:
    return "".join(f"{left}\n{right}\n" for left, right in zip(LEFT, RIGHT, strict=True))


@pytest.mark.parametrize("gap", ["    ", "　　"])
def test_columns_side_by_side_are_seen(gap):
    assert in_rows(split(side_by_side(gap)))


def test_lines_of_two_columns_by_turns_are_seen():
    assert is_interleaved(split(by_turns()))


def test_one_column_is_neither():
    lines = split(IN_ONE_COLUMN)
    assert (False, False) == (in_rows(lines), is_interleaved(lines))


def test_gaps_of_a_scan_part_no_columns():
    """Each line has one, at another place."""
    lines = [f"{line[: 4 + i % 7]} {line[4 + i % 7 :]}" for i, line in enumerate(LEFT + RIGHT)]
    assert not in_rows(split("\n".join(lines)))


def test_headlines_of_two_clauses_above_their_texts_part_no_columns():
    item = "春耕时节人人争先 田间地头处处繁忙\n　　天刚亮，田里已经有了三十几个人，水渠里的水一直流到最远的那一块。\n"
    assert not in_rows(split(item * 12))
    assert not is_interleaved(split(item * 12))
