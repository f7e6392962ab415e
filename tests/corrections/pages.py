"""Pages of the fixtures with what a person says of their rows."""

from pathlib import Path

from newsclean.clean import fix_page
from newsclean.corrections.said import NOTHING, CorrectedPage, CorrectedRow

PAGES = Path(__file__).parent.parent.parent / "fixtures" / "pages"


def text_of(name):
    """The first page of a file."""
    return (PAGES / f"{name}.txt").read_text("utf-8").partition("\f")[0]


def rows_of(text):
    """The rows of a page as they stand in its source."""
    return [text[line.start : line.end] for line in fix_page(text).lines]


def corrected(text, said, number=1, *, reviewed=False):
    """What is said of a page, by its rows."""
    rows = [CorrectedRow(row, said.get(i, NOTHING)) for i, row in enumerate(rows_of(text))]
    return CorrectedPage(number, rows, reviewed)


def fixed(name, said):
    """A page with what is said of it, cleaned."""
    text = text_of(name)
    return fix_page(text, corrections=corrected(text, said))
