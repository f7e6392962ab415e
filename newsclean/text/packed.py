"""Packed streams: read to the verified end of their content, and written."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from io import SEEK_CUR, SEEK_SET, BufferedReader, RawIOBase
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, cast

from newsclean.errors import NewscleanError, PageError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 1 << 10  # bytes that are unpacked at a time, for each may stand for thirty thousand


class Frames(RawIOBase):
    """The frames of a zstd stream, one after the other; reading raises PageError if one is cut short."""

    def __init__(self, stream: BinaryIO) -> None:
        """Begin. Raises NewscleanError if zstandard is not installed."""
        self._stream = stream
        self._unpacker = zstandard().ZstdDecompressor()
        self._frame = self._unpacker.decompressobj()
        self._begun = False  # the frame
        self._packed = self._plain = b""
        self._place = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Unpack what fits into a buffer."""
        while not self._plain:
            packed = self._packed or self._stream.read(PIECE)
            if not packed:
                if self._begun:
                    message = "it ends in the middle of a frame"
                    raise PageError(message)
                return 0
            self._plain = self._frame.decompress(packed)
            self._begun = not self._frame.eof
            self._packed = b"" if self._begun else self._frame.unused_data
            if not self._begun:
                self._frame = self._unpacker.decompressobj()
        into = memoryview(buffer).cast("B")
        some = self._plain[: len(into)]
        into[: len(some)] = some
        self._plain = self._plain[len(some) :]
        self._place += len(some)
        return len(some)

    def seekable(self) -> bool:
        """Whether it can be read again from its start, and so from anywhere."""
        return self._stream.seekable()

    def tell(self) -> int:
        """How many unpacked bytes have been read."""
        return self._place

    def seek(self, offset: int, whence: int = SEEK_SET, /) -> int:
        """Go to a position from the start, or from here; everything before it is unpacked."""
        offset += self._place if whence == SEEK_CUR else 0
        if offset < self._place:
            self._stream.seek(0)
            self._frame = self._unpacker.decompressobj()
            self._begun = False
            self._packed = self._plain = b""
            self._place = 0
        while self._place < offset and self.readinto(bytearray(min(offset - self._place, PIECE))):
            pass
        return self._place


def is_packed(name: str) -> bool:
    """Whether the suffix of a name is that of a packed file.

    >>> is_packed("front.txt.gz"), is_packed("front.txt")
    (True, False)
    """
    return name.lower().endswith((".gz", ".zst"))


@contextmanager
def packing(name: str, stream: BinaryIO) -> Iterator[BinaryIO]:
    """A stream that packs by the suffix of a name, or the stream itself; the same input gives the same bytes."""
    if not is_packed(name):
        yield stream
    elif name.lower().endswith(".gz"):
        import gzip  # noqa: PLC0415 - slow to load, and few pages are packed

        with gzip.GzipFile("", "wb", fileobj=stream, mtime=0) as packed:
            yield cast("BinaryIO", packed)
    else:
        with zstandard().ZstdCompressor(write_checksum=True).stream_writer(stream, closefd=False) as packed:
            yield packed


@contextmanager
def unpacked(name: str, stream: BinaryIO) -> Iterator[BinaryIO]:
    """A stream unpacked by the suffix of its name. Raises PageError if it is damaged or empty."""
    suffix = os.path.splitext(name.lower())[1]  # noqa: PTH122 - a name, no path
    if suffix not in (".gz", ".tgz", ".zst"):
        yield stream
        return
    import gzip  # noqa: PLC0415 - slow to load, and few pages are packed
    import zlib  # noqa: PLC0415 - as above

    is_gzip = suffix != ".zst"
    damaged = (EOFError, zlib.error, gzip.BadGzipFile) if is_gzip else (zstandard().ZstdError,)
    if not begins(stream):
        message = "it is empty, as no packed file is"
        raise PageError(message)
    try:
        with gzip.open(stream) if is_gzip else BufferedReader(Frames(stream)) as plain:
            yield cast("BinaryIO", plain)
    except damaged as error:
        raise PageError(str(error)) from error


def of_content(holds: Callable[[BinaryIO], bool], stream: BinaryIO) -> bool:
    """What is to be said of a stream, or of what is packed in it, as its first bytes tell; no where that is damaged."""
    head = stream.read(4)
    stream.seek(0)
    packer = ".gz" if head.startswith(b"\x1f\x8b") else ".zst" if head == b"\x28\xb5\x2f\xfd" else ""
    with suppress(PageError), unpacked(packer, stream) as plain:
        return holds(plain)
    return False


def begins(stream: BinaryIO) -> bool:
    """Whether there is a first byte, which remains to be read."""
    if isinstance(stream, BufferedReader):
        return bool(stream.peek(1))
    head = stream.read(1)
    stream.seek(0)
    return bool(head)


def zstandard() -> ModuleType:
    """The package zstandard. Raises NewscleanError if it is not installed."""
    try:
        return import_module("zstandard")
    except ImportError as error:
        message = "files that end with .zst need zstandard: pip install zstandard"
        raise NewscleanError(message) from error
