"""Records as JSON Lines."""

from collections.abc import Iterable
from typing import TextIO

from newsclean.output.printable import as_json
from newsclean.records.record import Record


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write one record a line.

    >>> import sys
    >>> write([Record("notice", body=("停水通知",))], sys.stdout)  # doctest: +ELLIPSIS
    {"kind": "notice", ..., "body": ["停水通知"], ...}
    """
    stream.writelines(as_json(record.as_dict()) + "\n" for record in records)
