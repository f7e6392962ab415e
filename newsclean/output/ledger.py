r"""The entries of a ledger: how to get from every clean page back to its source, byte for byte.

A page's edits are `[start, old, new, rule]`, in code points of its source with \\n at line ends.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from typing import BinaryIO

from newsclean.errors import LedgerError
from newsclean.named import NamedTuple
from newsclean.text.edits import Edit, revert
from newsclean.text.encoding import Encoding
from newsclean.text.page import FORM_FEED, Page

LONGEST = 1 << 28
"""Bytes an entry may take: who reads a ledger holds one of them in memory."""


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
    """One file, after its pages: its path relative to the ledger, how many pages changed, hashes, encodings."""

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

    Raises LedgerError if the edits do not lead back from the bytes to the source.
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
    """The text of the source, from the bytes of the clean page. Raises LedgerError if the edits do not fit them."""
    try:
        text = data[len(bytes.fromhex(kept.written_bom)) :].decode(kept.written)
    except ValueError as error:
        message = f"what was written cannot be read back as {kept.written}"
        raise LedgerError(message) from error
    text = text if kept.newline == "\n" else text.replace(kept.newline, "\n")
    return revert(text, (Edit(start, start + len(old), old, new, rule) for start, old, new, rule in kept.edits))


def source_bytes(kept: PageEntry, text: str) -> bytes | None:
    """The source as it was written; None if its encoding cannot hold it."""
    with suppress(UnicodeEncodeError):
        return bytes.fromhex(kept.bom) + text.replace("\n", kept.newline).encode(kept.encoding)
    return None


def undone(kept: PageEntry, data: bytes) -> bytes:
    """The bytes of the source, from those of the clean page. Raises LedgerError if it is another page's."""
    if sha256(data).hexdigest() != kept.after:
        message = f"page {kept.page} is not what was written"
        raise LedgerError(message)
    source = b64decode(kept.raw) if kept.raw else source_bytes(kept, source_text(kept, data))
    if source is None or sha256(source).hexdigest() != kept.before:
        message = f"the ledger does not lead back to page {kept.page}"
        raise LedgerError(message)
    return source


class Proof:
    """What a file was made from and what replaces it, page by page: its hashes and its entries."""

    def __init__(self, lines: BinaryIO | None = None) -> None:
        """Begin with no page; the entries go to `lines`, where they are wanted."""
        self.before = sha256()
        self.after = sha256()
        self.lines = lines
        self.pages = 0
        self.first: PageEntry | None = None

    def add(self, page: Page, data: bytes, edits: Sequence[Edit], encoding: Encoding | None = None) -> None:
        """Take a page and its clean bytes. Raises LedgerError if the edits do not lead back from these."""
        kept = page_entry(page, data, edits, encoding)
        if self.first:
            self.before.update(FORM_FEED.encode(kept.encoding))
            self.after.update(FORM_FEED.encode(kept.written))
        self.first = self.first or kept
        self.before.update(page.raw)
        self.after.update(data)
        if self.lines and data != page.raw:
            line = line_of(kept)
            if len(line) > LONGEST:
                message = f"page {page.number} is too large for a ledger; the file stays as it is"
                raise LedgerError(message)
            self.lines.write(line)
            self.pages += 1

    def closed(self, name: str) -> FileEntry | None:
        """The entry of the file; None where it has no page."""
        hashes = self.before.hexdigest(), self.after.hexdigest()
        return self.first and FileEntry(
            name, self.pages, *hashes, self.first.encoding, self.first.bom, self.first.written, self.first.written_bom
        )


def line_of(kept: PageEntry | FileEntry) -> bytes:
    """An entry as one line."""
    line = json.dumps(kept._asdict(), ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", "surrogatepass") + b"\n"
