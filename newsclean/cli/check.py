"""`newsclean check`: what fix would do, and what a reader should look at."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import click

from newsclean.clean import Result
from newsclean.cli.catalog import why
from newsclean.cli.console import text_output
from newsclean.cli.formats import FormatName
from newsclean.cli.options import over_pages
from newsclean.cli.parallel import in_parallel
from newsclean.cli.run import Run
from newsclean.output import FINDINGS, counts, write_findings
from newsclean.output.findings import FindingRow
from newsclean.profile import Profile
from newsclean.rules import CHECKS
from newsclean.rules.added import added_checks
from newsclean.text.edits import origins
from newsclean.text.page import FORM_FEED
from newsclean.text.spared import spared


class Place(NamedTuple):
    """A place in a file: its line, counted from 1, and what stands on that line in front of it."""

    line: int
    lead: str


class Report(NamedTuple):
    """A finding by its offset in the source of its page."""

    start: int
    rule: str
    message: str
    before: str
    after: str | None


@click.command("check", short_help="Report what fix would do, and what a reader should look at.")
@over_pages
@click.option("--format", "form", type=FormatName(FINDINGS), default="text", show_default=True)
@click.option("--statistics", is_flag=True, help="Print how many findings each rule has, not the findings.")
@in_parallel
def command(run: Run, *, form: str, statistics: bool) -> None:
    r"""Report what fix would do, and what a reader should look at: path:line:col rule message.

    Nothing is written. The exit code is 1 if there is anything but warnings.

    \b
    Examples:
      newsclean check page.txt
      newsclean check --ignore join_lines,blank_lines,indents page.txt
      newsclean check --format github pages/
      newsclean check --statistics pages/
    """
    if statistics and form not in counts.FORMATS:
        message = f"--statistics are printed as {' or '.join(counts.FORMATS)}, not as {form}"
        raise click.UsageError(message)
    with text_output() as out:
        if statistics:
            counts.write(form, findings(run), why, out)
        else:
            write_findings(form, findings(run), out)
    run.leave(strict=True)


def findings(run: Run) -> Iterator[FindingRow]:
    """All findings of a run; one that is an error marks the run as changed."""
    for file in run.files():
        source = file.source
        profile = run.profile_for(source)
        place = Place(1, "")
        for _, result in run.told(file):
            found: list[FindingRow] = []
            with run.guard(source.name):
                found = list(rows(source.name, result, profile, place))
            run.changed = run.changed or any(row.severity == "error" for row in found)
            yield from found
            place = behind(place, result.source)


def rows(path: str, result: Result, profile: Profile, place: Place) -> Iterator[FindingRow]:
    """The findings of one page in the order of the source: its edits, then what the checks say of the clean text."""
    reports = sorted([*edited(result), *checked(result, profile)], key=lambda report: report.start)
    told = [report for report in reports if profile.severity(report.rule) != "off"]
    places = along(place, result.source, [report.start for report in told])
    for report, (line, lead) in zip(told, places, strict=True):
        severity = profile.severity(report.rule)
        yield FindingRow(
            path, line, len(lead) + 1, report.rule, severity, report.message, report.before, report.after, lead
        )


def edited(result: Result) -> Iterator[Report]:
    """What fix would do."""
    for start, _, old, new, rule in result.edits:
        yield Report(start, rule, why(rule), old, new)


def checked(result: Result, profile: Profile) -> Iterator[Report]:
    """What the checks find in the clean text, at its place in the source."""
    for check in (*CHECKS, *added_checks(profile)):
        if not profile.runs(check.__name__):
            continue
        found = spared(check.__name__, result.text, sorted(check(result.text, profile)), profile)
        for finding in found:  # one by one: findings may overlap
            ((start, end),) = origins(result.edits, [(finding.start, finding.end)])
            yield Report(start, check.__name__, finding.message, result.source[start:end], None)


def along(place: Place, text: str, starts: Iterable[int]) -> Iterator[Place]:
    r"""The places of offsets in a page, which come in order, when the page begins at a place of its file.

    >>> list(along(Place(4, "尾\f"), "一\n二三", [1, 3]))
    [Place(line=4, lead='尾\x0c一'), Place(line=5, lead='二')]
    """
    line, lead = place
    begin = 0
    for start in starts:
        last = text.rfind("\n", begin, start) + 1
        if last:
            line += text.count("\n", begin, start)
            begin = last
            lead = ""
        yield Place(line, lead + text[begin:start])


def behind(place: Place, text: str) -> Place:
    """The place where the next page begins, behind the form feed."""
    (end,) = along(place, text + FORM_FEED, [len(text) + 1])
    return end
