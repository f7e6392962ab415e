"""A row of a table: its text, and its other fields as they came."""

import base64
import json
import math
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import pyarrow as pa


class Around(NamedTuple):
    """The fields of a row as JSON, cut at the text: what stands before it, its name, what stands behind it.

    Nothing else is read and written anew: numbers of any length, escapes and the order of names stay as they came.
    Where there is no text, `before` is the whole.
    """

    before: str
    name: str = ""
    after: str = ""

    def whole(self, text: str) -> str:
        """All fields, with a text in the place of the old one."""
        return self.before + self.name + (dumped(text) if self.name else "") + self.after

    def others(self) -> str:
        """The fields without the text.

        >>> Around('{"id": 1, ', '"text": ', '}').others(), Around('{', '"text": ', ', "id": 1}').others()
        ('{"id": 1}', '{"id": 1}')
        """
        if not self.name:
            return self.before
        behind = self.after.lstrip()
        if behind.startswith(","):
            return self.before + behind[1:].lstrip()
        return self.before.rstrip().removesuffix(",") + behind


Fields: TypeAlias = "Around | pa.RecordBatch"
"""The fields of a row: cut JSON, or a batch of one row."""


class Row(NamedTuple):
    """A row: its text and its fields, or the reason why it has no text; of a page in a file, the name and number."""

    text: str
    fields: Fields
    error: str | None = None
    page: str = ""
    number: int = 0

    @property
    def size(self) -> int:
        """About how many bytes it has; a hanzi takes three."""
        if isinstance(self.fields, Around):
            return 3 * (len(self.text) + sum(map(len, self.fields)))
        return int(self.fields.nbytes)


def unfit(reason: str, fields: dict[str, object]) -> Row:
    """What takes the place of a row that cannot be read."""
    return Row("", Around(dumped(fields)), reason)


def page_row(name: str, number: int, text: str, text_field: str) -> Row:
    """The row of a page of a file, with the fields `id` and `page`."""
    before = f'{{"id": {dumped(name)}, "page": {number}, '
    return Row(text, Around(before, f"{dumped(text_field)}: ", "}"), None, name, number)


def whole(fields: Fields, text_field: str, text: str | None) -> str:
    """All fields of a row as JSON, with a text in the place of the old one; None keeps what was there."""
    if isinstance(fields, Around):
        return fields.whole(text or "")
    named = dict(zip(fields.schema.names, values(fields), strict=True))
    return dumped(named if text is None else {**named, text_field: text})


def others(fields: Fields, text_field: str) -> str:
    """The fields of a row without its text as JSON."""
    if isinstance(fields, Around):
        return fields.others()
    named = dict(zip(fields.schema.names, values(fields), strict=True))
    return dumped({name: value for name, value in named.items() if name != text_field})


def values(batch: "pa.RecordBatch") -> list[object]:
    """The values of a batch of one row; times with nanoseconds, for which Python has no type, as they are printed."""
    return [
        column.to_string(skip_new_lines=True)[1:-1].strip() if "[ns" in str(column.type) else column[0].as_py()
        for column in batch.columns
    ]


def dumped(value: object) -> str:
    """A value as JSON on one line; what JSON has no word for, as a string.

    >>> dumped({"日": date(1998, 5, 3), "n": [float("nan")]})
    '{"日": "1998-05-03", "n": ["nan"]}'
    """
    try:
        return json.dumps(value, ensure_ascii=False, default=plain, allow_nan=False)
    except ValueError:
        return json.dumps(finite(value), ensure_ascii=False, default=plain)


def finite(value: object) -> object:
    """A value with strings in the place of the numbers that JSON has no word for."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {name: finite(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(each) for each in value]
    return value


def plain(value: object) -> object:
    """What JSON has no word for, as a string."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value)
