"""What `fix` would change, printed instead of done."""

import sys
from collections.abc import Sequence
from itertools import accumulate

from newsclean.clean import Result
from newsclean.cli.console import diff_line, in_colour, text_output
from newsclean.cli.run import PageRun, cleaned_files, results_of
from newsclean.output.diff import unified
from newsclean.output.printable import quoted
from newsclean.output.stats import Stats
from newsclean.text.page import FORM_FEED


def compare(run: PageRun, stats: Stats, *, diff: bool) -> None:
    """Print how the files would change, or which of them."""
    colour = in_colour()
    with text_output() as out:
        for file in cleaned_files(run):
            pages: list[Result] = []
            changed = False
            for _, result in results_of(run, file):
                stats.add(result)
                changed = changed or result.text != result.source
                if diff:
                    pages.append(result)
            run.reporter.changed = run.reporter.changed or changed
            if diff:
                whole = joined(pages)
                for line in unified(file.source.name, whole.source, whole.text, whole.edits):
                    if colour:
                        sys.stdout.write(diff_line(line) + "\n")
                    else:
                        out.write(line + "\n")
            elif changed:
                out.write(quoted(file.source.name) + "\n")


def joined(pages: Sequence[Result]) -> Result:
    """The pages of a file as one text with one ledger."""
    starts = accumulate((len(page.source) + len(FORM_FEED) for page in pages), initial=0)
    edits = (
        edit._replace(start=edit.start + start, end=edit.end + start)
        for page, start in zip(pages, starts, strict=False)
        for edit in page.edits
    )
    source = FORM_FEED.join(page.source for page in pages)
    return Result(source, FORM_FEED.join(page.text for page in pages), tuple(edits), (), ())
