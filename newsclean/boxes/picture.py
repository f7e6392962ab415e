"""The picture of a page of a PDF, for the extra `pdf` (pypdfium2)."""

import struct
import zlib
from base64 import b64encode
from pathlib import Path
from typing import NamedTuple

from newsclean.boxes.kinds import kind_of

LONG_SIDE = 2000  # pixels; enough to read the body type of a broadsheet
MOST_SCALED = 3.0  # pixels a point


class Picture(NamedTuple):
    """The picture of a page as the address of its data, and its size in the unit of the page's boxes."""

    url: str
    width: float
    height: float


def picture_of(path: Path, number: int) -> Picture | None:
    """The picture of a page of a file; None where the file is no PDF, or cannot be drawn."""
    with path.open("rb") as stream:
        if kind_of(stream) != "pdf":
            return None
        try:
            import pypdfium2  # noqa: PLC0415 - an optional package
        except ImportError:
            return None
        stream.seek(0)
        try:
            document = pypdfium2.PdfDocument(stream, autoclose=False)
        except pypdfium2.PdfiumError:
            return None
        try:
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(MOST_SCALED, LONG_SIDE / max(width, height))
            drawn = page.render(scale=scale, grayscale=True)
            data = png(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride)
            page.close()
        except (pypdfium2.PdfiumError, IndexError):
            return None
        finally:
            document.close()
    return Picture("data:image/png;base64," + b64encode(data).decode(), width, height)


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
