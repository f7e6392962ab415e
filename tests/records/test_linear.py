"""No text takes more than twice the time for being twice as long, whatever it looks for in it."""

import time
from collections.abc import Callable

import pytest

from newsclean.label import words
from newsclean.records import byline

SIZE = 20_000  # characters
SECONDS = 1.0  # what takes quadratic time needs minutes for these
READERS = (
    byline.lead_of,
    byline.sign_off_of,
    byline.named_of,
    byline.credit_of,
    byline.jumps_in,
    byline.jump_of,
    byline.people_of,
    byline.dateline_of,
    words.word_class,
    words.topic,
    words.ending,
    words.flags,
)
HOSTILE = {
    "brackets": "（",
    "closed": "）",
    "blanks": " ",
    "wide-blanks": "　",
    "arrows": "▶",
    "bracketed": "（魏明",
    "jumps": "（下转",
    "reporters": "记者 魏明 ",
    "roles": "记者通讯员",
    "surnames": "王李 ",
    "papers": "日报",
    "agencies": "新华社",
    "days": "12月3日",
    "digits": "1 ",
    "stops": "。",
    "credits": "摄（",
    "squares": "□ ",
    "codes": "③8",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_a_reader_is_linear(reader: Callable[[str], object], piece: str) -> None:
    text = "春" + (piece * SIZE)[:SIZE] + "末"
    start = time.process_time()
    reader(text)
    reader(text[1:-1].strip() or "春")
    assert time.process_time() - start < SECONDS
