"""Whether an existing file is of the same kind as the one to be written: only such a file may be replaced."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import BinaryIO

from newsclean.clean import fix_page
from newsclean.errors import NewscleanError
from newsclean.output.markdown import LINE_OPENING, SYNTAX
from newsclean.output.table import COLUMNS
from newsclean.patterns import lazy
from newsclean.text.page import read

HEAD = 1 << 16
RECORD = lazy(rb'\{"kind": "(?:article|photo|notice|furniture)", ')
TITLE = lazy(rb"<title>(?:[^<]* \xc2\xb7 )?newsclean</title>")
MARKDOWN_FRAME = lazy(r"^(?:# |##+ |> |---$|\*\*(?=.*\*\*$)|\*(?=.*\*$))|\*{1,2}$")
ESCAPE = lazy(r"\\.")
BOM = "\ufeff"
SETTINGS = {"indents", "script"}
"""What is clean under one setting, and is changed under another."""
MARKUP = lazy(r'\s*(?:[{<#]|\[\s*["\[{\]])')
HANZI = lazy(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def clean_text(stream: BinaryIO, encodings: Sequence[str | None] = (None,)) -> bool:
    """Whether a file holds clean text, judged by its first page: text in which nothing is left to repair.

    It is tried in each of the encodings; None stands for the one that is found out.
    """
    for encoding in encodings:
        stream.seek(0)
        with suppress(NewscleanError):
            page = next(iter(read(stream, "", encoding)))
            if MARKUP.match(page.text) or not HANZI.search(page.text):
                return False
            result = fix_page(page.text)
            return not (result.foreign or result.across or {edit.rule for edit in result.edits} - SETTINGS)
    return False


def anything(_stream: BinaryIO) -> bool:
    """Whether a file may be replaced if the user said that any may be."""
    return True


def json_lines(stream: BinaryIO) -> bool:
    """Whether a file holds records, one a line."""
    return bool(RECORD.match(stream.read(HEAD)))


def json_array(stream: BinaryIO) -> bool:
    """Whether a file holds an array of records."""
    head = stream.read(HEAD)
    return head == b"[]\n" or (head.startswith(b"[\n") and bool(RECORD.match(head, 2)))


def table(stream: BinaryIO) -> bool:
    """Whether a file begins with the column names of records."""
    head = stream.read(HEAD).decode("utf-8", "replace").removeprefix(BOM)
    return any(head.startswith(separator.join(COLUMNS[:4]) + separator) for separator in (",", "\t"))


def tei(stream: BinaryIO) -> bool:
    """Whether a file is TEI that newsclean wrote."""
    return b'<application ident="newsclean" ' in stream.read(HEAD)


def markdown(stream: BinaryIO) -> bool:
    """Whether a file opens with the name of a page and is escaped as records are, unlike what people write."""
    lines = stream.read(HEAD).decode("utf-8", "replace").split("\n")
    bare = [ESCAPE.sub("", MARKDOWN_FRAME.sub("", line)) for line in lines]
    apart = all(not (line and after) for line, after in pairwise(lines))
    escaped = not any(SYNTAX.search(line) or LINE_OPENING.match(line) for line in bare)
    return lines[0].startswith("# ") and apart and escaped


def parquet(stream: BinaryIO) -> bool:
    """Whether a file is a Parquet table of records."""
    from pyarrow import ArrowException  # noqa: PLC0415 - an optional package
    from pyarrow import parquet as pq  # noqa: PLC0415 - as above

    with suppress(ArrowException, OSError):
        return {"kind", "headline", "spans"} <= {*pq.read_schema(stream).names}
    return False


def review(stream: BinaryIO) -> bool:
    """Whether a file is a page to review, or an index of such pages."""
    return bool(TITLE.search(stream.read(HEAD)))


def weights(stream: BinaryIO) -> bool:
    """Whether a file holds learned weights."""
    with suppress(ValueError, RecursionError):
        made = json.loads(stream.readline(1 << 20))
        return isinstance(made, dict) and "learned" in made
    return False


RECORDS: dict[str, Callable[[BinaryIO], bool]] = {
    "jsonl": json_lines,
    "json": json_array,
    "md": markdown,
    "txt": clean_text,
    "csv": table,
    "tsv": table,
    "tei": tei,
    "parquet": parquet,
}
"""By the names of the formats of records."""
