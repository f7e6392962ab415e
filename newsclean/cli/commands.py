"""The subcommands by name, each imported only when it is called."""

from collections.abc import Sequence
from importlib import import_module

import click

from newsclean import __version__
from newsclean.cli.console import INTERRUPTED
from newsclean.named import NamedTuple
from newsclean.output.printable import one_line


class Subcommand(NamedTuple):
    """A subcommand: the module that holds it as `command`, and the line that the help shows."""

    module: str
    help: str


COMMANDS = {
    "fix": Subcommand("newsclean.cli.fix", "Clean pages."),
    "undo": Subcommand("newsclean.cli.undo", "Bring back what stood in files before they were cleaned."),
    "check": Subcommand("newsclean.cli.check", "Report what fix would do, and what a reader should look at."),
    "segment": Subcommand("newsclean.cli.segment", "Print the records of pages: articles, photos, furniture, notices."),
    "corpus": Subcommand("newsclean.cli.corpus", "Clean tables, archives and directories, in parts that can go on."),
    "explain": Subcommand("newsclean.cli.explain", "Show every edit of a page, and why it was made."),
    "rules": Subcommand("newsclean.cli.rules", "List the rules, or show one with its examples."),
    "config": Subcommand("newsclean.cli.config", "Print the settings in force, and where each came from."),
    "init": Subcommand("newsclean.cli.init", "Write a newsclean.toml to start from."),
    "view": Subcommand("newsclean.cli.view", "Make pages to review in a browser."),
    "review": Subcommand("newsclean.cli.review", "Correct pages in a browser."),
    "schema": Subcommand("newsclean.cli.schema", "Print the JSON Schema of the records."),
    "eval": Subcommand("newsclean.cli.eval", "Measure predictions against pages whose truth is known."),
    "truth": Subcommand("newsclean.cli.truth", "Write the true records of pages as they were corrected."),
    "learn": Subcommand("newsclean.cli.learn", "Learn weights from pages whose truth is known."),
    "completion": Subcommand("newsclean.cli.completion", "Print the lines that make a shell complete newsclean."),
}


def unwrapped(text: str | None) -> str | None:
    r"""A help text whose \b lines, which raw docstrings spell out, are the mark that click knows: do not wrap."""
    return text and text.replace("\\b\n", "\b\n")


class Commands(click.Group):
    """A group that imports a subcommand when it is called; the help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """The names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The subcommand of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name].module).command
        command.help = unwrapped(command.help)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that is called. Raises UsageError with the one that was probably meant."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(unknown(name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The list of subcommands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, subcommand.help) for name, subcommand in COMMANDS.items()])


def unknown(name: str) -> str:
    """The message about an unknown command; where it is the name of a page, with the command that cleans it.

    >>> unknown("segmnt")
    "there is no command 'segmnt' (did you mean 'segment'?)"
    """
    from pathlib import Path  # noqa: PLC0415 - slow to load, and only a wrong name needs it

    from newsclean.profile_files import nearest  # noqa: PLC0415 - as above

    is_page = name == "-" or Path(name).exists()
    hint = f"; to clean pages: newsclean fix {name}" if is_page else nearest(name, COMMANDS)
    return f"there is no command {name!r}{hint}"


def version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - as click calls it
    """Print the version, and whether reading is slower than it could be."""
    if not value or context.resilient_parsing:
        return
    from newsclean.core.loading import SLOWER, library  # noqa: PLC0415 - slow to load, and only this option needs it

    click.echo(f"newsclean, version {__version__}")
    if not library():
        click.echo(SLOWER)
    context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=version, help="Show the version and exit."
)
def group() -> None:
    r"""Turn the text of Chinese newspaper pages back into what the newspaper printed.

    PATHS are files, directories (every *.txt in them) or - for the standard input.

    \b
    Examples:
      newsclean fix page.txt                   clean text to the standard output
      newsclean fix --in-place pages/          clean the files of a directory
      pdftotext -raw page.pdf - | newsclean segment -

    Exit codes: 0 clean or written; 1 something changes under check, --check, --hook;
    2 wrong usage or settings; 3 some page failed, the others were done.
    """


group.help = unwrapped(group.help)


def run(args: Sequence[str] | None) -> int:
    """Run what is called; the exit code. Raises what click does where the call is wrong."""
    return group.main(args, prog_name="newsclean", standalone_mode=False) or 0


def code_of(error: Exception) -> int:
    """The exit code of a run that ended with an error of click, which is told. Raises any other."""
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if not isinstance(error, click.ClickException):
        raise error
    vars(error)["message"] = one_line(error.message)  # for click it is final
    error.show()
    return error.exit_code
