"""`newsclean fix PAGE...`, a call without options, as most by hand are.

What it takes from a call with options is what click would give it, without the time that click takes to load.
"""

import sys
from collections.abc import Sequence

from newsclean.cli.console import INTERRUPTED
from newsclean.cli.inputs import Inputs
from newsclean.cli.plan import WritePlan
from newsclean.cli.printing import fix_to_stdout
from newsclean.cli.reporter import Reporter
from newsclean.cli.run import PageRun, watched
from newsclean.cli.settings import DirectorySettings
from newsclean.core.loading import library
from newsclean.output.stats import Stats


def fix_plainly(paths: Sequence[str]) -> int:
    """Print pages cleaned, as `newsclean fix` does where no option says otherwise; the exit code."""
    run = run_over(paths)
    library()  # whose absence, where it is asked for, ends the run
    try:
        with watched(run, to_stdout=True):
            fix_to_stdout(run, WritePlan(encoding=None, backup=None, stats=Stats()))
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\n")  # ends the line on which a terminal shows ^C
        return INTERRUPTED
    return run.reporter.code()


def run_over(paths: Sequence[str]) -> PageRun:
    """The run over some pages that no option changes."""
    settings = DirectorySettings(profile=None, layers=(), exclude=(), merged={})
    return PageRun(Inputs((*paths,), "*.txt", None, "-", settings, force_exclude=False, order="auto"), Reporter())
