"""`newsclean truth`: the true records of pages as they were corrected."""

from pathlib import Path

import click

from newsclean.cli.options import over_pages, overwriting
from newsclean.cli.run import PageRun, cleaned_files, readable_results_of
from newsclean.disk.corrections_file import SUFFIX
from newsclean.disk.files import Source, creating
from newsclean.evaluate.corrected import is_reviewed, records_of, true_records
from newsclean.output import recognise
from newsclean.output.printable import as_json


@click.command("truth", short_help="Write the true records of pages as they were corrected.")
@over_pages
@overwriting
def command(run: PageRun, *, overwrite: bool) -> None:
    r"""Write NAME.gold.jsonl beside each page that was corrected: its records as a person said they are.

    `newsclean eval` and `newsclean learn` take pages of which all was reviewed without that; the file is for other
    programs, and for what has to be mended in the text itself.

    \b
    Example:
      newsclean truth pages/
    """
    for file in cleaned_files(run, lambda source: is_corrected(run, source)):
        path = file.source.path or Path(file.source.name)
        truth = records_of(path)
        with run.reporter.guard(file.source.name):
            records = [
                record
                for _, result in readable_results_of(run, file)
                for record in true_records(result.source, result.records)
            ]
            with creating(truth, recognise.anything if overwrite else nothing) as new:
                new.writelines(f"{as_json(record)}\n".encode() for record in records)
            if not is_reviewed(path):
                run.reporter.notify(f"{file.source.name}: not all of it was reviewed; the rest is as it is read")
            run.reporter.notify(f"{file.source.name}: written to {truth}", detail=True)
    run.reporter.leave()


def nothing(_stream: object) -> bool:
    """Whether a file of truth may be replaced: somebody may have mended it by hand."""
    return False


def is_corrected(run: PageRun, source: Source) -> bool:
    """Whether a person corrected a page; the user is told if truth is wanted for any other page."""
    if source.path and run.inputs.corrections_for(source).pages:
        return True
    run.reporter.notify(f"{source.name}: nobody corrected it: there is no {Path(source.name).stem}{SUFFIX} beside it")
    return False
