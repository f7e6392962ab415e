"""What format a file of boxes has, from its content."""

import re
from typing import BinaryIO

from newsclean.patterns import lazy

HEAD = 1 << 16
NAMES = {
    "pdf": "a PDF",
    "alto": "ALTO",
    "page": "PAGE XML",
    "hocr": "hOCR",
    "tsv": "Tesseract's TSV",
    "mineru": "JSON of MinerU",
    "ocr": "JSON of an OCR engine",
}
OPENINGS = (b"%PDF-", b"<", b"{", b"[", b"level\t")
BOM = b"\xef\xbb\xbf"
ROOT = lazy(
    rb"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)*<(?:[\w.-]+:)?(alto|PcGts|html)[\s/>]",
    re.DOTALL | re.IGNORECASE,
)
HOCR = lazy(rb"""class\s*=\s*["']?ocr_page\b""")
TSV = b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
MINERU = lazy(rb'"(?:pdf_info|para_blocks|preproc_blocks|page_idx)"\s*:')
OCR = lazy(
    rb'"(?:rec_texts|transcription|text_region|overall_ocr_res|parsing_res_list)"\s*:'
    rb'|"(?:box|txt|text|score)"\s*:[^{}]{1,400}"(?:box|txt|text)"\s*:'
)
NESTED = lazy(rb"\s*\[\s*\[\s*\[[\s\[]*-?\d")  # the lists of PaddleOCR 2: boxes of corners, then texts
LABELS = lazy(rb'[^\t\n]{1,1000}\t\[\{"transcription"')  # PPOCRLabel: a picture's name, a tab, its rows


def kind_of(stream: BinaryIO) -> str | None:
    r"""The format of a seekable stream, or None if it is plain text.

    >>> from io import BytesIO
    >>> [kind_of(BytesIO(head)) for head in (b"%PDF-1.7", "　　春耕".encode(), b"<alto xmlns=''>", b'[{"name": 1}]')]
    ['pdf', None, 'alto', None]
    """
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    return kind_in(head)


def kind_in(head: bytes) -> str | None:
    """The format of a file that begins with these bytes."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head[2:].replace(b"\0", b"")
    head = head.removeprefix(BOM)
    start = head.lstrip()
    if not start.startswith(OPENINGS):
        return "ocr" if LABELS.match(head) else None
    if head.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"level\t"):
        return "tsv" if start.startswith(TSV) else None
    if start.startswith(b"<"):
        root = ROOT.match(head)
        name = root[1].lower().decode() if root else ""
        return {"alto": "alto", "pcgts": "page", "html": "hocr" if HOCR.search(head) else None}.get(name)
    if MINERU.search(head):
        return "mineru"
    return "ocr" if NESTED.match(head) or OCR.search(head) else None
