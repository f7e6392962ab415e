"""The TSV of Tesseract: one word a line, with the numbers of its page, block, paragraph and line."""

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from newsclean.boxes.row import BoxedRow, Sheet, around, line_of, row
from newsclean.boxes.whole import decoded
from newsclean.errors import PageError
from newsclean.named import NamedTuple
from newsclean.text.box import Scan

COLUMNS = 12
PAGE, LINE, WORD = "1", "4", "5"
WHOLE = ("0", "0", "0")  # the page itself is in no block


class Word(NamedTuple):
    """A word and where it belongs: to a page, and to a line, named by its block, paragraph and number."""

    page: str
    line: tuple[str, str, str]
    row: BoxedRow


def sheets(stream: BinaryIO, encoding: str | None = None) -> Iterator[Sheet]:
    """The pages of a file. Raises PageError if a line is not in Tesseract's format."""
    for number, (_, words) in enumerate(groupby(read(decoded(stream, encoding)), lambda word: word.page), 1):
        lines = [(name, [word.row for word in line]) for name, line in groupby(words, lambda word: word.line)]
        whole = next((line[0] for name, line in lines if name == WHOLE), None)
        scan = Scan(whole.x1, whole.y1) if whole else Scan()
        yield Sheet(tuple(line_in(line) for _, line in lines), number, scan=scan)


def read(text: str) -> Iterator[Word]:
    """The words in order; a page has at least one, if without text, so that pages keep their numbers."""
    for number, line in enumerate(text.split("\n")[1:], 2):
        cells = line.removesuffix("\r").split("\t", COLUMNS - 1)
        if cells == [""]:
            continue
        if len(cells) < COLUMNS - 1:
            message = f"line {number} is none of Tesseract's TSV: it has {len(cells)} columns"
            raise PageError(message)
        level, page, block, paragraph, in_paragraph = cells[:5]
        text_of_word = cells[-1].strip() if level == WORD and len(cells) == COLUMNS else ""
        if text_of_word or level in {PAGE, LINE}:
            yield Word(page, (block, paragraph, in_paragraph), row(text_of_word, *placed(cells[6:11], number)))


def placed(cells: list[str], number: int) -> tuple[list[float], float]:
    """The corners and the confidence in the cells of a line."""
    try:
        x, y, width, height, sure = map(float, cells)
    except ValueError as error:
        message = f"line {number} is none of Tesseract's TSV: {error}"
        raise PageError(message) from error
    return [x, y, x + width, y + height], sure / 100


def line_in(parts: list[BoxedRow]) -> BoxedRow:
    """A line of text from its own box and its words."""
    return line_of([word for word in parts if word.text], around(parts))
