"""Cleaning the texts of a table's batch, for engines that hand over columns."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsclean.clean import fix
from newsclean.errors import LedgerError, NewscleanError, PageError
from newsclean.profile import Profile
from newsclean.text.edits import apply
from newsclean.text.page import MAX_PAGE, line_end

ERROR_FIELD = "newsclean_error"


class CleanText(NamedTuple):
    """A text, cleaned or as it came, why it is not cleaned, and how often each rule changed it."""

    text: str
    error: str | None
    edits: Counter[str]


def clean_text(text: str, profile: Profile | None = None) -> CleanText:
    r"""Clean one text, its ledger proved; its line ends stay what they are.

    >>> clean_text("春耕开始\r\n\r\n\r\n").text
    '春耕开始\r\n'
    """
    if len(text) > MAX_PAGE:
        message = f"a text of more than {MAX_PAGE:,} characters is no newspaper page"
        raise PageError(message)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = f"half a character, U+{ord(text[error.start]):04X}, is no text"
        raise PageError(message) from error
    newline = line_end(text) or "\n"
    result = fix(text if newline == "\n" else text.replace(newline, "\n"), profile)
    if apply(result.source, result.edits) != result.text:
        message = "the ledger does not lead from the page to its clean text"
        raise LedgerError(message)
    edits = Counter(rule for edit in result.edits for rule in edit.rule.split("+"))
    return CleanText(result.text if newline == "\n" else result.text.replace("\n", newline), None, edits)


def clean_texts(texts: Iterable[object], profile: Profile | None = None) -> list[CleanText]:
    """Clean texts one by one; one that fails stays as it came, with the reason."""
    return [clean_or_tell(text, profile) for text in texts]


def clean_or_tell(text: object, profile: Profile | None) -> CleanText:
    """A text cleaned, or as it came with the reason: the boundary of a page."""
    if not isinstance(text, str):
        return CleanText("", "there is no text", Counter())
    try:
        return clean_text(text, profile)
    except NewscleanError as error:
        return CleanText(text, str(error), Counter())
    except Exception as error:  # noqa: BLE001 - one page must not stop the others
        message = f"this is a fault of newsclean, please report it: {type(error).__name__}: {error}"
        return CleanText(text, message, Counter())


def clean_batch(
    batch: Mapping[str, Iterable[object]], *, text_field: str = "text", profile: Profile | None = None
) -> dict[str, list[object]]:
    r"""Clean the column of texts; other columns stay. A new column says of each row why it was not cleaned, or None.

    >>> clean_batch({"id": [1, 2], "text": ["12 月3日\n", None]})["text"]
    ['12月3日\n', None]
    """
    if text_field not in batch:
        message = f"there is no column {text_field!r}; there are {', '.join(batch)}"
        raise NewscleanError(message)
    columns = {name: list(column) for name, column in batch.items()}
    cleaned = clean_texts(columns[text_field], profile)
    columns[text_field] = [
        new.text if isinstance(old, str) else old for old, new in zip(columns[text_field], cleaned, strict=True)
    ]
    columns[ERROR_FIELD] = [each.error for each in cleaned]
    return columns
