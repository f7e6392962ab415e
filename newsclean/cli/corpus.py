"""`newsclean corpus`: rows of text by the million."""

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsclean.cli.bar import over_rows
from newsclean.cli.console import FAILED, tell
from newsclean.cli.options import in_parallel, refuse, with_profile
from newsclean.cli.settings import excluded, in_force
from newsclean.corpus.cleaning import Execution
from newsclean.corpus.manifest import CorpusPlan, CorpusTotals, finished_parts
from newsclean.corpus.pipe import clean_pipe
from newsclean.corpus.shards import CorpusRun, write_corpus
from newsclean.corpus.tables import kind_of
from newsclean.corpus.writers import FORMATS
from newsclean.errors import NewscleanError
from newsclean.profile_files import Layer
from newsclean.work import jobs as local
from newsclean.work import ray

if TYPE_CHECKING:
    from newsclean.corpus.cleaning import Engine

TIME_LIMIT = 120.0
MB = 1_000_000


@click.command("corpus", short_help="Clean tables, archives and directories, in parts that can go on.")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("-o", "--output", required=True, metavar="DIR", help="Write there; a new directory, or - for a pipe.")
@click.option("--text-field", default="text", show_default=True, metavar="NAME", help="The field that holds the text.")
@click.option("--records", is_flag=True, help="Write a row for each record: articles, photos, furniture, notices.")
@click.option("--format", "form", type=click.Choice([*FORMATS]), help="Of the output; else Parquet for Parquet, JSONL.")
@click.option("--part-size", type=click.FloatRange(min=0, min_open=True), default=64, show_default=True, metavar="MB")
@with_profile
@click.option("--script", metavar="s|t|tw|hk", help="Convert to simplified or traditional characters.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="What to leave out of directories.")
@click.option("--resume", is_flag=True, help="Go on with a corpus that was begun.")
@click.option("--overwrite", is_flag=True, help="Write anew the corpus that is there.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True)
@click.option("--address", metavar="ADDRESS", help="With --engine ray: the cluster; else one on this machine.")
@click.option("-q", "--quiet", is_flag=True, help="Report failures only.")
@in_parallel
@click.pass_context
def command(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    output: str,
    text_field: str,
    records: bool,
    form: str | None,
    part_size: float,
    profile: str | None,
    script: str | None,
    exclude: tuple[str, ...],
    resume: bool,
    overwrite: bool,
    engine: str,
    address: str | None,
    quiet: bool,
    jobs: int | None,
    time_limit: float | None,
) -> None:
    r"""Clean the texts of JSON Lines (.jsonl, .gz, .zst), Parquet, tar archives, text files or directories of them.

    The other fields of a row are kept; with --records each record has those of its row under `fields`. DIR gets
    data/part-*, rejects.jsonl with the rows that could not be cleaned and why, inputs.jsonl with a hash of each file,
    and manifest.json at the end. A run that was stopped, in whatever way, goes on with --resume; the result is the
    same to the last byte. The settings are those of the working directory.

    With - for the input and the output, JSON Lines go through a pipe; rows that could not be cleaned are left out, and
    told on standard error.

    \b
    Examples:
      newsclean corpus pages.jsonl -o clean/
      newsclean corpus 1998/ 1999.tar.gz -o clean/ --format jsonl.gz --jobs 8
      newsclean corpus pages.parquet -o clean/ --text-field content --resume
      newsclean corpus pages/ -o records/ --records --format parquet
      zstdcat pages.jsonl.zst | newsclean corpus - -o - > clean.jsonl
    """
    options = [Layer("--script", {"script": script})] if script else []
    settings = in_force(Path(), profile, options)
    is_pipe = output == "-"
    refuse(
        (is_pipe != ("-" in inputs) or (is_pipe and len(inputs) > 1), "a pipe goes to a pipe: newsclean corpus - -o -"),
        (
            is_pipe and (resume or overwrite or form not in {None, "jsonl"}),
            "through a pipe go JSON Lines, without --resume and --overwrite",
        ),
        (resume and overwrite, "take one of --resume and --overwrite"),
    )
    form = form or ("parquet" if kind_of(inputs[0]) == "parquet" else "jsonl")
    plan = CorpusPlan(inputs, settings.profile, text_field, form, int(part_size * MB), records)
    limit, processes = time_limit or TIME_LIMIT, jobs or local.cores()
    run = CorpusRun(
        Path(output),
        Execution(engine_of(engine, address, processes, limit), processes, limit),
        tell=(lambda _: None) if quiet else tell,
        excluded=lambda directory: excluded(directory, settings, exclude),
    )
    if is_pipe:
        context.exit(FAILED if clean_through(run, plan).rejects else 0)
    try:
        totals = write(run, plan, resume=resume, overwrite=overwrite, bar=sys.stderr.isatty() and not quiet)
    except NewscleanError as error:
        tell(str(error))
        context.exit(FAILED)
    except (KeyboardInterrupt, SystemExit):
        run.tell(f"stopped; {where(run.out)}; go on with --resume")
        raise
    run.tell(f"{totals.clean:,} rows cleaned, {totals.rejects:,} rejected: {output}")
    context.exit(FAILED if totals.rejects else 0)


def clean_through(run: CorpusRun, plan: CorpusPlan) -> CorpusTotals:
    """Clean the standard input; each row that is left out is reported, even under --quiet."""
    try:
        return clean_pipe(sys.stdin.buffer, sys.stdout.buffer, plan, run.execution, tell)
    except NewscleanError as error:
        tell(str(error))
        raise click.exceptions.Exit(FAILED) from error


def engine_of(name: str, address: str | None, jobs: int, time_limit: float) -> "Engine":
    """The engine with a name."""
    if name == "ray":
        return functools.partial(ray.ordered, address=address, time_limit=time_limit)
    return functools.partial(local.ordered, jobs=jobs, time_limit=time_limit)


def write(run: CorpusRun, plan: CorpusPlan, *, resume: bool, overwrite: bool, bar: bool) -> CorpusTotals:
    """Write the corpus; on a terminal a bar shows how far it is, elsewhere a line tells of each part."""
    if not bar:
        return write_corpus(run, plan, resume=resume, overwrite=overwrite)
    with over_rows(run.inputs(plan)) as advance:
        return write_corpus(
            run._replace(tell=lambda _: None, advance=advance), plan, resume=resume, overwrite=overwrite
        )


def where(out: Path) -> str:
    """How far a corpus has come, in words."""
    parts = list(finished_parts(out))
    if not parts:
        return "no part is finished"
    place = parts[-1].place
    finished = f"{len(parts):,} part{'s are' if len(parts) > 1 else ' is'} finished"
    return f"{finished}, up to row {place.rows:,} of {place.name}" if place.rows else finished
