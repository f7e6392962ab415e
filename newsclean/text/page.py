"""Bytes to pages, and pages back to bytes."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from newsclean.errors import PageError
from newsclean.named import NamedTuple
from newsclean.text.box import Boxes, Scan, Word
from newsclean.text.encoding import BLOCK, Encoding, detect

MAX_PAGE = 16 * 1024 * 1024  # bytes; a broadsheet page has some 30 kB: this is no page, but a file without form feeds
TOO_LONG = f"a page of more than {MAX_PAGE >> 20} MB is no newspaper page; part pages by form feeds"
FORM_FEED = "\f"


class Page(NamedTuple):
    """One newspaper page as text: line ends of Unix, no BOM, and with it how to write it back as it was.

    A page whose line ends are mixed keeps each carriage return in its text. `raw` is the page as it was read.
    `boxes` are those of its lines, where they are known, `scan` is what they were measured on. `words` are those that
    an OCR engine read.
    """

    name: str
    text: str
    number: int = 1
    encoding: str = "utf-8"
    newline: str = "\n"
    bom: bytes = b""
    raw: bytes = b""
    boxes: Boxes = ()
    scan: Scan = Scan()
    words: Sequence[Word] = ()


def read_bytes(data: bytes, name: str = "", encoding: str | None = None) -> Iterator[Page]:
    r"""The pages of a file that is in memory.

    >>> [page.text for page in read_bytes("第一版\r\n\f第二版".encode("gb18030"))]
    ['第一版\n', '第二版']
    >>> [page.text for page in read_bytes("第一版\n\f".encode())]
    ['第一版\n\x0c']
    """
    return read(BytesIO(data), name, encoding)


def read(stream: BinaryIO, name: str = "", encoding: str | None = None) -> Iterator[Page]:
    """The pages of a seekable stream, one at a time; form feeds separate them.

    A form feed with which the stream ends closes its last page and stays in its text.
    `encoding` forces what would be found out. Raises PageError if the bytes are no text or a page is too long.
    """
    found = detect(stream, encoding)
    stream.seek(len(found.bom))
    newline = ""
    at = len(found.bom)
    mark = FORM_FEED.encode(found.name)
    for number, piece in enumerate(pieces(stream, mark), 1):
        try:
            text = piece.decode(found.name)
        except UnicodeDecodeError as error:  # the whole was sound: a form feed stands inside a character
            message = f"byte {at + error.start:,} is not {found.name}"
            raise PageError(message) from error
        newline = line_end(text) or newline or "\n"
        bom = found.bom if number == 1 else b""
        plain = text if newline == "\n" else text.replace(newline, "\n")
        yield Page(name, plain, number, found.name, newline, bom, bom + piece)
        at += len(piece) + len(mark)


def to_bytes(page: Page, text: str, encoding: Encoding | None = None) -> bytes:
    r"""A text encoded as the page it came from; what was not changed comes back byte for byte.

    Raises PageError if the encoding has no place for a character.

    >>> page = next(read_bytes("\ufeff春 耕\r\n".encode()))
    >>> to_bytes(page, "春耕\n")
    b'\xef\xbb\xbf\xe6\x98\xa5\xe8\x80\x95\r\n'
    """
    if text == page.text and encoding is None:
        return page.raw
    name = encoding.name if encoding else page.encoding
    bom = page.bom if encoding is None else encoding.bom if page.number == 1 else b""
    try:
        return bom + text.replace("\n", page.newline).encode(name)
    except UnicodeEncodeError as error:
        char = error.object[error.start]
        message = f"{char!r} (U+{ord(char):04X}) cannot be written in {name}; take --output-encoding utf-8"
        raise PageError(message) from error


def line_end(text: str) -> str:
    r"""The line end that a text uses throughout, \n if it mixes them, "" if it has none.

    >>> [line_end(text) for text in ("一\r\n二\r\n", "一\r二\r", "一\r\n二\n", "一")]
    ['\r\n', '\r', '\n', '']
    """
    ends = text.count("\n")
    if "\r" not in text:
        return "\n" if ends else ""
    if not ends:
        return "\r"
    return "\r\n" if text.count("\r\n") == ends else "\n"


def pieces(stream: BinaryIO, mark: bytes) -> Iterator[bytes]:
    r"""The pieces between the marks of a stream, read block by block; a mark at the end stays with its piece.

    >>> list(pieces(BytesIO("第一版\f第二版\f".encode()), b"\f")) == ["第一版".encode(), "第二版\f".encode()]
    True
    """
    held = b""
    last: bytes | None = None  # the piece that a mark closed: held back, for nothing may follow it
    while block := stream.read(BLOCK):
        *whole, held = split(held + block, mark)
        for piece in whole:
            if last is not None:
                yield last
            last = piece
        if len(held) > MAX_PAGE:
            raise PageError(TOO_LONG)
    if last is None:
        yield held
    elif is_no_page(held, mark):
        yield last + mark + held
    else:
        yield last
        yield held


def is_no_page(held: bytes, mark: bytes) -> bool:
    """Whether what follows the last form feed is nothing but a line end."""
    line_feed, carriage_return = mark.replace(b"\f", b"\n"), mark.replace(b"\f", b"\r")
    return held in {b"", line_feed, carriage_return, carriage_return + line_feed}


LAST_LINE_END = ("", "\n", "\r", "\r\n")  # what may stand after the form feed that ends a text


def parted(text: str) -> list[str]:
    r"""The pages of a text; a form feed with which it ends closes its last page and stays in its text.

    >>> parted("第一版\f第二版\f\n"), parted("第一版")
    (['第一版', '第二版\x0c\n'], ['第一版'])
    """
    pages = text.split(FORM_FEED)
    if len(pages) > 1 and pages[-1] in LAST_LINE_END:
        pages[-2:] = [pages[-2] + FORM_FEED + pages[-1]]
    return pages


def closing(text: str) -> str:
    r"""The form feed with which a page ends, and the line end after it; "" where it ends with none.

    >>> closing("第一版\n\f"), closing("第一版\n")
    ('\x0c', '')
    """
    return next((FORM_FEED + end for end in LAST_LINE_END if text.endswith(FORM_FEED + end)), "")


def split(data: bytes, mark: bytes) -> list[bytes]:
    r"""Bytes split at a separator as wide as one code unit, at whole units only.

    >>> split("上\f下".encode("utf-16-le"), b"\f\0")
    [b'\nN', b'\x0bN']
    >>> split("\u0c00\u000c".encode("utf-16-be"), b"\0\f")
    [b'\x0c\x00', b'']
    """
    width = len(mark)
    if width == 1:
        return data.split(mark)
    parts: list[bytes] = []
    start = at = 0
    while (at := data.find(mark, at)) >= 0:
        if at % width:
            at += 1
            continue
        parts.append(data[start:at])
        start = at = at + width
    parts.append(data[start:])
    return parts
