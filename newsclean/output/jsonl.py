"""Records as JSON: Lines, or one array."""

from collections.abc import Iterable
from typing import TextIO

from newsclean.output.printable import as_json, write_json_array
from newsclean.records.record import Record


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write one record a line.

    >>> import sys
    >>> write([Record("notice", body=("停水通知",))], sys.stdout)  # doctest: +ELLIPSIS
    {"kind": "notice", ..., "body": ["停水通知"], ...}
    """
    stream.writelines(as_json(record.as_dict()) + "\n" for record in records)


def write_array(records: Iterable[Record], stream: TextIO) -> None:
    """Write one array, a record a line."""
    write_json_array((record.as_dict() for record in records), stream)
