"""Cleaning a column of texts, for data frames and for engines that work in batches."""

from collections.abc import Iterable, Mapping, Sized
from operator import attrgetter, methodcaller
from typing import Protocol, TypeVar, cast

from newsclean.clean import Result, fix, verified
from newsclean.errors import NewscleanError, PageError, fault
from newsclean.named import NamedTuple
from newsclean.profile import Profile, as_profile
from newsclean.text.page import MAX_PAGE, TOO_LONG, line_end

ERROR_FIELD = "newsclean_error"


class CleanText(NamedTuple):
    """A text, cleaned or as it came; `error` says why it is not cleaned; `result` has line ends of Unix."""

    text: str
    error: str | None
    result: Result | None = None


def clean_text(text: str, profile: Profile | None = None) -> CleanText:
    r"""Clean one text, its ledger verified; its own line ends are kept. Raises NewscleanError.

    >>> clean_text("春耕开始\r\n\r\n\r\n").text
    '春耕开始\r\n'
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        message = f"half a character, U+{ord(text[error.start]):04X}, is no text"
        raise PageError(message) from error
    if size > MAX_PAGE:
        raise PageError(TOO_LONG)
    newline = line_end(text) or "\n"
    result = verified(fix(text if newline == "\n" else text.replace(newline, "\n"), profile))
    return CleanText(result.text if newline == "\n" else result.text.replace("\n", newline), None, result)


def clean_or_reason(text: object, profile: Profile | None) -> CleanText:
    """A text cleaned, or as it came with the reason why it could not be cleaned."""
    if not isinstance(text, str):
        return CleanText("", "there is no text")
    try:
        return clean_text(text, profile)
    except NewscleanError as error:
        return CleanText(text, str(error))
    except Exception as error:  # noqa: BLE001 - one page must not stop the others
        return CleanText(text, fault(error))


class Batch(Protocol):
    """Columns by name: a mapping of lists, or a frame or table of pandas, Polars or pyarrow."""

    def __getitem__(self, name: str, /) -> Iterable[object]:
        """A column."""
        ...


AnyBatch = TypeVar("AnyBatch", bound=Batch)


def clean_batch(batch: AnyBatch, *, text_field: str = "text", profile: Profile | None = None) -> AnyBatch:
    r"""Clean the column of texts; other columns stay. A new column says of each row why it was not cleaned, or None.

    A frame of pandas or Polars and a table or batch of pyarrow come back as what they are, with their index and their
    types. A mapping comes back as a dict: its columns are lists, or what a library has in their place; the new ones
    are lists. The batch itself stays as it is. Raises TypeError for what is no batch, NewscleanError for columns that
    do not go together.

    >>> clean_batch({"id": [1, 2], "text": ["12 月3日\n", None]})["text"]
    ['12月3日\n', None]
    """
    profile = as_profile(profile)
    texts = texts_in(columns_of(batch), text_field)
    cleaned = [clean_or_reason(text, profile) for text in texts]
    clean = [new.text if isinstance(old, str) else old for old, new in zip(texts, cleaned, strict=True)]
    return with_columns(batch, {text_field: clean, ERROR_FIELD: [each.error for each in cleaned]})


def columns_of(batch: Batch) -> Mapping[str, Iterable[object]]:
    """The columns of a batch by name. Raises TypeError for anything but a batch."""
    if hasattr(batch, "items"):  # a mapping, or a frame of pandas
        return cast("Mapping[str, Iterable[object]]", batch)
    schema = getattr(batch, "schema", None)
    for names in (getattr(schema, "names", None), getattr(batch, "columns", None)):  # pyarrow's, those of Polars
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return {name: batch[name] for name in names}
    message = f"a batch is columns by name, such as {{'text': [...]}}, not {type(batch).__name__}"
    raise TypeError(message)


def with_columns(batch: AnyBatch, new: Mapping[str, list[object]]) -> AnyBatch:
    """A batch of the same kind with new columns, in the place of those that have their names or after all others."""
    library = type(batch).__module__.partition(".")[0]
    found: AnyBatch
    if library == "pandas":
        found = methodcaller("assign", **new)(batch)
    elif library == "polars":
        series = attrgetter("__class__")(batch[next(iter(new))])
        found = methodcaller("with_columns", [series(name, column) for name, column in new.items()])(batch)
    elif library == "pyarrow":
        from pyarrow import array, string  # noqa: PLC0415 - an optional package, here for sure

        found = batch
        for name, column in new.items():
            at = attrgetter("schema.get_field_index")(found)(name)
            if at < 0:
                found = methodcaller("append_column", name, array(column, string()))(found)
            else:
                cells = array(column, attrgetter("type")(found[name]))
                found = methodcaller("set_column", at, name, cells)(found)
    else:
        found = cast("AnyBatch", {**columns_of(batch), **new})
    return found


def texts_in(batch: Mapping[str, Iterable[object]], text_field: str) -> list[object]:
    """The column of texts. Raises as `clean_batch` does."""
    if text_field not in batch:
        message = f"there is no column {text_field!r}; there are {', '.join(map(str, batch))}"
        raise NewscleanError(message)
    if ERROR_FIELD in batch:
        message = f"there is a column {ERROR_FIELD!r} already; leave it out, or give it another name"
        raise NewscleanError(message)
    if isinstance(batch[text_field], str | bytes):
        message = f"the column {text_field!r} is one text, not a list of texts; fix cleans one"
        raise TypeError(message)
    texts = values(batch[text_field])
    for name, column in batch.items():
        if name != text_field and isinstance(column, Sized) and len(column) != len(texts):
            message = f"the column {name!r} has {len(column):,} rows, the column {text_field!r} {len(texts):,}"
            raise NewscleanError(message)
    return texts


def values(column: Iterable[object]) -> list[object]:
    """The values of a column as Python's own types; iterating over a library's column would give that library's."""
    for name in ("to_pylist", "tolist", "to_list"):
        if read := getattr(column, name, None):
            return list(read())
    return list(column)
