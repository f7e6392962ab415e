"""Rows of JSON Lines that come through a pipe, and go on cleaned."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from newsclean.corpus.answers import Means, answered
from newsclean.corpus.entries import Entry
from newsclean.corpus.json_rows import json_rows
from newsclean.corpus.manifest import Totals
from newsclean.corpus.plan import Plan
from newsclean.corpus.progress import Place
from newsclean.corpus.writers import line_writer


def clean_pipe(lines: BinaryIO, sink: BinaryIO, plan: Plan, means: Means, tell: Callable[[str], None]) -> Totals:
    """Write the rows with clean texts, or their records, in order; of one that cannot be cleaned is told why."""
    clean = rejects = 0
    write = line_writer(plan, sink.write)
    for entry in answered(entries(lines, plan.text_field), plan, means):
        row, answer = entry.row, entry.answer
        if row and answer and answer.error is None:
            write(entry.place, row, answer)
            clean += 1
        elif row:
            tell(f"row {entry.place.rows:,} is left out: {answer.error if answer else row.error}")
            rejects += 1
    sink.flush()
    return Totals(clean, rejects)


def entries(lines: BinaryIO, text_field: str) -> Iterator[Entry]:
    """The rows, numbered from 1."""
    for number, row in enumerate(json_rows(lines, text_field), 1):
        yield Entry(Place(name="-", rows=number), 0, row)
