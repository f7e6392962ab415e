"""The file of corrections beside a page, `NAME.labels.json`: read from bytes, and written to bytes."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from newsclean.corrections.said import KINDS, NOTHING, ROLES, CorrectedPage, CorrectedRow, Corrections, Said
from newsclean.errors import CorrectionsError

FORMAT = 1
BEGINS = {True: "begins", False: "goes on"}
SAID = {text: begins for begins, text in BEGINS.items()}
FIELDS = ("text", "role", "unit", "record", "kind", "heading_of")
Value = TypeVar("Value")
HEAD = re.compile(rb'\{"format": %d, "version": (\d{1,18}), "pages"' % FORMAT)
"""How a file begins that newsclean wrote."""


def read_corrections(data: bytes, name: str) -> Corrections:
    r"""The corrections in a file. Raises CorrectionsError, which names the file and the place, if there are none.

    >>> row = b'{"text": "\xe6\x98\xa5\xe8\x80\x95", "role": "headline"}'
    >>> found = read_corrections(b'{"format": 1, "version": 3, "pages": [{"page": 1, "rows": [%s]}]}' % row, "a")
    >>> found.version, found.pages[0].rows == [CorrectedRow("春耕", Said(role="headline"))]
    (3, True)
    """
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        message = f"{name}: this is no file of corrections: {error}"
        raise CorrectionsError(message) from error
    whole = fields(raw, ("format", "version", "pages"), name)
    if whole.get("format") != FORMAT:
        message = f"{name}: format is {FORMAT}, found {whole.get('format')!r}; another version of newsclean wrote it"
        raise CorrectionsError(message)
    version = valued(whole, "version", int, 0, name)
    pages = [page_of(each, f"{name}, pages[{k}]") for k, each in enumerate(listed(whole, "pages", name))]
    if len({page.number for page in pages}) < len(pages):
        message = f"{name}: a page stands in it twice"
        raise CorrectionsError(message)
    return Corrections(version, pages)


def page_of(raw: object, place: str) -> CorrectedPage:
    """The corrections of one page."""
    page = fields(raw, ("page", "reviewed", "rows"), place)
    rows = [row_of(each, f"{place}, rows[{k}]") for k, each in enumerate(listed(page, "rows", place))]
    for k, row in enumerate(rows):
        if row.said.heading_of is not None and not 0 <= row.said.heading_of < len(rows):
            message = f"{place}, rows[{k}]: heading_of is {row.said.heading_of}, and there is no such row"
            raise CorrectionsError(message)
    reviewed = valued(page, "reviewed", bool, default=False, place=place)
    return CorrectedPage(valued(page, "page", int, 1, place), rows, reviewed)


def row_of(raw: object, place: str) -> CorrectedRow:
    """A row and what was said of it."""
    row = fields(raw, FIELDS, place)
    if not isinstance(row.get("text"), str):
        message = f"{place}: text is the row as it stood on the page"
        raise CorrectionsError(message)
    unit, record = (SAID.get(chosen(row, name, tuple(SAID), place) or "") for name in ("unit", "record"))
    heading_of = row.get("heading_of")
    if heading_of is not None:
        heading_of = valued(row, "heading_of", int, 0, place)
    said = Said(chosen(row, "role", ROLES, place), unit, record, chosen(row, "kind", KINDS, place), heading_of)
    return CorrectedRow(str(row["text"]), said if said != NOTHING else NOTHING)


def fields(raw: object, names: Sequence[str], place: str) -> Mapping[str, object]:
    """An object that has no fields but those named."""
    if not isinstance(raw, dict):
        message = f"{place}: expected an object, found {type(raw).__name__}"
        raise CorrectionsError(message)
    if strange := sorted(set(raw) - set(names)):
        message = f"{place}: there is no field {strange[0]!r}; there are {', '.join(names)}"
        raise CorrectionsError(message)
    return raw


def listed(raw: Mapping[str, object], name: str, place: str) -> list[object]:
    """A field that is a list."""
    found = raw.get(name)
    if not isinstance(found, list):
        message = f"{place}: {name} is a list"
        raise CorrectionsError(message)
    return found


def valued(raw: Mapping[str, object], name: str, sort: type[Value], default: Value, place: str) -> Value:
    """A field that is a number, or true or false."""
    found = raw.get(name, default)
    if type(found) is not sort or (isinstance(found, int) and found < 0):
        message = f"{place}: {name} is {'true or false' if sort is bool else 'a number from 0 on'}, found {found!r}"
        raise CorrectionsError(message)
    return found


def chosen(raw: Mapping[str, object], name: str, known: Sequence[str], place: str) -> str | None:
    """A field that is one of some words, or missing."""
    found = raw.get(name)
    if found is None:
        return None
    if not isinstance(found, str) or found not in known:
        message = f"{place}: {name} is one of {', '.join(known)}, found {found!r}"
        raise CorrectionsError(message)
    return found


def version_of(data: bytes) -> int | None:
    """The version that the beginning of a file tells; None where newsclean did not write it.

    >>> version_of(written(Corrections(7)))
    7
    """
    found = HEAD.match(data)
    return int(found[1]) if found else None


def written(corrections: Corrections) -> bytes:
    """The file of some corrections: JSON, one row a line, so that a diff shows the changed rows."""
    pages = []
    for number, rows, reviewed in corrections.pages:
        lines = ",\n".join(as_json(row) for row in rows)
        pages.append(f'{{"page": {number}, "reviewed": {json.dumps(reviewed)}, "rows": [\n{lines}\n]}}')
    joined = ",\n".join(pages)
    text = f'{{"format": {FORMAT}, "version": {corrections.version}, "pages": [\n{joined}\n]}}\n'
    return text.encode("utf-8", "backslashreplace")


@lru_cache(1 << 16)
def as_json(row: CorrectedRow) -> str:
    """A row as a line of JSON, without fields that were not said."""
    return json.dumps({"text": row.text, **as_fields(row.said)}, ensure_ascii=False)


def as_fields(said: Said) -> dict[str, str | int]:
    """What was said of a row, as the file has it.

    >>> as_fields(Said("headline", begins_unit=True))
    {'role': 'headline', 'unit': 'begins'}
    """
    role, unit, record, kind, heading_of = said
    begins = (None if known is None else BEGINS[known] for known in (unit, record))
    pairs = zip(FIELDS[1:], (role, *begins, kind, heading_of), strict=True)
    return {name: value for name, value in pairs if value is not None}
