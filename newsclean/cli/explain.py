"""`newsclean explain`: every edit of a page, and why it was made."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, TextIO

import click

from newsclean.clean import tidied_draft
from newsclean.cli.console import text_output
from newsclean.cli.labels import in_words, why_so
from newsclean.cli.options import over_pages
from newsclean.cli.run import PageRun, cleaned_files, results_of
from newsclean.findings import TOP, position_behind, positions
from newsclean.label.model import load
from newsclean.label.reasons import reasons
from newsclean.named import NamedTuple
from newsclean.output.printable import as_json, one_line, visible
from newsclean.rules.catalog import why
from newsclean.text.edits import origins
from newsclean.text.page import FORM_FEED

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

AROUND = 8
PART = 200


class Explained(NamedTuple):
    """One edit: its place in the file and on its page, what it changed, the text around it, and the reason.

    `start` and `end` count in the page as it came, `new_start` and `new_end` in the clean text.
    """

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
    new_start: int
    new_end: int


@click.command("explain", short_help="Show every edit of a page, and why it was made.")
@over_pages
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--labels", is_flag=True, help="Show instead what each line was read as, and what spoke for it.")
def command(run: PageRun, *, form: str, labels: bool) -> None:
    r"""Show every edit of a page: its place, its rule, what stood there and what stands there now, and why.

    \b
    Examples:
      newsclean explain page.txt
      newsclean explain --format json page.txt
      newsclean explain --labels page.txt
    """
    with text_output() as out:
        if labels:
            write_labels(run, out, form)
        elif form == "json":
            write_json(explained(run), out)
        else:
            write_table(
                explained(run), sys.stdout if sys.stdout.isatty() else out
            )  # its cells are safe, its colours ours
    run.reporter.leave()


def explained(run: PageRun) -> Iterator[Explained]:
    """The edits of all pages, in their order."""
    for file in cleaned_files(run):
        name, place = file.source.name, TOP
        for page, result in results_of(run, file):
            text = result.source
            places = positions(place, text, [edit.start for edit in result.edits])
            longer = 0  # by how much the clean text is, so far
            for (start, end, old, new, rule), (line, col, _) in zip(result.edits, places, strict=True):
                left, right = text[max(0, start - AROUND) : start], text[end : end + AROUND]
                where = (name, page.number, line, col, start, end)
                put = (start + longer, start + longer + len(new))
                yield Explained(*where, rule, old, new, left, right, why(rule), *put)
                longer += len(new) - len(old)
            place = position_behind(place, text + FORM_FEED)


def write_json(edits: Iterator[Explained], stream: TextIO) -> None:
    """Write one edit a line."""
    stream.writelines(as_json(edit._asdict()) + "\n" for edit in edits)


def write_labels(run: PageRun, stream: TextIO, form: str) -> None:
    """Write the label of each line: line number, label, confidence, text, and the reasons for the label."""
    for file in cleaned_files(run):
        source, place = file.source, TOP
        for page, result in results_of(run, file):
            text, profile = result.source, run.inputs.profile_for(source)
            draft = tidied_draft(text, profile, page.boxes)
            found = list(reasons(draft, load(profile.weights), profile))
            spans = origins(draft.ledger(), [(reason.start, reason.end) for reason in found])
            places = positions(place, text, [start for start, _ in spans])
            for read, (start, end), (line, _, _) in zip(found, spans, places, strict=True):
                reason = read._replace(start=start, end=end)
                if form == "json":
                    fields = {"path": source.name, "page": page.number, "line": line, **reason._asdict()}
                    stream.write(as_json(fields) + "\n")
                else:
                    head = f"{source.name}:{line} {reason.text[:24]}"
                    stream.write(
                        f"{one_line(head)}\n    {in_words(reason.label)}, {reason.confidence:.2f}: {why_so(reason)}\n"
                    )
            place = position_behind(place, text + FORM_FEED)


def write_table(edits: Iterator[Explained], stream: TextIO) -> None:
    """Write a table for each file, in parts, so that a long page shows at once; then what the rules are for."""
    from rich.console import Console  # noqa: PLC0415 - slow to load, wanted only here
    from rich.text import Text  # noqa: PLC0415 - as above

    console = Console(file=stream, highlight=False)

    def put(shown: "RenderableType") -> None:
        with console.capture() as rendered:  # rich leaves the process by itself where a pipe is closed
            console.print(shown)
        stream.write(rendered.get())

    rules: dict[str, None] = {}
    for path, of_file in groupby(edits, lambda edit: edit.path):
        put(Text(one_line(path), "bold"))
        while part := list(islice(of_file, PART)):
            put(table(part))
            rules |= dict.fromkeys(rule for edit in part for rule in edit.rule.split("+"))
    for rule in rules:
        put(Text.assemble("\n" if rule == next(iter(rules)) else "", (rule, "magenta"), ": ", why(rule)))


def table(edits: Iterable[Explained]) -> "Table":
    """Some edits, each with its surroundings before and after."""
    from rich.table import Table  # noqa: PLC0415 - slow to load, wanted only here
    from rich.text import Text  # noqa: PLC0415 - as above

    rows = Table(box=None, pad_edge=False, header_style="bold")
    rows.add_column("place", style="cyan", no_wrap=True)
    for name in ("before", "after"):
        rows.add_column(name, overflow="fold")
    rows.add_column("rule", style="magenta", overflow="fold")
    for edit in edits:
        left, right = (visible(edit.left), "dim"), (visible(edit.right), "dim")
        before = Text.assemble(left, (visible(edit.before), "red"), right)
        after = Text.assemble(left, (visible(edit.after), "green"), right)
        rows.add_row(f"{edit.line}:{edit.col}", before, after, Text(edit.rule.replace("+", " + ")))
    return rows
