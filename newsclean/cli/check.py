"""`newsclean check`: what fix would do, and what a reader should look at."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import click

from newsclean.cli.console import in_colour, text_output
from newsclean.cli.formats import FormatName
from newsclean.cli.options import in_parallel, over_pages
from newsclean.cli.run import PageRun, cleaned_files, results_of
from newsclean.findings import TOP, PlacedFinding, placed, position_behind
from newsclean.output import FINDINGS, write_findings
from newsclean.output.findings import COUNT_FORMATS, FileFinding, TextParts, grouped, write_counts, write_text
from newsclean.rules.catalog import why
from newsclean.text.page import FORM_FEED
from newsclean.text.side_by_side import counted_noun


@click.command("check", short_help="Report what fix would do, and what a reader should look at.")
@over_pages
@click.option("--format", "form", type=FormatName(FINDINGS), default="text", show_default=True)
@click.option("--statistics", is_flag=True, help="Print how many findings each rule has, not the findings.")
@click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    help="Report also records, line ends and words of an OCR engine that are less sure, as warnings.",
)
@in_parallel
def command(run: PageRun, *, form: str, statistics: bool, least: float | None) -> None:
    r"""Report what fix would do, and what a reader should look at: path:line:col rule message.

    Nothing is written. The exit code is 1 if there is anything but warnings. As text, places of one rule in a file are
    one line with their number where they are more than three; -v prints each.

    \b
    Examples:
      newsclean check page.txt
      newsclean check -v page.txt
      newsclean check --ignore join_lines,blank_lines,indents page.txt
      newsclean check --format github pages/
      newsclean check --statistics pages/
      newsclean check --min-confidence 0.6 pages/
    """
    if statistics and form not in COUNT_FORMATS:
        message = f"--statistics are printed as {' or '.join(COUNT_FORMATS)}, not as {form}"
        raise click.UsageError(message)
    tally = Tally()
    with text_output() as out:
        if statistics:
            write_counts(form, findings(run, tally, least), why, out)
        elif form == "text":
            rows = findings(run, tally, least)
            lines = rows if run.reporter.verbose else grouped(rows)
            write_text(lines, *((sys.stdout, painted) if in_colour() else (out,)))
        else:
            write_findings(form, findings(run, tally, least), out)
    if form == "text":
        run.reporter.notify(tally.summary())
    run.reporter.leave(strict=True)


@dataclass(slots=True)
class Tally:
    """How many pages a run looked at, and how much it found: what `fix` mends, and what only a reader can."""

    pages: int = 0
    mended: int = 0
    others: int = 0
    warnings: int = 0

    def add(self, found: PlacedFinding) -> None:
        """Count a finding."""
        self.mended += found.after is not None
        self.others += found.after is None
        self.warnings += found.severity == "warn"

    def summary(self) -> str:
        """The figures in a line.

        >>> Tally(2, 404, 3, 1).summary(), Tally(1).summary()
        ('2 pages, 407 findings: 404 that fix mends, 3 for a reader; 1 is a warning', '1 page, 0 findings')
        """
        count = self.mended + self.others
        parts = [f"{self.mended:,} that fix mends"] if self.mended else []
        parts += [f"{self.others:,} for a reader"] if self.others else []
        kinds = f": {', '.join(parts)}" if parts else ""
        warnings = "1 is a warning" if self.warnings == 1 else f"{self.warnings:,} are warnings"
        last = f"; {warnings}" if self.warnings else ""
        return f"{counted_noun(self.pages, 'page')}, {counted_noun(count, 'finding')}{kinds}{last}"


def painted(parts: TextParts) -> str:
    """A line about a finding in the colours of a terminal."""
    place, rule, message = parts
    return f"{click.style(place, fg='cyan')} {click.style(rule, fg='magenta')} {message}"


def findings(run: PageRun, tally: Tally, least: float | None) -> Iterator[FileFinding]:
    """All findings of a run; one that is an error marks the run as changed."""
    for file in cleaned_files(run):
        name = file.source.name
        position = TOP
        for page, result in results_of(run, file):
            found: list[PlacedFinding] = []
            tally.pages += 1
            with run.reporter.guard(name):
                found = list(placed(result, run.inputs.profile_for(file.source), position, least, page.words))
            run.reporter.changed = run.reporter.changed or any(finding.severity == "error" for finding in found)
            for finding in found:
                tally.add(finding)
                yield FileFinding(name, finding)
            position = position_behind(position, result.source + FORM_FEED)
