"""`newsclean check`: what fix would do, and what a reader should look at."""

from collections.abc import Iterator

import click

from newsclean.cli.console import text_output
from newsclean.cli.formats import FormatName
from newsclean.cli.options import in_parallel, over_pages
from newsclean.cli.run import PageRun, cleaned_files, results_of
from newsclean.findings import TOP, PlacedFinding, placed, position_behind
from newsclean.output import FINDINGS, write_findings
from newsclean.output.findings import COUNT_FORMATS, FileFinding, write_counts
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


def findings(run: PageRun) -> Iterator[FileFinding]:
    """All findings of a run; one that is an error marks the run as changed."""
    for file in cleaned_files(run):
        name = file.source.name
        position = TOP
        for _, result in results_of(run, file):
            found: list[PlacedFinding] = []
            with run.reporter.guard(name):
                found = list(placed(result, run.inputs.profile_for(file.source), position))
            run.reporter.changed = run.reporter.changed or any(finding.severity == "error" for finding in found)
            yield from (FileFinding(name, finding) for finding in found)
            position = position_behind(position, result.source + FORM_FEED)
