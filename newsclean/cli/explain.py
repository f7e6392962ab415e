"""`newsclean explain`: every edit of a page, and why it was made."""

import json
from collections.abc import Iterator
from typing import NamedTuple, TextIO

import click

from newsclean.cli.catalog import why
from newsclean.cli.check import Place, along, behind
from newsclean.cli.console import text_output
from newsclean.cli.options import over_pages
from newsclean.cli.run import Run

AROUND = 8
BATCH = 500


class Explained(NamedTuple):
    """One edit: where it stands in the file and on its page, what it did in which surroundings, and why."""

    path: str
    page: int
    line: int
    col: int
    start: int
    end: int
    rule: str
    before: str
    after: str
    left: str
    right: str
    why: str


@click.command("explain", short_help="Show every edit of a page, and why it was made.")
@over_pages
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(run: Run, *, form: str) -> None:
    r"""Show every edit of a page: its place, its rule, what stood there and what stands there now, and why.

    \b
    Examples:
      newsclean explain page.txt
      newsclean explain --format json page.txt
    """
    with text_output() as out:
        (write_json if form == "json" else write_table)(explained(run), out)
    run.leave()


def explained(run: Run) -> Iterator[Explained]:
    """The edits of all pages, in their order."""
    for source in run.sources():
        place = Place(1, "")
        for page, result in run.results(source):
            text = result.source
            places = along(place, text, [edit.start for edit in result.edits])
            for (start, end, old, new, rule), (line, lead) in zip(result.edits, places, strict=True):
                left, right = text[max(0, start - AROUND) : start], text[end : end + AROUND]
                yield Explained(
                    source.name, page.number, line, len(lead) + 1, start, end, rule, old, new, left, right, why(rule)
                )
            place = behind(place, text)


def write_json(edits: Iterator[Explained], stream: TextIO) -> None:
    """Write one edit a line."""
    stream.writelines(json.dumps(edit._asdict(), ensure_ascii=False) + "\n" for edit in edits)


def write_table(edits: Iterator[Explained], stream: TextIO) -> None:
    """Write tables of some hundred edits each, so that a long page begins to show at once."""
    from rich.console import Console  # noqa: PLC0415 - slow to load, wanted only here
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    console = Console(file=stream, highlight=False, soft_wrap=False)
    while batch := [edit for edit, _ in zip(edits, range(BATCH), strict=False)]:
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("place", style="cyan", no_wrap=True)
        table.add_column("rule", style="magenta")
        table.add_column("before")
        table.add_column("after")
        table.add_column("why", style="dim")
        for edit in batch:
            left, right = (visible(edit.left), "dim"), (visible(edit.right), "dim")
            before = Text.assemble(left, (visible(edit.before), "red"), right)
            after = Text.assemble(left, (visible(edit.after), "green"), right)
            rule = Text(edit.rule.replace("+", " + "))
            table.add_row(f"{edit.path}:{edit.line}:{edit.col}", rule, before, after, Text(edit.why))
        console.print(table)


def visible(text: str) -> str:
    r"""A stretch of text with its white space made visible, so that a deleted blank can be seen.

    >>> visible("12\n月 28\u3000日")
    '12⏎月␣28□日'
    """
    return text.replace("\n", "⏎").replace("\u3000", "□").replace(" ", "␣").replace("\r", "␍").replace("\t", "⇥")
