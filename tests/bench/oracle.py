"""What the record builder makes of true labels: the loss that no better labels would mend.

    python -m tests.bench.oracle FOLDER ... [--errors N] [--match REGEX]

Each folder holds pages with truth (`NAME.txt` beside `NAME.gold.jsonl`). The true labels of their lines go through
the record builder, and what comes out is measured as `newsclean eval` measures it.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from newsclean.clean import one_pass, tidied_draft
from newsclean.document import Page, Row
from newsclean.evaluate.measure import measure
from newsclean.evaluate.pages import GoldPage, gold_page, names
from newsclean.evaluate.report import PageMeasure, text_report
from newsclean.evaluate.stream import TrueRecord
from newsclean.evaluate.truth import line_truth
from newsclean.layout.page_kind import PageKind
from newsclean.layout.rows import measured_page
from newsclean.learn.labels import true_labels
from newsclean.profile import DEFAULT
from newsclean.records.build import build
from newsclean.records.segment import segment
from newsclean.records.units import gather


def records(page: GoldPage) -> list[TrueRecord]:
    """The records that the builder makes of the true labels of a page."""
    draft = tidied_draft(page.text, DEFAULT)
    printed = measured_page(draft.text)
    rows = printed.rows
    labels = true_labels(draft.text, rows, line_truth(draft.text, page.records), page.records)
    known = [Row(row.start, row.end, row.text, label) for row, label in zip(rows, labels, strict=True)]
    read = Page(draft.text, printed.lines, PageKind.COLUMNS, whole=False, stories=segment(gather(known, DEFAULT)))
    laid, _ = one_pass(read, draft, DEFAULT)
    found = build(page.name, 1, draft, laid.stories, draft.ledger())
    return [cast("TrueRecord", record.as_dict()) for record in found]


def measured(folder: Path, match: re.Pattern[str]) -> Iterator[PageMeasure]:
    """Measure the pages of a folder, one after the other."""
    for name in names(folder, match):
        page = gold_page(folder, name)
        yield PageMeasure(name, measure(page.text, page.records, records(page)))


def main() -> None:
    """Print the figures of each folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--match", type=re.compile, default=re.compile(""))
    options = parser.parse_args()
    for folder in options.folders:
        pages = list(measured(folder, options.match))
        print(folder, text_report(pages, records=True, table=False, most=options.errors), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
