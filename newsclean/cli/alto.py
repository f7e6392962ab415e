"""`newsclean segment --format alto`: the corrected text, back in the ALTO that it came from."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import BinaryIO

from newsclean.boxes.alto_text import is_same_but_text
from newsclean.boxes.kinds import NAMES, kind_of
from newsclean.boxes.whole import MOST
from newsclean.clean import Result, fix_page, verified
from newsclean.cli.console import byte_output
from newsclean.cli.inputs import stream_of
from newsclean.cli.options import refuse
from newsclean.cli.places import Outputs, refuse_source, refuse_target, undone
from newsclean.cli.reporter import Reporter
from newsclean.cli.run import CleanedFile, PageRun, any_source, cleaned_files, watched
from newsclean.disk.files import Source, creating
from newsclean.encoded import joined_pages
from newsclean.errors import NewscleanError, PageError, UnsettledError
from newsclean.output.alto import corrected
from newsclean.output.recognise import anything
from newsclean.records.settle import PASSES, UNSETTLED
from newsclean.text.page import Page

SUFFIX = ".xml"
Results = Iterable[tuple[Page, Result | None]]


def write_alto(run: PageRun, output: str | None, *, overwrite: bool, resume: bool) -> None:
    """Write each ALTO file with its text corrected; what is no ALTO is reported, and so is what fails."""
    outputs = Outputs(output, SUFFIX) if output and output != "-" else None
    is_one = not (outputs and outputs.is_directory)
    refuse((is_one and run.inputs.has_several_files(), "several files need a directory: -o DIR"))
    if outputs and is_one:
        refuse_source(run.inputs, outputs.path)
    unfinished = undone(outputs) if resume and outputs else any_source

    def wanted(source: Source) -> bool:
        return unfinished(source) and is_alto(run.reporter, source)

    with watched(run, to_stdout=not outputs, wanted=unfinished):
        for file in cleaned_files(run, wanted):
            with run.reporter.guard(file.source.name):
                before = content(file.source)
                data = settled(run, file, before)
                if not outputs:
                    byte_output().write(data)
                    continue
                replaces = anything if overwrite else partial(is_version, before)
                if is_one:
                    refuse_target(str(outputs.path), replaces)
                with creating(outputs.place(file.source), replaces) as new:
                    new.write(data)


def is_alto(reporter: Reporter, source: Source) -> bool:
    """Whether a file is ALTO that can be read twice; what is not is reported."""
    if source.path is None:
        reporter.fail("the standard input cannot be read twice, as it must be to be written back; name the file")
        return False
    kind: str | None = "alto"  # what cannot be read is reported when it is
    with suppress(NewscleanError), stream_of(source) as stream:
        kind = kind_of(stream)
    if kind != "alto":
        found = NAMES.get(kind or "", "a text")
        reporter.fail(f"{source.name}: this is {found}; corrected text is written back to ALTO alone")
    return kind == "alto"


def content(source: Source) -> bytes:
    """The bytes of a file. Raises PageError if there are too many."""
    with stream_of(source) as stream:
        data = stream.read(MOST + 1)
    if len(data) > MOST:
        message = f"ALTO of more than {MOST >> 20} MB is not written back"
        raise PageError(message)
    return data


def settled(run: PageRun, file: CleanedFile, data: bytes) -> bytes:
    """A file with its text corrected until, read again, it is as it should be.

    Raises NewscleanError where one of its pages fails, UnsettledError where it still changes after PASSES passes.
    """
    results: Results = ((page, outcome.get()) for page, outcome in file.pages)
    for _ in range(PASSES):
        before, data = data, corrected(data, ((page, result) for page, result in results if result))
        if data == before:
            return data
        results = cleaned(run, file.source, data)
    raise UnsettledError(UNSETTLED)


def cleaned(run: PageRun, source: Source, data: bytes) -> Iterator[tuple[Page, Result]]:
    """The pages of a file that was corrected, cleaned as those of the file were."""
    profile, corrections = run.inputs.profile_for(source), run.inputs.corrections_for(source)
    for page in joined_pages(run.inputs.pages(source, BytesIO(data), Reporter(quiet=True)), profile):
        said = corrections.of_page(page.number)
        yield page, verified(fix_page(page.text, profile, page.name, page.number, said, page.boxes))


def is_version(data: bytes, stream: BinaryIO) -> bool:
    """Whether a file that is there is the same ALTO with another text."""
    return is_same_but_text(data, stream.read())
