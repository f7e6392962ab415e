"""The ledger of a run as a file, which `undo` reads.

JSON Lines. The first line says that this is a ledger. Then come one object for each page whose bytes changed, and one
that closes its file; what is not closed was never written. A line `{"undone": file}` closes all that stands above it of
a file: that is undone.
"""

import json
import os
import stat
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Self

from newsclean.disk.lock import lock
from newsclean.errors import LedgerError
from newsclean.named import NamedTuple
from newsclean.output.ledger import LONGEST, FileEntry, PageEntry, Proof, line_of
from newsclean.text.encoding import lookup

IN_MEMORY = 1 << 20
BLOCK = 1 << 16
HEADER = b'{"ledger":"newsclean","version":1}\n'
PAGE_MARK = b'{"page":'
OPENINGS = (HEADER, PAGE_MARK, b'{"file":')
"""How a ledger may begin: those that were written before there was a first line begin with an entry."""
LINE_ENDS = ("\n", "\r\n", "\r")
HASH_DIGITS = 64


class LedgerFile:
    """A ledger that is being written: entries are appended, whole files at a time."""

    def __init__(self, path: Path) -> None:
        """Open the ledger, or begin it; one run at a time writes it. Raises LedgerError if that cannot be.

        A file that does not begin as a ledger does is refused and stays as it is.
        """
        self.path = path
        self.home = Path(os.path.realpath(path)).parent
        self._stream = opened_to_add(path)
        if problem := reason_to_refuse(self._stream):
            self._stream.close()
            message = f"{path}: {problem}"
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
        """Write the entries of a file to the disk: before the file itself is replaced, or it could not be undone.

        Raises LedgerError if they cannot be written.
        """
        file = proof.closed(self.name_of(path))
        if not file:
            return
        self._lines.seek(0)
        at = self._stream.tell()
        try:
            if not at:
                write(self._stream, HEADER)
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


def opened_to_add(path: Path) -> FileIO:
    """A ledger open for reading and writing, created if there is none. Raises LedgerError."""
    try:
        refuse_irregular(path)
        binary = getattr(os, "O_BINARY", 0)  # Windows translates line ends without it
        return FileIO(os.open(path, os.O_RDWR | os.O_CREAT | binary, 0o666), "r+")
    except OSError as error:
        message = f"{path}: the ledger cannot be written: {error.strerror}"
        raise LedgerError(message) from error


def reason_to_refuse(stream: FileIO) -> str | None:
    """Why nothing must be added to a file, or None."""
    if lock(stream.fileno()) is False:
        return "another run is writing this ledger"
    head = stream.read(len(HEADER)) or b""
    if not HEADER.startswith(head):  # a run may have been killed while it wrote the first line
        return "this file is there already and is no ledger; it stays as it is"
    return None


@contextmanager
def opened_to_undo(path: Path, *, marking: bool) -> Iterator[BinaryIO]:
    """A ledger open for reading and, if that is possible and wanted, for marking what is undone.

    Raises LedgerError if it is none, or where another run writes it.
    """
    refuse_irregular(path)
    try:
        stream: BinaryIO = path.open("r+b" if marking and os.access(path, os.W_OK) else "rb")
    except OSError as error:
        message = f"{path}: the ledger cannot be read: {error.strerror}"
        raise LedgerError(message) from error
    with stream:
        if marking and lock(stream.fileno()) is False:
            message = f"{path}: another run is writing this ledger"
            raise LedgerError(message)
        head = stream.read(len(HEADER))
        if not head.startswith(OPENINGS) and not HEADER.startswith(head):
            message = f"{path}: this is no ledger; no file is brought back"
            raise LedgerError(message)
        stream.seek(0)
        yield stream


def refuse_irregular(path: Path) -> None:
    """Raise LedgerError if a path leads to something other than a file, which may block for ever."""
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        message = f"{path}: this is no regular file, so it is no ledger"
        raise LedgerError(message)


