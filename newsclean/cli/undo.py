"""`newsclean undo`: bring back what stood in files before they were cleaned."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import click

from newsclean.cli.run import Run
from newsclean.corpus.files import Replacement, opened, replacing, sha256_of
from newsclean.errors import LedgerError
from newsclean.output.ledger import Block, FileEntry, PageEntry, blocks, page_entries, undone
from newsclean.text.page import FORM_FEED, pieces


@click.command("undo", short_help="Bring back what stood in files before they were cleaned.")
@click.argument("ledger", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Only tell which files can be brought back; write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Report failures only.")
def command(ledger: Path, *, check: bool, quiet: bool) -> None:
    r"""Bring back, byte for byte, what stood in files before `newsclean fix --in-place --ledger LEDGER`.

    Where a file was cleaned several times with this ledger, all of them are undone. A file that was changed since stays
    as it is, and the exit code is 3. Run again, it finds what is undone already and leaves it alone.

    \b
    Examples:
      newsclean fix --in-place --ledger pages.ledger pages/
      newsclean undo pages.ledger
    """
    run = Run(quiet=quiet)
    chains: dict[str, list[Block]] = {}
    damaged: list[int] = []
    with ledger.open("rb") as stream:
        for block in blocks(stream):
            if block.file:
                chains.setdefault(block.file.file, []).append(block)
            else:
                damaged.append(block.start)
        if damaged and not chains:
            run.fail(f"{ledger}: this is no ledger, or it is damaged throughout; no file is brought back")
        for start in damaged if chains else ():
            run.fail(f"{ledger}: byte {start:,}: the ledger is damaged; the file named there stays as it is")
        for name, chain in chains.items():
            path = ledger.resolve().parent / name
            with run.guard(str(path)):
                run.say(f"{path}: {undo(stream, path, chain, check=check)}")
    run.leave()


def undo(stream: BinaryIO, path: Path, chain: Sequence[Block], *, check: bool) -> str:
    """Bring back one file, step by step, and tell what was done. Raises NewscleanError where that cannot be."""
    with opened(path) as now:
        digest = sha256_of(now)
    told = "" if any(block.file and block.file.before == digest for block in chain) else "changed"
    for block in reversed(chain):
        file = block.file
        if not file or file.after != digest:
            continue
        pages = page_entries(stream, block)
        if check:
            prove(file, restored(path, file, pages))
            return "can be brought back"
        with replacing(path) as new:
            prove(file, written(restored(path, file, pages), new))
            new.check(bytes.fromhex(file.before))
        digest = file.before
        told = "brought back"
    if told == "changed":
        message = "the file was changed after it was cleaned; it stays as it is"
        raise LedgerError(message)
    return told or "stands as it stood before"


def written(parts: Iterator[bytes], new: Replacement) -> Iterator[bytes]:
    """The same bytes, each written before it is handed on."""
    for data in parts:
        new.write(data)
        yield data


def prove(file: FileEntry, parts: Iterator[bytes]) -> None:
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
