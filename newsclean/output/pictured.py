"""The picture of a printed page with the places of its lines, as the review page draws it."""

from itertools import accumulate
from pathlib import Path

from newsclean.boxes.picture import picture_of
from newsclean.text.page import Page


def pictured(path: Path, page: Page) -> dict[str, object] | None:
    """The picture of a page from a file, and of each line of its text the span and the corners.

    None where the lines stand on several printed pages. Raises PageError where the file holds no picture that can be
    shown.
    """
    numbers = {box.page for box in page.boxes if box} or {page.number}
    if len(numbers) > 1:
        return None
    picture = picture_of(path, numbers.pop(), page.scan)
    lines = page.text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    boxes = [
        (start, start + len(line), *(round(side, 2) for side in box[:4]))
        for start, line, box in zip(starts, lines, page.boxes, strict=False)
        if box
    ]
    return {**picture._asdict(), "boxes": boxes}
