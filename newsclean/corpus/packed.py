"""Streams of packed files, read to the proven end of what was packed."""

import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import BufferedReader, RawIOBase
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, cast

from newsclean.errors import NewscleanError, PageError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 1 << 10  # bytes that are unpacked at a time, for each may stand for thirty thousand


class Frames(RawIOBase):
    """The frames of a zstd stream, one after the other; reading raises PageError where one is cut."""

    def __init__(self, stream: BinaryIO) -> None:
        """Begin. Raises NewscleanError where zstandard is not installed."""
        self._stream = stream
        self._unpacker = zstandard().ZstdDecompressor()
        self._frame = self._unpacker.decompressobj()
        self._begun = False  # the frame
        self._packed = self._plain = b""

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
        return len(some)


@contextmanager
def unpacked(name: str, stream: BinaryIO) -> Iterator[BinaryIO]:
    """A stream unpacked as the suffix of its name says. Raises PageError where it is damaged, or nothing at all."""
    suffix = os.path.splitext(name.lower())[1]  # noqa: PTH122 - a name, no path
    if suffix not in (".gz", ".tgz", ".zst"):
        yield stream
        return
    is_gzip = suffix != ".zst"
    damaged = (EOFError, zlib.error, gzip.BadGzipFile) if is_gzip else (zstandard().ZstdError,)
    if not cast("BufferedReader", stream).peek(1):
        message = "it is empty, as no packed file is"
        raise PageError(message)
    try:
        with gzip.open(stream) if is_gzip else BufferedReader(Frames(stream)) as plain:
            yield cast("BinaryIO", plain)
    except damaged as error:
        raise PageError(str(error)) from error


def zstandard() -> ModuleType:
    """The package zstandard. Raises NewscleanError where it is not installed."""
    try:
        return import_module("zstandard")
    except ImportError as error:
        message = "files that end with .zst need zstandard: pip install 'newsclean[zstd]'"
        raise NewscleanError(message) from error
