"""The options of commands that clean many pages at once."""

from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar

import click

from newsclean.cli.places import Outputs
from newsclean.disk.files import Source

Rest = ParamSpec("Rest")
Value = TypeVar("Value")


def in_parallel(function: Callable[Rest, Value]) -> Callable[Rest, Value]:
    """Give a command --jobs and --time-limit."""
    limit = click.FloatRange(min=0, min_open=True)
    for option in (
        click.option("--time-limit", type=limit, metavar="SECONDS", help="Give up a page that takes longer."),
        click.option("-j", "--jobs", type=click.IntRange(min=1), help="Processes; else one a core for many pages."),
    ):
        function = option(function)
    return function


def resuming(function: Callable[Rest, Value]) -> Callable[Rest, Value]:
    """Give a command --resume."""
    return click.option("--resume", is_flag=True, help="With --output DIR: skip files whose output is there, newer.")(
        function
    )


def undone(outputs: Outputs) -> Callable[[Source], bool]:
    """Whether a file still has to be done: its output is not there, or older. Outputs appear only when whole."""
    if not outputs.is_directory:
        message = "--resume needs --output with a directory"
        raise click.UsageError(message)

    def is_undone(source: Source) -> bool:
        place = outputs.place_of(source)
        with suppress(OSError):  # there is no output, or the page cannot be read: who reads it is told
            return not (source.path and place.stat().st_mtime_ns >= source.path.stat().st_mtime_ns)
        return True

    return is_undone
