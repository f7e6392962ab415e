"""`newsclean segment`: the records of pages."""

import sys
from collections.abc import Iterator

import click

from newsclean.cli.options import over_pages
from newsclean.cli.parallel import in_parallel, resuming, undone
from newsclean.cli.places import Outputs
from newsclean.cli.run import Run
from newsclean.corpus.files import Source, creating
from newsclean.output import RECORDS, format_of, write_records
from newsclean.records.link import linked
from newsclean.records.record import Record


@click.command("segment", short_help="Print the records of pages: articles, photos, furniture, notices.")
@over_pages
@click.option("-o", "--output", metavar="FILE|DIR", help="Write there; in a directory one file a page.")
@click.option("--format", "form", type=click.Choice([*RECORDS]), help="The format; else by the suffix of FILE.")
@click.option("--link", is_flag=True, help="Link articles that continue on another of the pages.")
@in_parallel
@resuming
def command(run: Run, *, output: str | None, form: str | None, link: bool, resume: bool) -> None:
    r"""Print the records of pages, one a line: articles, photos, furniture, notices, each with its fields.

    \b
    Examples:
      newsclean segment page.txt
      newsclean segment -o records/ pages/
      newsclean segment -o all.parquet pages/
    """
    form = form or format_of(output or "") or "jsonl"
    outputs = Outputs(output, run.paths, RECORDS[form].suffixes[0]) if output and output != "-" else None
    if resume and not outputs:
        message = "--resume needs --output with a directory"
        raise click.UsageError(message)
    if link and resume:
        message = "--link looks at all pages together; take it or --resume"
        raise click.UsageError(message)
    with run.stops_told():
        if link:
            write_linked(run, outputs, form)
        elif outputs is None:
            stream = sys.stdout.buffer
            write_records(form, all_records(run), stream)
            stream.flush()
        elif outputs.is_directory:
            for file in run.files(undone(outputs)) if resume else run.files():
                with run.guard(file.source.name), creating(outputs.place(file.source)) as new:
                    write_records(form, (record for _, result in run.each(file) for record in result.records), new)
        else:
            with run.guard(str(outputs.path)), creating(outputs.path) as new:
                write_records(form, all_records(run), new)
    run.leave()


def all_records(run: Run) -> Iterator[Record]:
    """The records of all files; what fails is reported and has none."""
    for file in run.files():
        for _, result in run.told(file):
            yield from result.records


def write_linked(run: Run, outputs: Outputs | None, form: str) -> None:
    """Write the records of all files, linked; they are all in memory meanwhile."""
    counts: list[tuple[Source, int]] = []
    records: list[Record] = []
    for file in run.files():
        before = len(records)
        records += (record for _, result in run.told(file) for record in result.records)
        counts.append((file.source, len(records) - before))
    records = linked(records)
    if outputs is None:
        write_records(form, records, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    if not outputs.is_directory:
        with run.guard(str(outputs.path)), creating(outputs.path) as new:
            write_records(form, records, new)
        return
    at = 0
    for source, count in counts:
        with run.guard(source.name), creating(outputs.place(source)) as new:
            write_records(form, records[at : at + count], new)
        at += count
