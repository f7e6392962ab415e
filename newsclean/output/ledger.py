r"""The ledger of a run as a file: what leads from every clean page back to its source, byte for byte.

JSON Lines. First one object for each page whose bytes changed, then one that closes its file; what is not closed was
never written. A page's edits are `[start, old, new, rule]`, in code points of its source with \\n at line ends.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from io import FileIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NamedTuple, Self

from newsclean.errors import LedgerError
from newsclean.text.edits import Edit, revert
from newsclean.text.encoding import Encoding
from newsclean.text.page import FORM_FEED, Page

IN_MEMORY = 1 << 20
BLOCK = 1 << 16
PAGE_MARK = b'{"page":'


class PageEntry(NamedTuple):
    """One page: its hashes before and after, how its bytes were written, and the edits.

    `raw` holds the source itself where its encoding writes some character in two ways: there the text alone does not
    lead back to the bytes.
    """

    page: int
    before: str
    after: str
    encoding: str
    newline: str
    bom: str
    written: str
    written_bom: str
    edits: tuple[tuple[int, str, str, str], ...]
    raw: str = ""


class FileEntry(NamedTuple):
    """One file, behind its pages: its path as seen from the ledger, how many pages changed, its hashes, encodings."""

    file: str
    pages: int
    before: str
    after: str
    encoding: str
    bom: str
    written: str
    written_bom: str


def page_entry(page: Page, data: bytes, edits: Sequence[Edit], encoding: Encoding | None = None) -> PageEntry:
    """The entry of a page whose clean text was written as `data`.

    Raises LedgerError where the edits do not lead back from the bytes to the source.
    """
    first = page.number == 1
    kept = PageEntry(
        page.number,
        sha256(page.raw).hexdigest(),
        sha256(data).hexdigest(),
        page.encoding,
        page.newline,
        page.bom.hex(),
        encoding.name if encoding else page.encoding,
        (encoding.bom.hex() if first else "") if encoding else page.bom.hex(),
        tuple((edit.start, edit.old, edit.new, edit.rule) for edit in edits),
    )
    if source_text(kept, data) != page.text:
        message = "the edits do not lead back to the page"
        raise LedgerError(message)
    if source_bytes(kept, page.text) == page.raw:
        return kept
    return kept._replace(edits=(), raw=b64encode(page.raw).decode())


def source_text(kept: PageEntry, data: bytes) -> str:
    """The text of the source, from the bytes of the clean page. Raises LedgerError where the edits do not fit them."""
    try:
        text = data[len(bytes.fromhex(kept.written_bom)) :].decode(kept.written)
    except UnicodeDecodeError as error:
        message = f"what was written cannot be read back as {kept.written}"
        raise LedgerError(message) from error
    text = text if kept.newline == "\n" else text.replace(kept.newline, "\n")
    return revert(text, (Edit(start, start + len(old), old, new, rule) for start, old, new, rule in kept.edits))


def source_bytes(kept: PageEntry, text: str) -> bytes | None:
    """The source as it was written; None where its encoding cannot."""
    with suppress(UnicodeEncodeError):
        return bytes.fromhex(kept.bom) + text.replace("\n", kept.newline).encode(kept.encoding)
    return None


def undone(kept: PageEntry, data: bytes) -> bytes:
    """The bytes of the source, from those of the clean page. Raises LedgerError where the entry is of another page."""
    if sha256(data).hexdigest() != kept.after:
        message = f"page {kept.page} is not what was written"
        raise LedgerError(message)
    source = b64decode(kept.raw) if kept.raw else source_bytes(kept, source_text(kept, data))
    if source is None or sha256(source).hexdigest() != kept.before:
        message = f"the ledger does not lead back to page {kept.page}"
        raise LedgerError(message)
    return source


class Proof:
    """What a file was made from and what takes its place, page by page: its hashes and its entries."""

    def __init__(self, lines: BinaryIO | None = None) -> None:
        """Begin with no page; the entries go to `lines`, where they are wanted."""
        self.before = sha256()
        self.after = sha256()
        self.lines = lines
        self.pages = 0
        self.first: PageEntry | None = None

    def add(self, page: Page, data: bytes, edits: Sequence[Edit], encoding: Encoding | None = None) -> None:
        """Take a page and its clean bytes. Raises LedgerError where the edits do not lead back from these."""
        kept = page_entry(page, data, edits, encoding)
        if self.first:
            self.before.update(FORM_FEED.encode(kept.encoding))
            self.after.update(FORM_FEED.encode(kept.written))
        self.first = self.first or kept
        self.before.update(page.raw)
        self.after.update(data)
        if self.lines and data != page.raw:
            self.lines.write(line_of(kept))
            self.pages += 1

    def closed(self, name: str) -> FileEntry | None:
        """The entry of the file; None where it has no page."""
        hashes = self.before.hexdigest(), self.after.hexdigest()
        return self.first and FileEntry(
            name, self.pages, *hashes, self.first.encoding, self.first.bom, self.first.written, self.first.written_bom
        )


class LedgerFile:
    """A ledger that is being written: entries are added behind what stands there, whole files at a time."""

    def __init__(self, path: Path) -> None:
        """Open the ledger, or begin it; one run at a time writes it. Raises LedgerError where that cannot be."""
        self.home = Path(os.path.realpath(path)).parent
        try:
            binary = getattr(os, "O_BINARY", 0)  # Windows translates line ends without it
            self._stream = FileIO(os.open(path, os.O_RDWR | os.O_CREAT | binary, 0o666), "r+")
        except OSError as error:
            message = f"{path}: the ledger cannot be written: {error.strerror}"
            raise LedgerError(message) from error
        if not locked(self._stream):
            self._stream.close()
            message = f"{path}: another run is writing this ledger"
            raise LedgerError(message)
        drop_half_line(self._stream)
        self._lines: BinaryIO = SpooledTemporaryFile(IN_MEMORY)  # type: ignore[assignment]  # noqa: SIM115 - see __exit__

    def __enter__(self) -> Self:
        """Begin a run."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the ledger."""
        self._lines.close()
        self._stream.close()

    def proof(self) -> Proof:
        """A proof for the next file."""
        self._lines.seek(0)
        self._lines.truncate()
        return Proof(self._lines)

    def add(self, proof: Proof, path: Path) -> None:
        """Bring the entries of a file to the disk: before the file itself is replaced, or there is no way back.

        Raises LedgerError where they cannot be written.
        """
        file = proof.closed(self.name_of(path))
        if not file:
            return
        self._lines.seek(0)
        at = self._stream.tell()
        try:
            while block := self._lines.read(BLOCK):
                write(self._stream, block)
            write(self._stream, line_of(file))
            os.fsync(self._stream.fileno())
        except OSError as error:
            self._stream.truncate(at)
            self._stream.seek(at)
            message = f"the ledger cannot be written: {error.strerror}; the file stays as it is"
            raise LedgerError(message) from error

    def name_of(self, path: Path) -> str:
        """A file's path as seen from the ledger, so that both can be moved together."""
        target = os.path.realpath(path)
        with suppress(ValueError):  # on another drive of Windows
            return Path(os.path.relpath(target, self.home)).as_posix()
        return target


