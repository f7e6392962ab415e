"""A page takes work by its length, whatever stands on it."""

import pytest

from newsclean.clean import fix_page
from press.page import page
from tests.trust.work import GROWTH, filled, growth, spent

SIZE = 1500


def ordinary(size: int) -> str:
    """Printed pages, one behind the other, as one."""
    text = ""
    number = 0
    while len(text) < size:
        text += page(3, number).text + "\n"
        number += 1
    return text[:size]


PIECES = {
    "one line": "春耕开始了，全市播种12万亩。",
    "blank lines": "\n",
    "one character a line": "春\n耕\n种\n",
    "full stops": "。\n",
    "dashes": "——\n",
    "codes": "③8\n",
    "headlines": "春耕\n\n",
    "captions": "图为春耕。\n王明 摄\n",
    "bylines": "本报记者 王明\n",
    "commas": "春耕播种，\n",
    "letter-spaced": "改 革 ",
    "blanks": " ",
    "ideographic blanks": "　",
    "digits": "1",
    "digits apart": "1 ",
    "digits in lines": "1\n",
    "quotes": "“",
    "brackets": "（",
    "marks": "，",
    "letters": "a",
    "words": "abc ",
    "radicals": "⼤⼀\n",
    "circled": "①",
    "jump lines cut": "（下转\n第2版）",
    "jump lines cut twice": "（上接\n1版）（下转\n2版）",
    "questions": "问：春耕？\n答：好。\n",
}


@pytest.fixture(scope="module")
def usual() -> float:
    """What an ordinary page takes."""
    text = ordinary(2 * SIZE)
    return min(spent(fix_page, text) for _ in range(3))


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_no_page_of_one_thing_takes_much_more_work_than_an_ordinary_one(piece: str, usual: float) -> None:
    """Lines of two characters are many lines, so more than three times as much may be."""
    most = 3 if piece in map(PIECES.get, ("one line", "blank lines", "one character a line")) else 12
    text = filled(piece, 2 * SIZE)
    assert min(spent(fix_page, text) for _ in range(2)) < 1.5 * most * usual


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_twice_the_length_takes_twice_the_work(piece: str) -> None:
    """Four times the work would be a pattern, or a loop, that looks at everything from everywhere."""
    assert growth(fix_page, piece, SIZE) < GROWTH
