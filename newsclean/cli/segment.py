"""`newsclean segment`: the records of pages."""

import sys
from collections.abc import Iterator

import click

from newsclean.cli.options import over_pages
from newsclean.cli.places import Outputs
from newsclean.cli.run import Run
from newsclean.corpus.files import creating
from newsclean.output import RECORDS, format_of, write_records
from newsclean.records.record import Record


@click.command("segment", short_help="Print the records of pages: articles, photos, furniture, notices.")
@over_pages
@click.option("-o", "--output", metavar="FILE|DIR", help="Write there; in a directory one file a page.")
@click.option("--format", "form", type=click.Choice([*RECORDS]), help="The format; else by the suffix of FILE.")
def command(run: Run, *, output: str | None, form: str | None) -> None:
    r"""Print the records of pages, one a line: articles, photos, furniture, notices, each with its fields.

    \b
    Examples:
      newsclean segment page.txt
      newsclean segment -o records/ pages/
      newsclean segment -o all.parquet pages/
    """
    form = form or format_of(output or "") or "jsonl"
    if not output or output == "-":
        stream = sys.stdout.buffer
        write_records(form, all_records(run), stream)
        stream.flush()
        run.leave()
    outputs = Outputs(output or "", run.paths, RECORDS[form].suffixes[0])
    if outputs.is_directory:
        for source in run.sources():
            with run.guard(source.name), creating(outputs.place(source)) as new:
                write_records(form, (record for _, result in run.read(source) for record in result.records), new)
    else:
        with run.guard(str(outputs.path)), creating(outputs.path) as new:
            write_records(form, all_records(run), new)
    run.leave()


def all_records(run: Run) -> Iterator[Record]:
    """The records of all files."""
    for source in run.sources():
        for _, result in run.results(source):
            yield from result.records
