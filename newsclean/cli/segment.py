"""`newsclean segment`: the records of pages."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NoReturn
from urllib.parse import quote

import click

from newsclean.clean import Result
from newsclean.cli.console import byte_output
from newsclean.cli.formats import FormatName, record_format
from newsclean.cli.options import in_parallel, over_pages, overwriting, refuse, resuming
from newsclean.cli.places import Outputs, refuse_source, refuse_target, undone
from newsclean.cli.reporter import Reporter
from newsclean.cli.run import (
    CleanedFile,
    PageRun,
    any_source,
    cleaned_files,
    readable_results_of,
    results_of,
    watched,
)
from newsclean.disk.files import Source, creating
from newsclean.named import NamedTuple
from newsclean.output import RECORDS, SOURCES, recognise, write_records
from newsclean.output.stats import Stats
from newsclean.output.stats import write as write_stats
from newsclean.records.link import linked
from newsclean.records.merge import merged
from newsclean.records.record import Record
from newsclean.text.page import Page

KINDS = ("article", "photo", "notice", "furniture")


class Form(NamedTuple):
    """How records are written: the format, and the kinds of records; no kind means all."""

    name: str
    kinds: tuple[str, ...]
    overwrites: bool = False

    def write(self, records: Iterable[Record], file: BinaryIO, files: Mapping[str, str] | None = None) -> None:
        """Write records to a file."""
        write_records(self.name, self.wanted(records), file, files)

    def put(self, records: Iterable[Record]) -> None:
        """Write records to the standard output."""
        write_records(self.name, self.wanted(records), byte_output(), marked=False)

    def wanted(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records of the kinds that are written."""
        return (record for record in records if not self.kinds or record.kind in self.kinds)

    @property
    def replaces(self) -> Callable[[BinaryIO], bool]:
        """Whether records may replace a file: one with records in this format, or any with --overwrite."""
        return recognise.anything if self.overwrites else recognise.RECORDS[self.name]


@click.command("segment", short_help="Print the records of pages: articles, photos, furniture, notices.")
@over_pages
@click.option("-o", "--output", metavar="FILE|DIR", help="Write there; in a directory one file a page.")
@click.option(
    "--format", "form", type=FormatName({**RECORDS, **SOURCES}), help="The format; else by the suffix of FILE."
)
@click.option(
    "--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only records of this kind; may be repeated."
)
@click.option("--link", is_flag=True, help="Link articles that continue on another of the pages.")
@click.option("--merge", is_flag=True, help="With --link: one record of an article that goes on, its parts in order.")
@click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Set pages with a less sure record apart.",
)
@click.option("--stats", is_flag=True, help="Tell on standard error what was found, in figures.")
@click.option(
    "--doubtful", metavar="FILE", help="Write the records of pages set apart there, in the format of its suffix."
)
@overwriting
@in_parallel
@resuming
def command(
    run: PageRun,
    *,
    output: str | None,
    form: str | None,
    kinds: tuple[str, ...],
    link: bool,
    merge: bool,
    least: float,
    stats: bool,
    doubtful: str | None,
    overwrite: bool,
    resume: bool,
) -> None:
    r"""Print the records of pages, one a line: articles, photos, furniture, notices, each with its fields.

    --format alto prints no records, but the ALTO that was read, its text corrected, all else as it was.

    \b
    Examples:
      newsclean segment page.txt
      newsclean segment -o records/ pages/
      newsclean segment -o all.parquet pages/
      newsclean segment --link --merge pages/
      newsclean segment --kind article --format txt page.txt
      newsclean segment --min-confidence 0.5 --doubtful doubtful.jsonl page.txt
      newsclean segment --format alto -o corrected/ --glob '*.xml' alto/
    """
    if form in SOURCES:
        others = bool(kinds or link or merge or least or stats or doubtful is not None)
        write_back(run, output, overwrite=overwrite, resume=resume, others=others)
    written = Form(form or record_format(output or ""), kinds, overwrite)
    outputs = Outputs(output, RECORDS[written.name].suffixes[0]) if output and output != "-" else None
    refuse(
        (resume and not outputs, "--resume needs --output with a directory"),
        (overwrite and not (outputs or doubtful), "--overwrite needs --output or --doubtful"),
        (merge and not link, "--merge puts together what --link finds; take both"),
        (resume and link, "--link looks at all pages together; take it or --resume"),
        (resume and doubtful is not None, "--doubtful holds what is set apart of all pages; take it or --resume"),
    )
    if outputs and not outputs.is_directory:
        refuse_target(str(outputs.path), written.replaces)
        refuse_source(run.inputs, outputs.path)
    doubt = Doubt(run.reporter, least)
    doubtful_form = Form(record_format(doubtful or ""), (), overwrite)
    if doubtful:
        refuse_target(doubtful, doubtful_form.replaces)
        refuse_source(run.inputs, Path(doubtful))
    wanted = undone(outputs) if resume and outputs else any_source
    with watched(run, to_stdout=not outputs, wanted=wanted):
        if link:
            write_linked(run, outputs, written, doubt, merge=merge)
        elif outputs and outputs.is_directory:
            for file in cleaned_files(run, wanted):
                name = file.source.name
                with run.reporter.guard(name), creating(outputs.place(file.source), written.replaces) as new:
                    written.write(doubt.kept(name, readable_results_of(run, file)), new)
        else:
            write_together(run, outputs, written, all_records(run, doubt))
        if doubtful is not None:
            with run.reporter.guard(doubtful), creating(Path(doubtful), doubtful_form.replaces) as new:
                doubtful_form.write(doubt.records, new)
    if stats:
        write_stats(doubt.stats, sys.stderr)
    run.reporter.leave()


