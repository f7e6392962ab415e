"""Printed rows into the text that an extractor makes of them, artefacts and all."""

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

from press.blocks import Block, Style
from press.typeset import CLOSE, MARKS, Row

EXTRACTORS = ("tika", "pdfbox", "pypdf", "mupdf", "pdfium", "pdftotext_raw", "rapidocr_cols")
RADICALS = str.maketrans(
    "一人入八刀力十卜又口土士大女子小山工己干心戈手文斗方日月木止母毛水火父片牙牛玉瓦甘生用田白皮目石示立竹米羊老而耳肉自至舟色虫行衣见角言走足身辛里金长门青面革音页风食香高鬼鱼鸟麦黄黑鼓鼠鼻齐龙民户",
    "⼀⼈⼊⼋⼑⼒⼗⼘⼜⼝⼟⼠⼤⼥⼦⼩⼭⼯⼰⼲⼼⼽⼿⽂⽃⽅⽇⽉⽊⽌⺟⽑⽔⽕⽗⽚⽛⽜⽟⽡⽢⽣⽤⽥⽩⽪⽬⽯⽰⽴⽵⽶⽺⽼⽽⽿⾁⾃⾄⾈⾊⾍⾏⾐⻅⾓⾔⾛⾜⾝⾟⾥⾦⻓⻔⻘⾯⾰⾳⻚⻛⻝⾹⾼⻤⻥⻦⻨⻩⿊⿎⿏⿐⻬⻰⺠⼾",
)
SINGLE_DASH = re.compile("(?<!—)—(?!—)")
BEFORE_LATIN = re.compile(r"(?<=[\u3400-\u9fff，。、；：”）])(?=[0-9A-Za-z])")
LATIN_RUN = re.compile(r"(?<=[^\s!-~])(?=[!-~])|(?<=[!-~])(?=[^\s!-~])")
DIGIT_RUN = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])")
SPLIT_CODE = re.compile(r"([①-⑳])(?=\d)")
SQUEEZED = re.compile("(?<=[”’』」）》])(?=[，。、；])")
AT_MARK = re.compile("(?<=[^，。、：；“”])(?=[，。、：；“])|(?<=[，。、：；”])(?=[^，。、：；“”])")
OCR_MARKS = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"}
OCR_HANZI = {"扎": "紮", "己": "已", "未": "末", "日": "曰", "人": "入", "土": "士"}


class Reader(NamedTuple):
    """How one extractor reads one page: what it keeps, what it adds, what it spoils; shares are of 1."""

    name: str = "tika"
    blank: str = "none"  # hanzi: PDFBox's paragraph rule; block: between blocks; none
    before_latin: float = 0.0
    around_latin: float = 0.0
    stretched: float = 9.0  # em between two characters from which on a gap is read as a space
    mark_gaps: float = 0.0
    keeps_indent: float = 1.0
    odd_indent: float = 0.0
    splits_squeezed: bool = False
    spaces_titles: float = 0.0
    tears: float = 0.0
    radicals: bool = False
    bars: bool = False
    ocr: float = 0.0


def reader(name: str, dice: random.Random) -> Reader:
    """An extractor on one page: what it always does, and what it does on some pages only."""
    radicals, bars, loose = dice.random() < 0.12, dice.random() < 0.3, dice.choice((0.14, 0.2, 0.3))
    pdfbox = Reader(
        name, stretched=loose, mark_gaps=0.02, odd_indent=0.1, spaces_titles=0.9, radicals=radicals, bars=bars
    )
    readers = {
        "tika": pdfbox._replace(
            blank=dice.choice(("hanzi", "hanzi", "hanzi", "block", "block")), before_latin=dice.choice((0.03, 0.2, 0.5))
        ),
        "pdfbox": pdfbox._replace(before_latin=dice.choice((0.03, 0.2))),
        "pypdf": pdfbox._replace(
            around_latin=dice.choice((0.0, 1.0, 1.0)), stretched=loose * 0.6, odd_indent=0.0, spaces_titles=0.5
        ),
        "mupdf": Reader(name, blank=dice.choice(("none", "none", "block")), around_latin=dice.choice((0.0, 0.0, 0.3))),
        "pdfium": Reader(
            name,
            around_latin=dice.choice((0.0, 0.2, 0.9)),
            stretched=loose * 1.5,
            keeps_indent=dice.choice((0.0, 0.5, 1.0)),
            odd_indent=0.3,
            spaces_titles=0.3,
        ),
        "pdftotext_raw": Reader(
            name,
            before_latin=dice.choice((0.0, 0.1)),
            stretched=loose,
            keeps_indent=0.0,
            splits_squeezed=dice.random() < 0.5,
            spaces_titles=0.9,
        ),
        "rapidocr_cols": Reader(name, keeps_indent=0.0, ocr=dice.choice((0.005, 0.01, 0.02))),
    }
    return readers[name]