def write(stream: FileIO, data: bytes) -> None:
    """Write all of the bytes: a disk that is nearly full takes some of them only."""
    left = memoryview(data)
    while left:
        left = left[stream.write(left) :]


def drop_half_line(stream: FileIO) -> None:
    """Cut off what a run that was killed left behind the last line end, and stand at the end."""
    at = stream.seek(0, os.SEEK_END)
    while at:
        size = min(BLOCK, at)
        stream.seek(at - size)
        found = stream.read(size).rfind(b"\n")
        if found >= 0:
            at += found + 1 - size
            break
        at -= size
    stream.truncate(at)
    stream.seek(at)


def locked(stream: FileIO) -> bool:
    """Whether a lock could be had that goes with the process; True where the system has none."""
    try:
        import fcntl  # noqa: PLC0415 - only Unix has it
    except ImportError:
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # some network file systems know no locks
    return True


def line_of(kept: PageEntry | FileEntry) -> bytes:
    """An entry as one line."""
    line = json.dumps(kept._asdict(), ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", "surrogatepass") + b"\n"


class Block(NamedTuple):
    """Where in a ledger the entries of one file stand, and which file that is; no file where its line is damaged."""

    start: int
    end: int
    file: FileEntry | None


def blocks(stream: BinaryIO) -> Iterator[Block]:
    """The blocks of a ledger in its order; pages that no file's entry closes were never written, and are none."""
    pages: list[int] = []
    at = 0
    for line in stream:
        if line.startswith(PAGE_MARK):
            pages.append(at)
        elif line.endswith(b"\n"):  # else a run was killed while it wrote this
            file = file_entry(line)
            count = file.pages if file else 0
            yield Block(pages[-count] if 0 < count <= len(pages) else at, at + len(line), file)
            pages = []
        at += len(line)


def file_entry(line: bytes) -> FileEntry | None:
    """The entry of a file from its line; None where that is damaged."""
    with suppress(ValueError, TypeError):
        return FileEntry(**json.loads(line.decode("utf-8", "surrogatepass")))
    return None


def page_entries(stream: BinaryIO, block: Block) -> dict[int, PageEntry]:
    """The entries of a file's pages, by their numbers. Raises LedgerError where they are damaged."""
    stream.seek(block.start)
    lines = stream.read(block.end - block.start).split(b"\n")[:-2]
    try:
        rows = [json.loads(line.decode("utf-8", "surrogatepass")) for line in lines]
        pages = [PageEntry(**{**row, "edits": tuple(tuple(edit) for edit in row["edits"])}) for row in rows]
    except (ValueError, TypeError, KeyError) as error:
        message = "the ledger is damaged"
        raise LedgerError(message) from error
    if block.file is None or len(pages) != block.file.pages:
        message = "the ledger is damaged: it has not all pages of this file"
        raise LedgerError(message)
    return {kept.page: kept for kept in pages}
