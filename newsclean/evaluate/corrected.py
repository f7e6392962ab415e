"""Pages that a person corrected, as pages whose truth is known."""

from collections.abc import Iterable
from pathlib import Path

from newsclean.clean import fix_page
from newsclean.disk.corrections_file import corrections_of, load
from newsclean.disk.files import PACKED, os_message, unpacked_name
from newsclean.encoded import pages
from newsclean.errors import PageError
from newsclean.evaluate.stream import TrueRecord
from newsclean.evaluate.truth import read_records
from newsclean.profile import Profile
from newsclean.records.record import Record, Span
from newsclean.text.page import Page

TRUTH = ".gold.jsonl"
BESIDE_BODY = ("byline", "code", "jump")  # the fields that may stand in one line with the body


def truth_of(page: Path) -> Path:
    """The file from which the truth of a page is known: its true records, or else what a person said of its rows."""
    gold = records_of(page)
    return gold if gold.exists() or not is_reviewed(page) else corrections_of(page)


def pages_of(path: Path) -> list[Page]:
    """The pages of a file. Raises PageError if it cannot be read."""
    try:
        return list(pages(path))
    except OSError as error:
        message = f"{path}: cannot be read: {os_message(error)}"
        raise PageError(message) from error


def records_of(page: Path) -> Path:
    """The file that holds the true records of a page.

    >>> records_of(Path("pages/front.txt.gz")).name
    'front.gold.jsonl'
    """
    return page.with_name(unpacked_name(page.name)).with_suffix(TRUTH)


def pages_in(directory: Path) -> list[Path]:
    """The pages of a directory, plain or packed, sorted; of a page that is there as both, the plain one."""
    found = sorted(page for suffix in ("", *PACKED) for page in directory.glob(f"*.txt{suffix}"))
    return [*{unpacked_name(page.name): page for page in reversed(found)}.values()][::-1]


def is_known(page: Path) -> bool:
    """Whether the truth of a page is known: its true records lie beside it, or a person has reviewed all of it."""
    return records_of(page).exists() or is_reviewed(page)


def is_reviewed(page: Path) -> bool:
    """Whether a person has reviewed all pages of a file. Raises CorrectionsError as `load` does."""
    corrections = load(corrections_of(page))
    return corrections is not None and bool(corrections.pages) and all(known.reviewed for known in corrections.pages)


def known_records(page: Path, profile: Profile | None = None) -> list[TrueRecord]:
    """The true records of a page, from the file of them, or else as it was corrected. Raises PageError."""
    if records_of(page).exists() or not is_reviewed(page):
        return read_records(records_of(page))
    corrections = load(corrections_of(page))
    records: list[TrueRecord] = []
    for one in pages_of(page):
        said = corrections.of_page(one.number) if corrections else None
        result = fix_page(one.text, profile, one.name, one.number, said)
        records += true_records(result.source, result.records)
    return records


def true_records(source: str, records: Iterable[Record]) -> list[TrueRecord]:
    """Records as they stand in a file of truth, from the source in which they have their spans."""
    return [
        TrueRecord(
            kind=record.kind,
            kicker=record.kicker,
            headline=record.headline,
            subtitle=record.subtitle,
            byline=record.byline,
            body=list(record.body),
            code=record.code,
            jump=record.jump,
            inline=[field for field in BESIDE_BODY if is_in_line(source, record, field)],
        )
        for record in records
    ]


def is_in_line(source: str, record: Record, field: str) -> bool:
    """Whether a field of a record stands in one line with its body."""
    span = record.spans.get(field)
    if not span or not isinstance(span[0], int) or not isinstance(span[1], int):
        return False
    return any("\n" not in source[slice(*gap)] for gap in gaps((span[0], span[1]), record.body_spans))


def gaps(span: Span, others: Iterable[Span]) -> Iterable[Span]:
    """What stands between a span and each of some others."""
    return ((end, span[0]) if end <= span[0] else (span[1], start) for start, end in others)
