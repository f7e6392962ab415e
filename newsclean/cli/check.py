"""`newsclean check`: what fix would do, and what a reader should look at."""

from collections.abc import Iterator

import click

from newsclean.cli.console import text_output
from newsclean.cli.formats import FormatName
from newsclean.cli.options import in_parallel, over_pages
from newsclean.cli.run import PageRun, cleaned_files, results_of
from newsclean.findings import TOP, LinePosition, PlacedFinding, placed, positions
from newsclean.output import FINDINGS, write_findings
from newsclean.output.findings import COUNT_FORMATS, FindingRow, write_counts
from newsclean.rules.catalog import why
from newsclean.text.page import FORM_FEED


@click.command("check", short_help="Report what fix would do, and what a reader should look at.")
@over_pages
@click.option("--format", "form", type=FormatName(FINDINGS), default="text", show_default=True)
@click.option("--statistics", is_flag=True, help="Print how many findings each rule has, not the findings.")
@in_parallel
def command(run: PageRun, *, form: str, statistics: bool) -> None:
    r"""Report what fix would do, and what a reader should look at: path:line:col rule message.

    Nothing is written. The exit code is 1 if there is anything but warnings.

    \b
    Examples:
      newsclean check page.txt
      newsclean check --ignore join_lines,blank_lines,indents page.txt
      newsclean check --format github pages/
      newsclean check --statistics pages/
    """
    if statistics and form not in COUNT_FORMATS:
        message = f"--statistics are printed as {' or '.join(COUNT_FORMATS)}, not as {form}"
        raise click.UsageError(message)
    with text_output() as out:
        if statistics:
            write_counts(form, findings(run), why, out)
        else:
            write_findings(form, findings(run), out)
    run.reporter.leave(strict=True)


def findings(run: PageRun) -> Iterator[FindingRow]:
    """All findings of a run; one that is an error marks the run as changed."""
    for file in cleaned_files(run):
        name = file.source.name
        position = TOP
        for _, result in results_of(run, file):
            found: list[FindingRow] = []
            with run.reporter.guard(name):
                profile = run.inputs.profile_for(file.source)
                found = [row_of(name, finding) for finding in placed(result, profile, position)]
            run.reporter.changed = run.reporter.changed or any(row.severity == "error" for row in found)
            yield from found
            position = behind(position, result.source)


def row_of(path: str, finding: PlacedFinding) -> FindingRow:
    """A finding of a page as a row about its file."""
    return FindingRow(path, *finding[2:])


def behind(position: LinePosition, text: str) -> LinePosition:
    """The position where the next page begins, behind the form feed."""
    (end,) = positions(position, text + FORM_FEED, [len(text) + 1])
    return end