def write_back(run: PageRun, output: str | None, *, overwrite: bool, resume: bool, others: bool) -> NoReturn:
    """Write pages back where they came from, and leave; `others` is whether options were given that are for records."""
    from newsclean.cli.alto import write_alto  # noqa: PLC0415 - slow to load, and records need none

    refuse(
        (others, "--format alto writes pages, not records: it goes with --output, --overwrite and --resume"),
        (resume and (not output or output == "-"), "--resume needs --output with a directory"),
        (overwrite and (not output or output == "-"), "--overwrite needs --output"),
    )
    write_alto(run, output, overwrite=overwrite, resume=resume)
    run.reporter.leave()


class Doubt:
    """The threshold for `--doubtful`: records of less sure pages are set apart; also the figures of all pages."""

    def __init__(self, reporter: Reporter, least: float) -> None:
        """Nothing is set apart yet."""
        self.reporter = reporter
        self.least = least
        self.records: list[Record] = []
        self.stats = Stats()

    def kept(self, name: str, results: Iterable[tuple[Page, Result]]) -> Iterator[Record]:
        """The records of the pages that are sure enough; each other page is reported."""
        for page, result in results:
            self.stats.add(result)
            lowest = min((record.confidence for record in result.records), default=1.0)
            if lowest >= self.least:
                yield from result.records
            else:
                message = f"set apart, for a record is sure by {lowest:.2f} only"
                self.reporter.notify(f"{name}: page {page.number}: {message}")
                self.records += result.records


def uniquely_named(run: PageRun) -> Iterator[CleanedFile]:
    """The files one after the other; two of one name are reported, for their records get the same ids."""
    names: set[Path] = set()
    for file in cleaned_files(run):
        name = file.source.inside
        if name in names:
            message = f"another page is {name} too, with the same ids; name the directory above both"
            run.reporter.notify(f"{file.source.name}: {message}")
        names.add(name)
        yield file


def all_records(run: PageRun, doubt: Doubt) -> Iterator[Record]:
    """The records of all files; what fails is reported and has none."""
    for file in uniquely_named(run):
        yield from doubt.kept(file.source.name, results_of(run, file))


def write_together(run: PageRun, outputs: Outputs | None, form: Form, records: Iterable[Record]) -> None:
    """Write records to one file or to the standard output."""
    if outputs is None:
        with run.reporter.guard("the standard output"):
            form.put(records)
        sys.stdout.flush()
        return
    with run.reporter.guard(str(outputs.path)), creating(outputs.path, form.replaces) as new:
        form.write(records, new)


def write_linked(run: PageRun, outputs: Outputs | None, form: Form, doubt: Doubt, *, merge: bool) -> None:
    """Write the records of all files, linked or merged; all are in memory at once."""
    counts: list[tuple[Source, int]] = []
    records: list[Record] = []
    for file in uniquely_named(run):
        before = len(records)
        records += doubt.kept(file.source.name, results_of(run, file))
        counts.append((file.source, len(records) - before))
    records = linked(records)
    found = merged(records) if merge else records
    if outputs is None or not outputs.is_directory:
        write_together(run, outputs, form, filter(None, found))
        return
    left = iter(found)
    apart = [(source, list(filter(None, islice(left, count)))) for source, count in counts]
    places = {record.id: outputs.place_of(source) for source, part in apart for record in part}
    for source, part in apart:
        with run.reporter.guard(source.name):
            place = outputs.place(source)
            links = (link for record in part for link in (record.continues_on, record.continues_from) if link)
            files = {link.id: beside(places[link.id], place) for link in links}
            with creating(place, form.replaces) as new:
                form.write(part, new, files)


def beside(path: Path, other: Path) -> str:
    """The address of a file as seen from another; empty if it is the same."""
    return "" if path == other else quote(Path(os.path.relpath(path, other.parent)).as_posix())