def spread(row: Row, reader: Reader, dice: random.Random) -> str:
    """The text of a row with the spaces that its stretching is read as."""
    text = row.text
    if row.type == "spaced" and dice.random() < reader.spaces_titles:
        text = " ".join(text)
    if len(text) > 1 and row.slack / (len(text) - 1) > reader.stretched:
        return stretched(text, dice)
    if reader.mark_gaps and row.slack > 0.6:
        spaced = (c + " " * (c in MARKS and c in CLOSE and dice.random() < reader.mark_gaps) for c in text)
        return "".join(spaced).rstrip()
    return text


def shown(row: Row, reader: Reader, style: Style, dice: random.Random) -> str:
    """The text of one row as the extractor prints it."""
    text = spread(row, reader, dice)
    if reader.around_latin:
        edges = LATIN_RUN if reader.name == "pypdf" else DIGIT_RUN
        text = edges.sub(lambda _: " " * (dice.random() < reader.around_latin), text)
        if reader.name == "pypdf":
            text = SPLIT_CODE.sub(r"\1 ", text)
    if reader.before_latin and (style.habit.gap or row.slack > 0.4):
        text = BEFORE_LATIN.sub(lambda _: " " * (dice.random() < reader.before_latin), text)
    if row.indent and style.indent_chars and dice.random() < reader.keeps_indent:
        text = ("　 　 " if dice.random() < reader.odd_indent else "　　") + text
    if reader.splits_squeezed and style.habit.marks == "squeeze":
        text = SQUEEZED.sub("\n", text)
    if reader.tears and not row.last and row.type == "body" and dice.random() < reader.tears:
        text = AT_MARK.sub("\n", text)
    if reader.radicals:
        text = text.translate(RADICALS)
    if reader.bars:
        text = SINGLE_DASH.sub("―", text)
    return misread(text, row, reader, dice) if reader.ocr else text


def stretched(text: str, dice: random.Random) -> str:
    """A line whose characters stand so far apart that the gaps are read as spaces; Latin words hold together."""
    pieces: list[str] = []
    for left, char in zip(" " + text, text, strict=False):
        apart = left != " " and not (left.isascii() and char.isascii()) and not (left in CLOSE and dice.random() < 0.5)
        pieces += (" " * apart, char)
    return "".join(pieces).replace("  ", " ")


def misread(text: str, row: Row, reader: Reader, dice: random.Random) -> str:
    """What an OCR engine makes of a line: half-width marks, a lost full stop, a hanzi taken for its neighbour."""
    text = "".join(OCR_MARKS[c] if c in OCR_MARKS and dice.random() < 0.06 else c for c in text)
    text = "".join(OCR_HANZI[c] if c in OCR_HANZI and dice.random() < reader.ocr else c for c in text)
    if row.last and text.endswith("。") and dice.random() < 5 * reader.ocr:
        text = text[:-1]
    if dice.random() < 5 * reader.ocr:
        text = re.sub("[①-⑨](?=[0-9]$)", lambda _: dice.choice("@GC〇"), text)
    return text.replace(" ", "") if dice.random() < 0.7 else text


def blank_after(row: Row, reader: Reader, dice: random.Random) -> bool:
    """Whether the extractor prints a blank line after a row.

    PDFBox begins a paragraph where the step to the next baseline exceeds 2½ times the height of the row's glyphs:
    true after hanzi alone, false after an ASCII digit or in bigger type.
    """
    if reader.blank == "block":
        return row.foot
    if reader.blank == "hanzi":
        tall = any("!" <= char <= "~" for char in row.text) or (row.type == "head" and dice.random() < 0.4)
        return row.foot or (not tall and dice.random() < 0.99)
    return False


def extract(blocks: Sequence[Block], reader: Reader, style: Style, dice: random.Random) -> str:
    """The text of a page."""
    lines: list[str] = []
    for block in blocks:
        rows = block.rows
        high = dice.randint(28, 60)  # a long body is parted into columns, at whose foot white space stands too
        for number, row in enumerate(rows, 1):
            lines.append(shown(row, reader, style, dice))
            if blank_after(row._replace(foot=row.foot or number % high == 0), reader, dice):
                lines.append("")
    lead = "\n" if reader.name == "tika" else ""
    return lead + "\n".join(lines).rstrip("\n") + "\n"
