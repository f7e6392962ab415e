"""What a review page without a server needs, to make the file of corrections from what is marked on it."""

from collections.abc import Iterable

from newsclean.clean import Result
from newsclean.corrections.file import as_fields
from newsclean.corrections.said import CorrectedPage, CorrectedRow, Corrections
from newsclean.review.sheet import refitted


def marks(result: Result, number: int, corrections: Corrections, file: str) -> dict[str, object]:
    """What was said of the rows of a page, by its number in its file, and all that stands in the file besides.

    `file` is the name under which the corrections are downloaded.
    """
    rows = [CorrectedRow(" ".join(result.source[line.start : line.end].split())) for line in result.lines]
    page = CorrectedPage(number, rows)
    if known := corrections.of_page(number):
        page = refitted(known, page)
    return {
        "said": [as_fields(row.said) for row in page.rows[: len(rows)]],
        "marks": {
            "file": file,
            "page": number,
            "version": corrections.version,
            "reviewed": page.reviewed,
            "left": drawn(page.rows[len(rows) :]),
            "others": [
                {"page": other.number, "reviewed": other.reviewed, "rows": drawn(other.rows)}
                for other in corrections.pages
                if other.number != number
            ],
        },
    }


def drawn(rows: Iterable[CorrectedRow]) -> list[dict[str, str | int]]:
    """Rows with what was said of them, as the file has them."""
    return [{"text": row.text, **as_fields(row.said)} for row in rows]
