"""Rows of JSON Lines; only their text is parsed, everything else is kept as it came."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from newsclean.corpus.row import JsonFields, TableRow, unfit
from newsclean.named import NamedTuple
from newsclean.text.page import MAX_PAGE

MAX_LINE = 4 * MAX_PAGE  # a row with its other fields, \u escapes and all
SPACE = re.compile(r"[ \t\n\r]*")
SKIM = json.JSONDecoder(parse_int=len, parse_float=len)  # numbers are kept as they are written, and never read


class JsonMember(NamedTuple):
    """A member of a JSON object: its name, its value, and where it, its value and its end are."""

    name: str
    value: object
    start: int
    middle: int
    end: int


def json_rows(lines: BinaryIO, text_field: str) -> Iterator[TableRow]:
    """The rows of JSON Lines; empty lines are skipped."""
    while line := lines.readline(MAX_LINE):
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            while (rest := lines.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
            yield unfit(f"a line of more than {MAX_LINE >> 20} MB", {})
        elif line.strip():
            yield json_row(line, text_field)


def json_row(line: bytes, text_field: str) -> TableRow:
    """The row in a line; a line that is no row is kept as `line`.

    >>> json_row(b'{"text": 3}', "text").error
    "the field 'text' holds no text"
    >>> json_row(b'{"n": 1.10, "text": "x"}', "text").fields.with_text("y")
    '{"n": 1.10, "text": "y"}'
    """
    try:
        whole = line.decode().removeprefix("\ufeff").strip()
        if not whole.startswith("{"):
            SKIM.decode(whole)
            return unfit("no JSON object", {"line": whole})
        found = [member for member in members(whole) if member.name == text_field]
    except (ValueError, RecursionError) as error:
        return unfit(f"no JSON: {error}", {"line": line.decode("utf-8", "backslashreplace").rstrip("\r\n")})
    if not found:
        return TableRow("", JsonFields(whole), f"no such field {text_field!r}")
    if len(found) > 1:
        return TableRow("", JsonFields(whole), f"the field {text_field!r} stands twice")
    (text,) = found
    if not isinstance(text.value, str):
        return TableRow("", JsonFields(whole), f"the field {text_field!r} holds no text")
    return TableRow(text.value, JsonFields(whole[: text.start], whole[text.start : text.middle], whole[text.end :]))


def members(line: str) -> Iterator[JsonMember]:
    """The members of a JSON object, in order. Raises ValueError if it is none."""
    at = past(line, 0, "{")
    if line.startswith("}", at):
        past_end(line, at)
        return
    while True:
        start = at
        name, at = SKIM.raw_decode(line, start)
        if not isinstance(name, str):
            message = "a name without quotes"
            raise json.JSONDecodeError(message, line, start)
        middle = past(line, at, ":")
        value, end = SKIM.raw_decode(line, middle)
        yield JsonMember(name, value, start, middle, end)
        at = space(line, end)
        if line.startswith("}", at):
            past_end(line, at)
            return
        at = past(line, at, ",")


def space(line: str, at: int) -> int:
    """The position after white space."""
    found = SPACE.match(line, at)
    return found.end() if found else at


def past(line: str, at: int, mark: str) -> int:
    """The position after a mark and the white space around it. Raises JSONDecodeError for another mark."""
    at = space(line, at)
    if not line.startswith(mark, at):
        message = f"{mark!r} is missing"
        raise json.JSONDecodeError(message, line, at)
    return space(line, at + 1)


def past_end(line: str, at: int) -> None:
    """Raise JSONDecodeError if anything follows the end of an object."""
    if space(line, at + 1) != len(line):
        message = "something stands after the object"
        raise json.JSONDecodeError(message, line, at + 1)
