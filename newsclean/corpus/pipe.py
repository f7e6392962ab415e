"""Rows of JSON Lines from one pipe to another, cleaned."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from newsclean.corpus.cleaning import Execution, cleaned_rows
from newsclean.corpus.entries import PlacedRow
from newsclean.corpus.json_rows import json_rows
from newsclean.corpus.manifest import CorpusPlan, CorpusTotals, ResumePoint
from newsclean.corpus.writers import line_writer


def clean_pipe(
    lines: BinaryIO, sink: BinaryIO, plan: CorpusPlan, execution: Execution, tell: Callable[[str], None]
) -> CorpusTotals:
    """Write the rows with clean texts, or their records; `tell` gets the reasons why rows cannot be cleaned."""
    clean = rejects = 0
    write = line_writer(plan, sink.write)
    for entry in cleaned_rows(entries(lines, plan.text_field), plan, execution):
        row, cleaned = entry.row, entry.cleaned
        if row and cleaned and cleaned.error is None:
            write(entry.place, row, cleaned)
            clean += 1
        elif row:
            tell(f"row {entry.place.rows:,} is left out: {cleaned.error if cleaned else row.error}")
            rejects += 1
    sink.flush()
    return CorpusTotals(clean, rejects)


def entries(lines: BinaryIO, text_field: str) -> Iterator[PlacedRow]:
    """The rows, numbered from 1."""
    for number, row in enumerate(json_rows(lines, text_field), 1):
        yield PlacedRow(ResumePoint(name="-", rows=number), 0, row)
