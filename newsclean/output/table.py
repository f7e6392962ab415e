"""Records as a table: CSV for spreadsheets, TSV for pipes."""

import csv
from collections.abc import Iterable
from typing import TextIO

from newsclean.output.printable import one_line, symbols
from newsclean.records.record import Record

COLUMNS = (
    "page", "number", "id", "kind", "kicker", "headline", "subtitle", "byline",
    "agency", "place", "date", "people", "body", "code", "jump", "confidence",
    "paper", "issue_date", "section", "page_no", "sent_on", "continues_on", "continues_from",
)  # fmt: skip
FORMULA_OPENINGS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def write_csv(records: Iterable[Record], stream: TextIO) -> None:
    """Write CSV, of which a file opens with a BOM."""
    rows(records, stream, ",")


def write_tsv(records: Iterable[Record], stream: TextIO) -> None:
    """Write TSV."""
    rows(records, stream, "\t")


def rows(records: Iterable[Record], stream: TextIO, delimiter: str) -> None:
    """Write the column names, then a row for each record."""
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row(record) for record in records)


def row(record: Record) -> list[str | int | float]:
    r"""One record as cells: line ends between paragraphs, semicolons between people, the role before the name.

    >>> row(Record("article", headline="=1+1", body=("一。", "二。")))[5:13]
    ["'=1+1", '', '', '', '', '', '', '一。\n二。']
    """
    dateline = record.dateline
    people = "; ".join(" ".join(filter(None, person)) for person in record.people)
    texts = (
        record.kind, record.kicker, record.headline, record.subtitle, record.byline,
        dateline.agency if dateline else "", dateline.place if dateline else "", dateline.date if dateline else "",
        people, "\n".join(record.body), record.code, record.jump,
    )  # fmt: skip
    guarded = [cell(text or "") for text in texts]
    issue = (record.paper, record.issue_date, record.section, record.page_no, record.sent_on)
    links = (record.continues_on, record.continues_from)
    return [
        page_cell(record.page),
        record.number,
        cell(record.id),
        *guarded,
        round(record.confidence, 4),
        *(cell(text or "") for text in issue),
        *(cell(link.id) if link else "" for link in links),
    ]


def page_cell(name: str) -> str:
    r"""The name of a page, on one line: a name with a line end in it must not begin a line of the table.

    >>> page_cell("a\n::error::.txt"), page_cell("=1+1.txt")
    ('a␊::error::.txt', "'=1+1.txt")
    """
    return cell(one_line(name))


def cell(text: str) -> str:
    r"""A text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe in front.

    A table cannot escape control characters, and few of its readers take them: they come as symbols.

    >>> cell("=cmd|' /C calc'!A0"), cell("气温－5℃"), cell("红\x1b[31m")
    ("'=cmd|' /C calc'!A0", '气温－5℃', '红␛[31m')
    """
    text = symbols(text.replace("\r\n", "\n").replace("\r", "\n"))
    return "'" + text if text.startswith(FORMULA_OPENINGS) else text
