"""Records as one JSON array, a record a line."""

from collections.abc import Iterable
from typing import TextIO

from newsclean.output.printable import as_json
from newsclean.records.record import Record


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write the array while the records come: it is never held in memory as a whole.

    >>> import sys
    >>> write([], sys.stdout)
    []
    """
    opening = "["
    for record in records:
        stream.write(f"{opening}\n{as_json(record.as_dict())}")
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")
