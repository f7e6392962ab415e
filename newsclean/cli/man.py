"""Writes the manual page from the help of the commands: `python -m newsclean.cli.man > docs/newsclean.1`."""

import re
import sys
from collections.abc import Iterator
from inspect import cleandoc

import click

from newsclean import __version__
from newsclean.cli.commands import COMMANDS, group

MANY = re.compile(r"\n\s*\n")
SUMMARY = "turns the text of Chinese newspaper pages back into what the newspaper printed"
FILES = (
    ("newsclean.toml", "Settings, in the directory of the page or one above it."),
    ("pyproject.toml", "The same in its table [tool.newsclean]."),
    (".newscleanignore", "Patterns, as in .gitignore, of pages to leave out when a directory is walked."),
)


def manual() -> str:
    """The whole page, for man."""
    parts = [
        f'.TH NEWSCLEAN 1 "" "newsclean {__version__}" "User Commands"',
        ".SH NAME",
        f"newsclean \\- {escaped(SUMMARY)}",
        ".SH SYNOPSIS",
        ".B newsclean",
        "[\\fB\\-\\-help\\fR] [\\fB\\-\\-version\\fR] \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIPATHS\\fR]",
        ".SH DESCRIPTION",
        *prose(group.help or ""),
        ".SH COMMANDS",
    ]
    context = click.Context(group, info_name="newsclean", help_option_names=["-h", "--help"])
    for name in COMMANDS:
        command = group.get_command(context, name)
        if command is not None:
            parts += section(command, click.Context(command, info_name=name, parent=context))
    parts.append(".SH FILES")
    for name, use in FILES:
        parts += entry(name, use)
    return "\n".join([*parts, ""])


def section(command: click.Command, context: click.Context) -> Iterator[str]:
    """One command: how it is called, what it does, its options."""
    yield f".SS newsclean {context.info_name}"
    yield f"\\fBnewsclean {context.info_name}\\fR " + escaped(" ".join(command.collect_usage_pieces(context)))
    yield ".PP"
    yield from prose(command.help or "")
    for parameter in command.params:
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record:
            yield from entry(*record)
    yield from entry("-h, --help", "Show this message and exit.")


def prose(text: str) -> Iterator[str]:
    r"""Paragraphs; those under click's mark for lines that stay as they are, \b, are not filled."""
    for part in MANY.split(cleandoc(text)):
        lines = [escaped(line) for line in part.strip("\n").split("\n")]
        if lines[0].strip() == "\b":
            yield from (".PP", ".nf", *lines[1:], ".fi")
        else:
            yield from (".PP", *(line.strip() for line in lines))


def entry(term: str, use: str) -> Iterator[str]:
    """An option or a file, and what it is for."""
    yield ".TP"
    yield f"\\fB{escaped(term)}\\fR"
    yield escaped(" ".join(use.split()))


def escaped(text: str) -> str:
    r"""A line in which nothing is taken for a command of the page's own language.

    >>> escaped(".toml -o \\b")
    '\\&.toml \\-o \\eb'
    """
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # whatever the console's is
    sys.stdout.write(manual())
