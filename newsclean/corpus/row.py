"""A row of a table: its text, and its other fields as they came."""

import base64
import json
import math
from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING, TypeAlias

from newsclean.errors import PageError
from newsclean.named import NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa


class JsonFields(NamedTuple):
    """The fields of a row as JSON, cut at the text: what stands before it, its name, what stands after it.

    Nothing else is read and written anew: numbers of any length, escapes and the order of names stay as they came.
    Where there is no text, `before` is the whole.
    """

    before: str
    name: str = ""
    after: str = ""

    def with_text(self, text: str) -> str:
        """All fields, with a text in the place of the old one."""
        return self.before + self.name + (dumped(text) if self.name else "") + self.after

    def without_text(self) -> str:
        """The fields without the text.

        >>> JsonFields('{"id": 1, ', '"text": ', '}').without_text()
        '{"id": 1}'
        >>> JsonFields('{', '"text": ', ', "id": 1}').without_text()
        '{"id": 1}'
        """
        if not self.name:
            return self.before
        rest = self.after.lstrip()
        if rest.startswith(","):
            return self.before + rest[1:].lstrip()
        return self.before.rstrip().removesuffix(",") + rest


Fields: TypeAlias = "JsonFields | pa.RecordBatch"
"""The fields of a row: cut JSON, or a batch of one row."""


class TableRow(NamedTuple):
    """A row: its text and its fields, or the reason why it has no text; of a page in a file, the name and number."""

    text: str
    fields: Fields
    error: str | None = None
    page: str = ""
    number: int = 0

    @property
    def size(self) -> int:
        """Its approximate number of bytes; a hanzi takes three."""
        if isinstance(self.fields, JsonFields):
            return 3 * (len(self.text) + sum(map(len, self.fields)))
        return int(self.fields.nbytes)


def unfit(reason: str, fields: dict[str, object]) -> TableRow:
    """What stands in for a row that cannot be read."""
    return TableRow("", JsonFields(dumped(fields)), reason)


def page_row(name: str, number: int, text: str, text_field: str) -> TableRow:
    """The row for a page of a file, with the fields `id` and `page`."""
    before = f'{{"id": {dumped(name)}, "page": {number}, '
    return TableRow(text, JsonFields(before, f"{dumped(text_field)}: ", "}"), None, name, number)


def with_text(fields: Fields, text_field: str, text: str) -> str:
    """All fields of a row as JSON, with a text in the place of the old one. Raises PageError as `value` does."""
    if isinstance(fields, JsonFields):
        return fields.with_text(text)
    names = fields.schema.names
    return as_object((name, text if name == text_field else value(fields, at)) for at, name in enumerate(names))


def without_text(fields: Fields, text_field: str) -> str:
    """The fields of a row without its text as JSON. Raises PageError as `value` does."""
    if isinstance(fields, JsonFields):
        return fields.without_text()
    names = fields.schema.names
    return as_object((name, value(fields, at)) for at, name in enumerate(names) if name != text_field)


def printable_fields(row: TableRow) -> str:
    """All fields of a row as JSON, as they came; those that cannot be read, as pyarrow prints them."""
    if isinstance(row.fields, JsonFields):
        return row.fields.with_text(row.text)
    return as_object((name, printable_value(row.fields, at)) for at, name in enumerate(row.fields.schema.names))


def as_object(members: Iterable[tuple[str, object]]) -> str:
    """Names and their values as a JSON object, also where a name stands twice, as it may in a table.

    >>> as_object([("n", 1), ("n", 2)])
    '{"n": 1, "n": 2}'
    """
    return "{" + ", ".join(f"{dumped(name)}: {dumped(value)}" for name, value in members) + "}"


def value(batch: "pa.RecordBatch", at: int) -> object:
    """A value of a batch of one row; a time with nanoseconds, for which Python has no type, as it is printed.

    Raises PageError if it cannot be read: bytes that are no text, a time that no calendar has.
    """
    column = batch.column(at)
    try:
        return printed(batch, at) if "[ns" in str(column.type) else column[0].as_py()
    except Exception as error:  # whatever a bad value makes a package do: one row must not stop the others
        raise PageError(unreadable(batch.schema.names[at], error)) from error


def printable_value(batch: "pa.RecordBatch", at: int) -> object:
    """A value as above; one that cannot be read, as it is printed."""
    try:
        return value(batch, at)
    except PageError:
        return printed(batch, at)


def printed(batch: "pa.RecordBatch", at: int) -> str:
    """A value as pyarrow prints it; bytes that are no text, in Base64."""
    column = batch.column(at)
    try:
        return str(column.to_string(skip_new_lines=True)[1:-1].strip())
    except UnicodeDecodeError:
        return base64.b64encode(column[0].as_buffer().to_pybytes()).decode()


def unreadable(name: str, error: Exception) -> str:
    """The message about a field that cannot be read."""
    return f"the field {name!r} cannot be read: {type(error).__name__}: {error}"


def dumped(value: object) -> str:
    """A value as JSON on one line; values that JSON lacks, as strings.

    >>> dumped({"日": date(1998, 5, 3), "n": [float("nan")]})
    '{"日": "1998-05-03", "n": ["nan"]}'
    """
    try:
        return json.dumps(value, ensure_ascii=False, default=plain, allow_nan=False)
    except ValueError:
        return json.dumps(finite(value), ensure_ascii=False, default=plain)


def finite(value: object) -> object:
    """A value with strings in place of the numbers that JSON lacks."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {name: finite(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(each) for each in value]
    return value


def plain(value: object) -> object:
    """A value that JSON lacks, as a string."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value)
