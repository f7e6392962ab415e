"""The options that all commands have that read pages."""

import functools
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click

from newsclean.cli.inputs import Inputs
from newsclean.cli.reporter import Reporter
from newsclean.cli.run import PageRun
from newsclean.cli.settings import DirectorySettings
from newsclean.core.loading import SLOWER, library
from newsclean.profile_files import BUILT_IN, Layer
from newsclean.rules.catalog import FAMILIES, all_rules, unknown_rule
from newsclean.text.encoding import lookup

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Rest = ParamSpec("Rest")
Value = TypeVar("Value")
ORDERS = ("auto", "stream", "boxes")


def known_encoding(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An encoding that there is."""
    try:
        return value and value.strip() and lookup(value).name and value
    except (LookupError, ValueError) as error:  # `undefined` is a codec that encodes nothing; a NUL is in no name
        message = f"there is no encoding {value!r}; common ones are utf-8, gb18030, big5, utf-16"
        raise click.BadParameter(message) from error


def completed(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The rules whose names begin as typed behind the last comma, for the shell."""
    before, comma, name = incomplete.rpartition(",")
    return [before + comma + rule for rule in (*all_rules(), *FAMILIES) if rule.startswith(name)]


def profiles(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """The profiles that there are whose names begin as typed, or the files that do, for the shell."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - slow to load, and only a shell needs it

    built_in = [CompletionItem(name) for name in BUILT_IN if name.startswith(incomplete)]
    return built_in or [CompletionItem(incomplete, type="file")]


def named_rules(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The rules of an option that may be repeated and may hold several, parted by commas."""
    asked = (name.strip() for each in value for name in each.split(",") if name.strip())
    names = tuple(name for one in asked for name in FAMILIES.get(one, (one,)))
    problem = unknown_rule(names)
    if problem:
        raise click.BadParameter(problem)
    return names


def option_layers(options: Mapping[str, Any]) -> Iterator[Layer]:
    """The settings that options make, which win over those of files."""
    if (indent := options["indent"]) is not None:
        yield Layer("--indent" if indent else "--no-indent", {"indent": indent})
    if options["keep_lines"]:
        yield Layer("--keep-lines", {"lines": "keep"})
    if options["pages"]:
        yield Layer("--pages", {"pages": options["pages"]})
    if furniture := options.get("furniture"):  # what is written last is kept all the same
        yield Layer("--furniture", {"furniture": furniture.replace("end", "keep")})
    if options["script"]:
        yield Layer("--script", {"script": options["script"]})
    if select := options["select"]:
        yield Layer("--select", {f"rules.{name}": "error" if name in select else "off" for name in all_rules()})
    if options["ignore"]:
        yield Layer("--ignore", {f"rules.{name}": "off" for name in options["ignore"]})


def with_profile(function: Callable[Rest, Value]) -> Callable[Rest, Value]:
    """Give a command --profile."""
    known = f"The profile: {', '.join(BUILT_IN)} or a TOML file."
    return click.option("--profile", metavar="NAME|FILE", shell_complete=profiles, help=known)(function)


def over_pages(function: Callable[Concatenate[PageRun, Rest], None]) -> Callable[..., None]:
    """Give a command the paths and options that all commands over pages share, as a PageRun, its first argument."""
    rules = functools.partial(
        click.option, multiple=True, callback=named_rules, shell_complete=completed, metavar="RULE[,RULE]"
    )

    @click.argument("paths", nargs=-1, type=click.Path(allow_dash=True), callback=given)
    @click.option("--glob", default="*.txt", metavar="PATTERN", show_default=True, help="What to read in directories.")
    @click.option("--exclude", multiple=True, metavar="PATTERN", help="What to leave out of directories.")
    @click.option("--force-exclude", is_flag=True, help="Leave out also what is named and not walked, as for hooks.")
    @click.option("--order", type=click.Choice(ORDERS), default=ORDERS[0], help="The order of rows that have boxes.")
    @click.option("--encoding", callback=known_encoding, metavar="NAME", help="The encoding; else it is found out.")
    @click.option("--stdin-filename", "stdin_name", default="-", metavar="PATH", help="The name of what a pipe brings.")
    @with_profile
    @rules("--select", help="Run only these rules (confusions: those for OCR).")
    @rules("--ignore", help="Do not run these rules.")
    @click.option("--indent/--no-indent", default=None, help="Whether paragraphs open with two ideographic spaces.")
    @click.option("--keep-lines", is_flag=True, help="Mend characters only: lines stay as they came.")
    @click.option("--pages", type=click.Choice(["keep", "join"]), help="Join pages where a paragraph goes on.")
    @click.option("--no-corrections", is_flag=True, help="Leave the corrections in NAME.labels.json beside NAME.")
    @click.option("--script", metavar="s|t|tw|hk", help="Convert to simplified or traditional characters.")
    @click.option("-q", "--quiet", is_flag=True, help="Report failures only.")
    @click.option("-v", "--verbose", is_flag=True, help="Report every file.")
    @functools.wraps(function)
    def command(*args: Rest.args, **options: Rest.kwargs) -> None:
        take: Callable[..., Any] = options.pop  # click has seen to their types
        layers = tuple(option_layers(options))
        for name in ("select", "ignore", "indent", "keep_lines", "pages", "script"):
            take(name)
        settings = DirectorySettings(take("profile"), layers, take("exclude"), {})
        paths, glob, encoding, stdin_name = map(take, ("paths", "glob", "encoding", "stdin_name"))
        walked = (take("force_exclude"), take("order"), not take("no_corrections"))
        inputs = Inputs(paths, glob, encoding, stdin_name, settings, *walked)
        reporter = Reporter(quiet=take("quiet"), verbose=take("verbose"))
        if not library():
            reporter.notify(SLOWER, detail=True)
        function(PageRun(inputs, reporter, take("jobs", None), take("time_limit", None)), *args, **options)

    return command


def suffix(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A suffix that makes another file name in the same directory."""
    if value is not None and (not value or {"/", os.sep, "\0"} & {*value}):
        message = f"{value!r} makes no other name in the same directory; take one such as .orig"
        raise click.BadParameter(message)
    return value


def overwriting(function: Callable[Rest, Value]) -> Callable[Rest, Value]:
    """Give a command --overwrite."""
    return click.option("--overwrite", is_flag=True, help="Replace files of any kind, but for links and what is read.")(
        function
    )


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


def given(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The paths; without any a pipe is read, but nobody is left waiting at a terminal."""
    if not value and sys.stdin.isatty():
        message = "name pages, directories, or - for the standard input"
        raise click.UsageError(message)
    return value or ("-",)


def refuse(*faults: tuple[bool, str]) -> None:
    """Raise UsageError with what is said of the first fault that there is."""
    for there, message in faults:
        if there:
            raise click.UsageError(message)
