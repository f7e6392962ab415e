"""Files of boxes that are read into memory as a whole."""

import json
from collections.abc import Iterator
from typing import BinaryIO, TypeAlias

from newsclean.errors import PageError
from newsclean.text.encoding import detect

MOST = 256 * 1024 * 1024  # bytes; the boxes of a thousand pages
OPENINGS = {"{", "["}
Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | int | bool | None"


def decoded(stream: BinaryIO, encoding: str | None = None) -> str:
    """The text of a stream. Raises PageError if it is no text, or too long."""
    found = detect(stream, encoding)
    stream.seek(len(found.bom))
    data = stream.read(MOST + 1)
    if len(data) > MOST:
        message = f"boxes of more than {MOST >> 20} MB are read from no single file; write one for each page"
        raise PageError(message)
    return data.decode(found.name)


def documents(text: str) -> Iterator[Json]:
    r"""The values of a JSON text, or of JSON Lines, each with or without the name of a picture and a tab before it.

    Raises PageError if it is no JSON.

    >>> [*documents("[1]")], [*documents('{"a": 1}\n{"a": 2}\n')]
    ([[1]], [{'a': 1}, {'a': 2}])
    """
    lines = [line for line in text.split("\n") if line.strip()]
    is_one = len(lines) < 2 or not all(map(is_whole, lines))
    try:
        for part in [text] if is_one and text.lstrip()[:1] in OPENINGS else lines:
            yield json.loads(part if part.lstrip()[:1] in OPENINGS else part.partition("\t")[2])
    except ValueError as error:
        message = f"this is no sound JSON: {error}"
        raise PageError(message) from error
    except RecursionError as error:
        message = "this JSON is nested too deeply"
        raise PageError(message) from error


def is_whole(line: str) -> bool:
    """Whether a line opens and closes as a JSON text of its own."""
    line = line.strip()
    return (line[0], line[-1]) in {("{", "}"), ("[", "]")}
