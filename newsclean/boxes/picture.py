"""The picture of a printed page, from an image or from a PDF, for people to look at."""

import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newsclean.boxes.image import image_in
from newsclean.boxes.kinds import kind_of
from newsclean.boxes.pdf import opened, page_of
from newsclean.errors import PageError
from newsclean.named import NamedTuple
from newsclean.text.box import Scan

LONG_SIDE = 2000  # pixels; enough to read the body type of a broadsheet
MOST_SCALED = 3.0  # pixels a point
UNSIZED = "its lines cannot be laid on a picture: the file tells neither the size of its page nor places in pixels"


class Picture(NamedTuple):
    """The picture of a page as the address of its data, and its size in the unit of the page's boxes."""

    url: str
    width: float
    height: float


def check(path: Path, scan: Scan | None = None) -> None:
    """Raise PageError if a file holds no picture that can be shown, or none that the boxes of a scan can be laid on."""
    with readable(path) as stream:
        image = None if kind_of(stream) == "pdf" else image_in(stream)
        if scan and not scan.is_sized and not (image and scan.in_pixels):
            raise PageError(UNSIZED)


def picture_of(path: Path, number: int, scan: Scan) -> Picture:
    """The picture in a file, of a PDF that of a page by its number, as large as the scan that boxes were measured on.

    Raises PageError if there is none that can be shown.
    """
    check(path, scan)
    width, height, kind = scan.width, scan.height, "png"
    with readable(path) as stream:
        if kind_of(stream) == "pdf":
            data = drawn(stream, number)
        else:
            image = image_in(stream)
            kind = image.kind
            if not scan.is_sized:
                width, height = image.width, image.height
            stream.seek(0)
            data = stream.read()
    return Picture(f"data:image/{kind};base64,{b64encode(data).decode()}", width, height)


@contextmanager
def readable(path: Path) -> Iterator[BinaryIO]:
    """A file open for reading. Raises PageError if it cannot be read."""
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        message = f"the picture {path} cannot be read: {error.strerror}"
        raise PageError(message) from error


def drawn(stream: BinaryIO, number: int) -> bytes:
    """A page of a PDF as PNG. Raises PageError where it cannot be read."""
    stream.seek(0)
    with opened(stream) as document, page_of(document, number) as page:
        scale = min(MOST_SCALED, LONG_SIDE / max(page.get_size()))
        shown = page.render(scale=scale, grayscale=True)
        return png(bytes(shown.buffer), shown.width, shown.height, shown.stride)


def png(grey: bytes, width: int, height: int, stride: int) -> bytes:
    r"""A picture of a byte a pixel, its rows `stride` bytes apart, as PNG.

    >>> png(bytes(2), 2, 1, 2)[:8]
    b'\x89PNG\r\n\x1a\n'
    """
    rows = b"".join(b"\0" + grey[row * stride : row * stride + width] for row in range(height))
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
