"""`newsclean eval`: measure predictions against pages whose truth is known."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from newsclean.cli.console import FAILED, put
from newsclean.errors import NewscleanError
from newsclean.evaluate.align import edit_pairs
from newsclean.evaluate.pages import gold_page, measure_plain, measure_records, names
from newsclean.evaluate.report import PageMeasure, json_report, text_report
from newsclean.output.printable import one_line

DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)


def compiled(_context: click.Context, _option: click.Parameter, value: str) -> re.Pattern[str]:
    """Compile the pattern of --match."""
    try:
        return re.compile(value)
    except re.error as error:
        message = f"{value!r} is no regular expression: {error}"
        raise click.BadParameter(message) from error


@click.command("eval", short_help="Measure predictions against pages whose truth is known.")
@click.argument("gold", type=DIRECTORY)
@click.argument("pred", type=DIRECTORY)
@click.option("--text", "plain", is_flag=True, help="PRED holds plain text, NAME.txt, one paragraph a line.")
@click.option("--pages", "table", is_flag=True, help="Print the figures of each page too.")
@click.option("--errors", "most", type=click.IntRange(min=0), default=0, metavar="N", help="Print the N worst errors.")
@click.option("--match", callback=compiled, default="", metavar="REGEX", help="Only pages in whose names it is found.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
def command(gold: Path, pred: Path, *, plain: bool, table: bool, most: int, match: re.Pattern[str], form: str) -> None:
    """Measure what was read of pages against what they say: breaks, records, fields, numbers, characters.

    GOLD holds NAME.txt and NAME.gold.jsonl, the page and its true records; PRED holds NAME.jsonl, the records
    that were found.

    \b
    Example:
      newsclean eval truth/ records/ --pages --errors 5
    """  # noqa: D301 - click looks for the character, not for its name
    found = names(gold, match)
    if not found:
        message = f"no page with truth (NAME.gold.jsonl) in {gold} has a name that --match finds"
        raise click.UsageError(message)
    pages = list(measured(found, gold, pred, plain=plain))
    if form == "json":
        put(json_report(pages, records=not plain, table=table, most=most) + "\n")
    else:
        put(text_report(pages, records=not plain, table=table, most=most) + "\n")
    if len(pages) < len(found):
        raise click.exceptions.Exit(FAILED)


def measured(found: list[str], gold: Path, pred: Path, *, plain: bool) -> Iterator[PageMeasure]:
    """Measure page after page; one that cannot be read is reported and left out."""
    try:
        edit_pairs()
    except NewscleanError as error:  # as well for no page as for all
        raise click.UsageError(str(error)) from error
    for name in found:
        try:
            page = gold_page(gold, name)
            yield PageMeasure(name, measure_plain(page, pred) if plain else measure_records(page, pred))
        except NewscleanError as error:
            click.echo(one_line(f"{name}: {error}"), err=True)
