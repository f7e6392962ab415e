"""Records as JSON Lines."""

import json
from collections.abc import Iterable
from typing import TextIO

from newsclean.records.record import Record


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write one record a line.

    >>> import sys
    >>> write([Record("notice", body=("停水通知",))], sys.stdout)  # doctest: +ELLIPSIS
    {"kind": "notice", ..., "body": ["停水通知"], ...}
    """
    stream.writelines(json.dumps(record.as_dict(), ensure_ascii=False) + "\n" for record in records)
