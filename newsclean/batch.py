"""Cleaning the texts of a table's batch, for engines that hand over columns."""

from collections.abc import Iterable, Mapping, Sized
from typing import NamedTuple

from newsclean.clean import Result, fix, proved
from newsclean.errors import NewscleanError, PageError, fault
from newsclean.profile import Profile, handed
from newsclean.text.page import MAX_PAGE, TOO_LONG, line_end

ERROR_FIELD = "newsclean_error"


class CleanText(NamedTuple):
    """A text, cleaned or as it came; why it is not cleaned, or else all that is known of it, in plain line ends."""

    text: str
    error: str | None
    result: Result | None = None


def clean_text(text: str, profile: Profile | None = None) -> CleanText:
    r"""Clean one text, its ledger proved; its line ends stay what they are. Raises NewscleanError.

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
    result = proved(fix(text if newline == "\n" else text.replace(newline, "\n"), profile))
    return CleanText(result.text if newline == "\n" else result.text.replace("\n", newline), None, result)


def clean_or_tell(text: object, profile: Profile | None) -> CleanText:
    """A text cleaned, or as it came with the reason: the boundary of a page."""
    if not isinstance(text, str):
        return CleanText("", "there is no text")
    try:
        return clean_text(text, profile)
    except NewscleanError as error:
        return CleanText(text, str(error))
    except Exception as error:  # noqa: BLE001 - one page must not stop the others
        return CleanText(text, fault(error))


def clean_batch(
    batch: Mapping[str, Iterable[object]], *, text_field: str = "text", profile: Profile | None = None
) -> dict[str, Iterable[object]]:
    r"""Clean the column of texts; other columns stay. A new column says of each row why it was not cleaned, or None.

    Columns are lists, or what a library has in their place: those of pandas, pyarrow, NumPy, Polars; the new ones are
    lists. Raises TypeError for what is no batch, NewscleanError for columns that do not go together.

    >>> clean_batch({"id": [1, 2], "text": ["12 月3日\n", None]})["text"]
    ['12月3日\n', None]
    """
    profile = handed(profile)
    texts = texts_in(batch, text_field)
    cleaned = [clean_or_tell(text, profile) for text in texts]
    columns = dict(batch.items())
    columns[text_field] = [new.text if isinstance(old, str) else old for old, new in zip(texts, cleaned, strict=True)]
    columns[ERROR_FIELD] = [each.error for each in cleaned]
    return columns


def texts_in(batch: Mapping[str, Iterable[object]], text_field: str) -> list[object]:
    """The column of texts. Raises as `clean_batch` does."""
    if not hasattr(batch, "items"):
        message = f"a batch is columns by name, such as {{'text': [...]}}, not {type(batch).__name__}"
        raise TypeError(message)
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
    """The values of a column as Python knows them; gone through, those of libraries are of types of their own."""
    for name in ("to_pylist", "tolist", "to_list"):
        if read := getattr(column, name, None):
            return list(read())
    return list(column)