def mark_undone(stream: BinaryIO, name: str) -> None:
    """Note at the end of a ledger that a file is undone; a read-only ledger stays as it is."""
    if stream.writable():
        drop_half_line(stream)
        stream.write(json.dumps({"undone": name}).encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def write(stream: FileIO, data: bytes) -> None:
    """Write all of the bytes: a disk that is nearly full takes some of them only."""
    left = memoryview(data)
    while left:
        left = left[stream.write(left) :]


def drop_half_line(stream: FileIO | BinaryIO) -> None:
    """Delete what a killed run left after the last line end, and go to the end."""
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


class LedgerBlock(NamedTuple):
    """Where the entries of one file are in a ledger, and which file it is; None if its line is damaged."""

    start: int
    end: int
    file: FileEntry | None


class Undone(NamedTuple):
    """The line of a ledger by which all earlier entries of a file are undone."""

    file: str


def blocks(stream: BinaryIO) -> Iterator[LedgerBlock | Undone]:
    """The blocks of a ledger in order; pages without the entry of their file were never written and are skipped."""
    pages: list[int] = []
    at = 0
    while line := stream.readline(LONGEST + 1):
        if len(line) > LONGEST:
            yield LedgerBlock(at, at + len(line), None)
            return
        if line.startswith(PAGE_MARK):
            pages.append(at)
        elif line.endswith(b"\n") and line != HEADER:  # without a line end, a run was killed while it wrote this
            yield undone_mark(line) or block(line, at, pages)
            pages = []
        at += len(line)


def block(line: bytes, at: int, pages: list[int]) -> LedgerBlock:
    """The block that a line closes, from where it stands and where the pages before it do."""
    file = file_entry(line)
    count = file.pages if file else 0
    return LedgerBlock(pages[-count] if 0 < count <= len(pages) else at, at + len(line), file)


def undone_mark(line: bytes) -> Undone | None:
    """The mark in a line, if it has one."""
    fields = fields_of(line)
    name = fields.get("undone")
    return Undone(name) if isinstance(name, str) and len(fields) == 1 else None


def unfinished(stream: BinaryIO) -> dict[str | None, list[LedgerBlock]]:
    """What is left to undo: the blocks of each file, in order; damaged ones under None."""
    left: dict[str | None, list[LedgerBlock]] = {}
    for each in blocks(stream):
        if isinstance(each, Undone):
            left.pop(each.file, None)
        else:
            left.setdefault(each.file.file if each.file else None, []).append(each)
    return left


def file_entry(line: bytes) -> FileEntry | None:
    """The entry of a file from its line; None if that is damaged."""
    with suppress(ValueError, TypeError, LookupError):
        entry = FileEntry(**fields_of(line))  # type: ignore[arg-type]  # proved just below
        check_types(entry, FileEntry.__annotations__)
        check_ways(entry)
        return entry
    return None


def page_entry_of(line: bytes) -> PageEntry:
    """The entry of a page from its line. Raises ValueError, TypeError or LookupError if that is damaged."""
    entry = PageEntry(**fields_of(line))  # type: ignore[arg-type]  # proved just below
    edits = tuple((start, old, new, rule) for start, old, new, rule in entry.edits)
    for start, *texts in edits:
        if type(start) is not int or not all(isinstance(text, str) for text in texts):
            raise TypeError
    entry = entry._replace(edits=edits)
    check_types(entry, {**PageEntry.__annotations__, "edits": tuple})
    check_ways(entry)
    if entry.newline not in LINE_ENDS:
        raise ValueError
    b64decode(entry.raw, validate=True)
    return entry


def fields_of(line: bytes) -> dict[str, object]:
    """The fields of an entry; none if the line is no JSON object, or is nested too deeply."""
    with suppress(ValueError, RecursionError):
        fields = json.loads(line.decode("utf-8", "surrogatepass"))
        return fields if isinstance(fields, dict) else {}
    return {}


def check_types(entry: PageEntry | FileEntry, types: dict[str, type]) -> None:
    """Raise TypeError if a field of an entry has the wrong type."""
    if any(type(value) is not types[name] for name, value in entry._asdict().items()):
        raise TypeError


def check_ways(entry: PageEntry | FileEntry) -> None:
    """Raise ValueError or LookupError if an entry names no encodings, no marks of encodings, or no hashes."""
    for name in (entry.encoding, entry.written):
        lookup(name)
    for digits in (entry.bom, entry.written_bom, entry.before, entry.after):
        bytes.fromhex(digits)
    if {len(entry.before), len(entry.after)} != {HASH_DIGITS}:
        raise ValueError


def page_entries(stream: BinaryIO, block: LedgerBlock) -> dict[int, PageEntry]:
    """The entries of a file's pages, by number. Raises LedgerError if they are damaged."""
    stream.seek(block.start)
    lines = stream.read(block.end - block.start).split(b"\n")[:-2]
    try:
        pages = [page_entry_of(line) for line in lines]
    except (ValueError, TypeError, LookupError) as error:
        message = "the ledger is damaged"
        raise LedgerError(message) from error
    if block.file is None or len(pages) != block.file.pages:
        message = "the ledger is damaged: it has not all pages of this file"
        raise LedgerError(message)
    return {kept.page: kept for kept in pages}
