"""hOCR, as Tesseract, OCRopus, Kraken and others write it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import BinaryIO

from newsclean.boxes.row import BoxedRow, Sheet, line_of, row
from newsclean.boxes.whole import decoded
from newsclean.text.box import Scan

LINES = {"ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat"}
WORD = "ocrx_word"
PAGE = "ocr_page"
VOID = {"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr"}
NUMBER = r"(-?\d+(?:\.\d+)?)"
BOX = re.compile(rf"\bbbox\s+{NUMBER}\s+{NUMBER}\s+{NUMBER}\s+{NUMBER}")
SURE = re.compile(rf"\bx_wconf\s+{NUMBER}")
SIZE = re.compile(rf"\bx_f?size\s+{NUMBER}")
IMAGE = re.compile(r"""\bimage\s+(?:"([^"]*)"|'([^']*)'|([^\s;]+))""")


class HocrReader(HTMLParser):
    """Collects the pages of a document, their lines and words."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.pages: list[list[BoxedRow]] = []
        self.scans: list[Scan] = []
        self.open: list[str] = []  # for each element that is open what it is: a page, a line, a word or nothing
        self.line = self.word = ""
        self.words: list[BoxedRow] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a page, a line or a word."""
        if tag in VOID:
            return
        given = dict(attrs)
        classes = {*(given.get("class") or "").split()}
        title = given.get("title") or ""
        kind = ""
        if PAGE in classes:
            kind = PAGE
            self.pages.append([])
            self.scans.append(scan(title))
        elif LINES & classes:
            self.end_line()
            kind, self.line, self.text = "line", title, []
        elif WORD in classes:
            kind, self.word, self.text = WORD, title, []
        self.open.append(kind)

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a word or a line."""
        if tag in VOID or not self.open:
            return
        kind = self.open.pop()
        if kind == WORD and (text := "".join(self.text).strip()):
            sure = SURE.search(self.word)
            self.words.append(row(text, box(self.word), float(sure[1]) / 100 if sure else 1.0))
        elif kind == "line":
            self.end_line()

    def end_line(self) -> None:
        """Put a line on the page."""
        if self.line and self.pages:
            found = SIZE.search(self.line)
            size = float(found[1]) if found else 0.0
            if self.words:
                self.pages[-1].append(line_of(self.words, box(self.line), size))
            elif text := " ".join("".join(self.text).split()):
                self.pages[-1].append(row(text, box(self.line), size=size))
        self.line, self.words, self.text = "", [], []


def sheets(stream: BinaryIO, encoding: str | None = None) -> Iterator[Sheet]:
    """The pages of a document. Raises PageError if it is no text."""
    reader = HocrReader()
    reader.feed(decoded(stream, encoding))
    reader.close()
    for page, (rows, of_page) in enumerate(zip(reader.pages, reader.scans, strict=True), 1):
        yield Sheet(tuple(rows), page, scan=of_page)


def scan(title: str) -> Scan:
    """What a page was read from, from its title.

    >>> scan('image "scans/0001.png"; bbox 0 0 900 1200; ppageno 0')
    Scan(width=900.0, height=1200.0, file='scans/0001.png', in_pixels=True)
    """
    found = IMAGE.search(title)
    _, _, width, height = box(title) or (0.0, 0.0, 0.0, 0.0)
    return Scan(width, height, next(filter(None, found.groups()), "") if found else "")


def box(title: str) -> list[float]:
    """The corners in a title.

    >>> box("bbox 10 20 50 40; x_wconf 90")
    [10.0, 20.0, 50.0, 40.0]
    """
    found = BOX.search(title)
    return [float(each) for each in found.groups()] if found else []
