"""The writers by name: one writer a file, imported when it is used."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO, TextIO

from newsclean.errors import NewscleanError
from newsclean.named import NamedTuple

if TYPE_CHECKING:
    from newsclean.output.findings import FileFinding
    from newsclean.records.record import Record


class Format(NamedTuple):
    """Where the writer of a format is, its file suffixes, and whether it writes bytes.

    `marked` is whether a file of it opens with a BOM, without which spreadsheets take Chinese text for something else.
    `pointing` is whether the writer points from record to record, and so must know in which files others stand.
    """

    module: str
    suffixes: tuple[str, ...]
    function: str = "write"
    binary: bool = False
    marked: bool = False
    pointing: bool = False


RECORDS = {
    "jsonl": Format("newsclean.output.jsonl", (".jsonl", ".ndjson")),
    "json": Format("newsclean.output.jsonl", (".json",), "write_array"),
    "md": Format("newsclean.output.markdown", (".md", ".markdown")),
    "txt": Format("newsclean.output.plain", (".txt",)),
    "csv": Format("newsclean.output.table", (".csv",), "write_csv", marked=True),
    "tsv": Format("newsclean.output.table", (".tsv",), "write_tsv"),
    "tei": Format("newsclean.output.tei", (".xml", ".tei"), pointing=True),
    "parquet": Format("newsclean.output.parquet", (".parquet",), binary=True),
}
"""The formats of `segment`."""

SOURCES = {"alto": Format("newsclean.output.alto", ())}
"""The formats of pages that `segment` writes corrected text back to; no suffix asks for them."""

FINDINGS = {
    "text": Format("newsclean.output.findings", (".txt",), "write_text"),
    "json": Format("newsclean.output.findings", (".json",), "write_json"),
    "github": Format("newsclean.output.findings", (), "write_github"),
    "sarif": Format("newsclean.output.sarif", (".sarif",)),
    "rdjson": Format("newsclean.output.rdjson", (".rdjson",)),
}
"""The formats of `check`."""


def format_of(path: str) -> str | None:
    """The record format that a file name asks for, or None.

    >>> format_of("pages/front.csv"), format_of("front")
    ('csv', None)
    """
    from pathlib import PurePath  # noqa: PLC0415 - slow to load, and the help needs none

    suffix = PurePath(path).suffix.lower()
    return next((name for name, known in RECORDS.items() if suffix in known.suffixes), None)


def write_records(
    name: str,
    records: "Iterable[Record]",
    stream: BinaryIO,
    files: Mapping[str, str] | None = None,
    *,
    marked: bool = True,
) -> None:
    r"""Write records in a format to a stream of bytes; text is UTF-8 with plain line ends.

    What is not `marked` has no BOM, whatever its format: it goes to another program, not into a file.
    `files` says of records that others are linked with, by their ids, in which file they stand, if it is another.

    >>> import io
    >>> from newsclean.records.record import Record
    >>> stream = io.BytesIO()
    >>> write_records("txt", [Record("article", headline="春耕开始", body=("雨后第一犁。",))], stream)
    >>> stream.getvalue().decode()
    '春耕开始\n\u3000\u3000雨后第一犁。\n'
    """
    known = named(name, RECORDS)
    if known.binary:
        write_bytes: Callable[[Iterable[Record], BinaryIO], None] = function_of(known)
        write_bytes(records, stream)
        return
    write_text = function_of(known)
    text = TextIOWrapper(
        stream, "utf-8-sig" if marked and known.marked else "utf-8", errors="backslashreplace", newline=""
    )
    try:
        write_text(records, text, *([files or {}] if known.pointing else []))
        text.flush()
    finally:
        text.detach()


def write_findings(name: str, rows: "Iterable[FileFinding]", stream: TextIO) -> None:
    """Write findings in a format to a stream of text."""
    write: Callable[[Iterable[FileFinding], TextIO], None] = function_of(named(name, FINDINGS))
    write(rows, stream)


def named(name: str, formats: dict[str, Format]) -> Format:
    """The format with a name. Raises NewscleanError if there is none."""
    if name not in formats:
        message = f"there is no format {name!r}; there are {', '.join(formats)}"
        raise NewscleanError(message)
    return formats[name]


def function_of(known: Format) -> Callable[..., None]:
    """The writer itself; its module is imported only now."""
    function: Callable[..., None] = getattr(import_module(known.module), known.function)
    return function
