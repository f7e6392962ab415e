"""Clean pages, printed."""

import sys
from pathlib import Path

from newsclean.cli.console import byte_output
from newsclean.cli.plan import WritePlan, parting
from newsclean.cli.run import PageRun, cleaned_files, results_of
from newsclean.text.encoding import Encoding
from newsclean.text.page import closing, to_bytes


def fix_to_stdout(run: PageRun, plan: WritePlan) -> None:
    """Print the clean text: one file in its own encoding, several in one, with form feeds between them."""
    sink = byte_output()
    encoding = Encoding("utf-8") if sys.stdout.isatty() else plan.encoding or shared(run)
    mark = encoding.bom if encoding else b""
    printed = closed = False
    for file in cleaned_files(run):
        for page, result in results_of(run, file):
            plan.stats.add(result)
            with run.reporter.guard(file.source.name):
                plain = page._replace(newline="\n") if sys.stdout.isatty() else page
                data = to_bytes(plain, plan.text(result), encoding and encoding._replace(bom=b""))
                sink.write(b"" if printed else mark)
                sink.write(parting(page, encoding) if printed and not closed else b"")
                sink.write(data)
                printed, closed = True, closing(result.text) != ""
    sink.flush()


def shared(run: PageRun) -> Encoding | None:
    """The encoding in which several files are printed together; a single file keeps its own."""
    several = len(run.inputs.paths) > 1 or Path(run.inputs.paths[0]).is_dir()
    return Encoding("utf-8") if several else None
