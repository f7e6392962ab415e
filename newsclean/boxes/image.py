"""Image files that a browser shows: their kind and size, from their first bytes."""

import os
from collections.abc import Callable, Mapping
from typing import BinaryIO

from newsclean.errors import PageError
from newsclean.named import NamedTuple

MOST = 64 * 1024 * 1024  # bytes
MOST_PIXELS = 150_000_000  # a broadsheet at 600 dots an inch has 120 million
HEAD = 1 << 20  # bytes; what a camera writes before the size in JPEG is not longer
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")
OTHERS = {
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"II+\0": "TIFF",
    b"\0\0\0\x0cjP": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"AT&TFORM": "DjVu",
}
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # the markers of JPEG that a size follows
Size = tuple[int, int]
NOWHERE = (0, 0)


class Image(NamedTuple):
    """The kind of an image, as in image/png, and its width and height in pixels."""

    kind: str
    width: int
    height: int


def image_in(stream: BinaryIO) -> Image:
    """The image in a seekable stream. Raises PageError if it is none that a browser shows, or far too large."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    head = stream.read(HEAD)
    if other := next((name for start, name in OTHERS.items() if head.startswith(start)), None):
        message = f"the picture is {other}, which browsers do not show; convert it to PNG or JPEG"
        raise PageError(message)
    kind = next((kind for kind, (start, _) in KINDS.items() if head.startswith(start)), None)
    width, height = KINDS[kind][1](head) if kind else NOWHERE
    if not kind or width <= 0 or height <= 0:
        message = "this is no picture; PNG, JPEG, WebP, GIF, BMP and PDF are shown"
        raise PageError(message)
    if size > MOST or width * height > MOST_PIXELS:
        message = (
            f"the picture is too large to be shown, {width:,} by {height:,} pixels in {size >> 20:,} MB; scale it to"
            f" {MOST_PIXELS // 1_000_000} million pixels and {MOST >> 20} MB at most"
        )
        raise PageError(message)
    return Image(kind, width, height)


def png_size(head: bytes) -> Size:
    """The size of a PNG."""
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def jpeg_size(head: bytes) -> Size:
    """The size of a JPEG, which stands behind segments of any length; none where it is not found."""
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if marker in FRAMES:
            return int.from_bytes(head[at + 7 : at + 9], "big"), int.from_bytes(head[at + 5 : at + 7], "big")
        at += 1 if marker == 0xFF else 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return NOWHERE


def gif_size(head: bytes) -> Size:
    """The size of a GIF."""
    return int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")


def bmp_size(head: bytes) -> Size:
    """The size of a BMP, whose height is negative where it begins at the top."""
    return int.from_bytes(head[18:22], "little"), abs(int.from_bytes(head[22:26], "little", signed=True))


def webp_size(head: bytes) -> Size:
    """The size of a WebP, of each of its three sorts."""
    if head[12:16] == b"VP8 ":
        return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
    if head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if head[8:16] == b"WEBPVP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    return NOWHERE


KINDS: Mapping[str, tuple[bytes, Callable[[bytes], Size]]] = {
    "png": (b"\x89PNG\r\n\x1a\n", png_size),
    "jpeg": (b"\xff\xd8", jpeg_size),
    "gif": (b"GIF8", gif_size),
    "bmp": (b"BM", bmp_size),
    "webp": (b"RIFF", webp_size),
}
"""How a file of each kind begins, and where its size is found."""
