"""A page takes time by its length, whatever stands on it."""

import gc
import time

import pytest

from newsclean.clean import fix_page
from press.page import page

SIZE = 8_000


def ordinary(size: int) -> str:
    """Printed pages, one behind the other, as one."""
    text = ""
    number = 0
    while len(text) < size:
        text += page(3, number).text + "\n"
        number += 1
    return text[:size]


def filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


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


def seconds(text: str) -> float:
    """Processor time, the best of three, for others work on this machine too; without the garbage of other tests."""
    best = 9e9
    gc.disable()
    try:
        for _ in range(3):
            start = time.process_time()
            fix_page(text)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


@pytest.fixture(scope="module")
def usual() -> float:
    """What an ordinary page of that length takes."""
    fix_page(ordinary(2000))
    return seconds(ordinary(SIZE))


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_no_page_of_one_thing_takes_much_longer_than_an_ordinary_one(piece: str, usual: float) -> None:
    """Lines of two characters are many lines, so more than three times as long may be."""
    most = 3 if piece in map(PIECES.get, ("one line", "blank lines", "one character a line")) else 12
    assert seconds(filled(piece, SIZE)) < most * usual + 0.02


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_twice_the_length_takes_twice_the_time(piece: str) -> None:
    """Four times the time would be a pattern, or a loop, that looks at everything from everywhere."""
    short = seconds(filled(piece, SIZE))
    assert seconds(filled(piece, 2 * SIZE)) < 3.5 * short + 0.05
