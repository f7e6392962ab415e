"""What `fix` would change, printed instead of done."""

import sys

from newsclean.clean import Result, one_result
from newsclean.cli.console import diff_line, in_colour, text_output
from newsclean.cli.run import PageRun, cleaned_files, results_of
from newsclean.output.diff import unified
from newsclean.output.printable import quoted
from newsclean.output.stats import Stats


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
                whole = one_result(pages)
                for line in unified(file.source.name, whole.source, whole.text, whole.edits):
                    if colour:
                        sys.stdout.write(diff_line(line) + "\n")
                    else:
                        out.write(line + "\n")
            elif changed:
                out.write(quoted(file.source.name) + "\n")
