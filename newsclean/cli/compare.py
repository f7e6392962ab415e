"""What `fix` would change, printed instead of done."""

import sys
from typing import TextIO

import click

from newsclean.clean import Result, one_result
from newsclean.cli.console import in_colour, text_output
from newsclean.cli.run import PageRun, cleaned_files, results_of
from newsclean.output.diff import unified
from newsclean.output.printable import quoted
from newsclean.output.stats import Stats
from newsclean.output.word_diff import GONE, NAME, NEW, PLACE, SAME, worded

COLOURS = {NAME: None, PLACE: "cyan", GONE: "red", NEW: "green"}


def compare(run: PageRun, stats: Stats, *, diff: bool) -> None:
    """Print how the files would change, or which of them."""
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
                write_diff(file.source.name, one_result(pages), out)
            elif changed:
                out.write(quoted(file.source.name) + "\n")


def write_diff(name: str, result: Result, out: TextIO) -> None:
    """Write how a file would change: by words in colour on a terminal, else as a unified diff."""
    if not in_colour():
        out.writelines(line + "\n" for line in unified(name, result.source, result.text, result.edits))
        return
    for kind, text in worded(name, result.source, result.text, result.edits):
        sys.stdout.write(text if kind == SAME else click.style(text, COLOURS[kind], bold=kind == NAME or None))
