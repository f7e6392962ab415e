"""JSON of PaddleOCR, PP-Structure, PPOCRLabel, RapidOCR and Umi-OCR: texts with boxes, however they are nested."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import BinaryIO

from newsclean.boxes.row import BoxedRow, Sheet, row
from newsclean.boxes.whole import OPENINGS, Json, decoded, documents
from newsclean.text.box import Scan

TEXTS = ("text", "txt", "transcription", "rec_text")
BOXES = ("box", "points", "text_region", "bbox", "position")
SURE = ("score", "confidence", "rec_score")
PAGE_KEYS = {"rec_texts", "overall_ocr_res", "parsing_res_list"}


def sheets(stream: BinaryIO, encoding: str | None = None) -> Iterator[Sheet]:
    """The pages of a file. Raises PageError if it is no JSON."""
    text = decoded(stream, encoding)
    found = pages([*documents(text)])
    named = pictures(text)
    files = named if len(named) == len(found) else [*map(picture, found)]
    for number, (page, file) in enumerate(zip(found, files, strict=True), 1):
        rows = tuple(rows_of(page))
        blocks = [*layout(page)]
        if not blocks:
            yield Sheet(rows, number, scan=Scan(file=file))
        else:
            placed = by_blocks(rows, blocks) if rows else lines_of(blocks)
            yield Sheet(tuple(placed), number, "read", Scan(file=file))


def pictures(text: str) -> list[str]:
    r"""The names of the pictures that PPOCRLabel writes before each line of JSON; none where it wrote none.

    >>> pictures('scans/1.png\t[{"transcription": "春耕"}]\n'), pictures('[{"txt": "春耕"}]')
    (['scans/1.png'], [])
    """
    lines = [line for line in text.split("\n") if line.strip()]
    return [] if any(line.lstrip()[:1] in OPENINGS for line in lines) else [line.partition("\t")[0] for line in lines]


def picture(page: Json) -> str:
    """The name of the file that PaddleOCR read a page from; "" where it is not told."""
    inner = page.get("res", page) if isinstance(page, dict) else None
    name = inner.get("input_path") if isinstance(inner, dict) else None
    return name if isinstance(name, str) else ""


def pages(found: list[Json]) -> list[Json]:
    """The pages in a file of one JSON text, or of one JSON text a line."""
    if len(found) > 1:
        return [found] if all(isinstance(each, dict) and {"bbox", "res"} <= each.keys() for each in found) else found
    whole = found[0] if found else None
    return whole if isinstance(whole, list) and whole and all(map(is_page, whole)) else found


def is_page(value: Json) -> bool:
    """Whether a value is a page of several: a result of PaddleOCR 3, or a list of rows as PaddleOCR 2 gives it."""
    if isinstance(value, dict):
        inner = value.get("res")
        return bool(PAGE_KEYS & (inner if isinstance(inner, dict) else value).keys())
    return value is None or (isinstance(value, list) and bool(value) and all(as_row(each) for each in value))


def rows_of(value: Json) -> Iterator[BoxedRow]:
    """The rows in a value, in order, at any depth."""
    stack = [value]
    while stack:
        top = stack.pop()
        found = as_row(top)
        if found:
            yield found
        elif isinstance(top, list):
            stack += reversed(top)
        elif isinstance(top, dict) and "rec_texts" in top:
            yield from columns(top)
        elif isinstance(top, dict) and "overall_ocr_res" in top:
            stack.append(top["overall_ocr_res"])  # what else is there tells the same texts again
        elif isinstance(top, dict) and "parsing_res_list" not in top:
            stack += reversed([inner for inner in top.values() if isinstance(inner, dict | list)])


def as_row(value: Json) -> BoxedRow | None:
    """A row, where a value is one: an object with a text and a box, or a list of a box, a text and how sure it is.

    >>> as_row([[[0, 0], [40, 0], [40, 20], [0, 20]], ["春耕", 0.9]]).text
    '春耕'
    >>> as_row({"txt": "春耕", "box": [0, 0, 40, 20], "score": 0.9}).x1
    40.0
    """
    if isinstance(value, dict):
        text = next((value[name] for name in TEXTS if isinstance(value.get(name), str)), None)
        box = next((value[name] for name in BOXES if name in value), None)
        sure = next((value[name] for name in SURE if name in value), None)
        return row(text, corners(box), sure) if isinstance(text, str) and box is not None else None
    if not isinstance(value, list) or len(value) < 2 or not corners(value[0]):
        return None
    text, sure = value[1], value[2] if len(value) > 2 else None
    if isinstance(text, list) and len(text) == 2:
        text, sure = text
    return row(text, corners(value[0]), sure) if isinstance(text, str) else None


def columns(page: dict[str, Json]) -> Iterator[BoxedRow]:
    """The rows of a page whose texts, boxes and scores are separate lists."""
    boxes = next((page[name] for name in ("rec_polys", "rec_boxes", "dt_polys") if page.get(name)), [])
    texts, scores = page["rec_texts"], page.get("rec_scores")
    lists = [each if isinstance(each, list) else [] for each in (texts, boxes, scores)]
    for text, box, score in zip_longest(*lists):
        if isinstance(text, str):
            yield row(text, corners(box), score)


def corners(value: Json) -> list[float]:
    """The corners of a box, x and y alternating; none if a value is no box."""
    if not isinstance(value, list):
        return []
    flat = [inner for each in value for inner in (each if isinstance(each, list) else [each])]
    numbers = [float(each) for each in flat if isinstance(each, int | float) and abs(each) < 1e9]
    return numbers if len(numbers) == len(flat) >= 4 else []


def layout(page: Json) -> Iterator[BoxedRow]:
    """The blocks that PP-Structure 3 found on a page, in its order of reading."""
    inner = page.get("res", page) if isinstance(page, dict) else None
    blocks = inner.get("parsing_res_list") if isinstance(inner, dict) else None
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, dict):
            text = block.get("block_content")
            yield row("", corners(block.get("block_bbox")))._replace(text=text if isinstance(text, str) else "")


def lines_of(blocks: list[BoxedRow]) -> Iterator[BoxedRow]:
    """The lines of the texts of blocks without rows; they get the box of their block."""
    for block in blocks:
        for text in block.text.splitlines():
            if text.strip():
                yield block._replace(text=text)


def by_blocks(rows: tuple[BoxedRow, ...], blocks: list[BoxedRow]) -> list[BoxedRow]:
    """Rows in the order of the blocks that they stand in; those in none at the end."""

    def place(each: BoxedRow) -> int:
        x, y = (each.x0 + each.x1) / 2, (each.y0 + each.y1) / 2
        inside = (
            number for number, block in enumerate(blocks) if block.x0 <= x <= block.x1 and block.y0 <= y <= block.y1
        )
        return next(inside, len(blocks))

    return sorted(rows, key=place)
