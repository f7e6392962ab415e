"""`newsclean undo`: bring back what stood in files before they were cleaned."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import click

from newsclean.cli.console import FAILED
from newsclean.cli.reporter import Reporter
from newsclean.disk.files import is_special, opened, sha256_of
from newsclean.disk.ledger_file import LedgerBlock, mark_undone, opened_to_undo, page_entries, unfinished
from newsclean.disk.replace import Replacement, replacing
from newsclean.errors import LedgerError
from newsclean.named import NamedTuple
from newsclean.output.ledger import FileEntry, PageEntry, undone
from newsclean.text.page import FORM_FEED, pieces


@click.command("undo", short_help="Bring back what stood in files before they were cleaned.")
@click.argument("ledger", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", "--check", "dry_run", is_flag=True, help="Tell what would be done; write nothing.")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The directory below which files are written; else the one where LEDGER lies.",
)
@click.option("-q", "--quiet", is_flag=True, help="Report failures only.")
def command(ledger: Path, *, dry_run: bool, root: Path | None, quiet: bool) -> None:
    r"""Bring back, byte for byte, what stood in files before `newsclean fix --in-place --ledger LEDGER`.

    Where a file was cleaned several times with this ledger, all of them are undone. A file that was changed since stays
    as it is, and the exit code is 3. What is undone is marked in the ledger, which has nothing more to say of it.

    Only files below the directory where the ledger lies are written, or below --root, and none through a link.

    \b
    Examples:
      newsclean fix --in-place --ledger pages.ledger pages/
      newsclean undo --dry-run pages.ledger
      newsclean undo pages.ledger
    """
    reporter = Reporter(quiet=quiet)
    home = Path(os.path.realpath(ledger)).parent
    confines = Confines(home, Path(os.path.realpath(root)) if root else home)
    try:
        with opened_to_undo(ledger, marking=not dry_run) as stream:
            undo_all(reporter, stream, ledger, confines, dry_run=dry_run)
    except LedgerError as error:
        reporter.fail(str(error))
        raise click.exceptions.Exit(FAILED) from error
    reporter.leave()


class Confines(NamedTuple):
    """The directory that the names in a ledger are relative to, and the one below which files are written."""

    home: Path
    root: Path

    def path_of(self, name: str) -> Path:
        """The path of a file in the ledger. Raises LedgerError if it lies elsewhere, or a link leads to it."""
        path = Path(os.path.normpath(self.home / name))
        if "\0" in name or not path.is_relative_to(self.root):
            message = f"this lies outside of {self.root}; if it is meant, name a directory above it: --root DIR"
            raise LedgerError(message)
        if any(os.path.islink(part) for part in (path, *path.parents) if part.is_relative_to(self.root)):  # noqa: PTH114 - never an error
            message = "a link leads there, through which nothing is written"
            raise LedgerError(message)
        if is_special(path):
            message = "this is no regular file"
            raise LedgerError(message)
        return path


def undo_all(reporter: Reporter, stream: BinaryIO, ledger: Path, confines: Confines, *, dry_run: bool) -> None:
    """Undo what a ledger has left to undo, file by file; what cannot be undone is reported."""
    left = unfinished(stream)
    damaged = left.pop(None, [])
    if damaged and not left:
        reporter.fail(f"{ledger}: this is no ledger, or it is damaged throughout; no file is brought back")
        return
    for block in damaged:
        reporter.fail(f"{ledger}: byte {block.start:,}: the ledger is damaged; the file named there stays as it is")
    if not left:
        reporter.notify(f"{ledger}: nothing is left to undo")
    for name, chain in left.items():
        shown = str(confines.home / str(name))
        with reporter.guard(shown):
            done = undo(stream, confines.path_of(str(name)), chain, dry_run=dry_run)
            reporter.notify(f"{shown}: {done}" if done else f"{shown}: stands as it stood before", detail=not done)
            if not dry_run:
                mark_undone(stream, str(name))


def undo(stream: BinaryIO, path: Path, chain: Sequence[LedgerBlock], *, dry_run: bool) -> str:
    """Bring back one file, step by step, and tell what was done: nothing where it stands as it stood before.

    Raises NewscleanError if that cannot be.
    """
    with opened(path) as now:
        digest = sha256_of(now)
    outcome = "" if any(block.file and block.file.before == digest for block in chain) else "changed"
    for block in reversed(chain):
        file = block.file
        if not file or file.after != digest:
            continue
        pages = page_entries(stream, block)
        if dry_run:
            verify_bytes(file, restored(path, file, pages))
            return "would be brought back"
        with replacing(path) as new:
            verify_bytes(file, written(restored(path, file, pages), new))
            new.check(bytes.fromhex(file.before))
        digest = file.before
        outcome = "brought back"
    if outcome == "changed":
        message = "the file was changed after it was cleaned; it stays as it is"
        raise LedgerError(message)
    return outcome


def written(parts: Iterator[bytes], new: Replacement) -> Iterator[bytes]:
    """The same bytes, each written before it is handed on."""
    for data in parts:
        new.write(data)
        yield data


def verify_bytes(file: FileEntry, parts: Iterator[bytes]) -> None:
    """Go through the bytes of a file; raises LedgerError where they are not those that stood there."""
    whole = hashlib.sha256()
    for data in parts:
        whole.update(data)
    if whole.hexdigest() != file.before:
        message = "the ledger does not lead back to the file; it stays as it is"
        raise LedgerError(message)


def restored(path: Path, file: FileEntry, pages: Mapping[int, PageEntry]) -> Iterator[bytes]:
    """The bytes that stood in a file, from those that stand there now, page by page."""
    bom = bytes.fromhex(file.written_bom)
    with opened(path) as old:
        old.seek(len(bom))
        for number, piece in enumerate(pieces(old, FORM_FEED.encode(file.written)), 1):
            data = bom + piece if number == 1 else piece
            if number > 1:
                yield FORM_FEED.encode(file.encoding)
            yield undone(pages[number], data) if number in pages else data
