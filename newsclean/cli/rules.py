"""`newsclean rules`: the rules, or one with its examples."""

import ast
import doctest
import json
import re

import click

from newsclean.cli.options import completed
from newsclean.rules.catalog import NAMED_ONLY, RuleInfo, all_rules, unknown_rule

CALL = re.compile(r"\w+\(\w+, (.+?)\)$")
STAGES = {
    "tidy": "On the characters of the page as it came",
    "layout": "In joining lines",
    "repair": "On the joined text",
    "check": "Reported only, by `check`",
}


@click.command("rules", short_help="List the rules, or show one with its examples.")
@click.argument("name", required=False, shell_complete=completed)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(name: str | None, *, form: str) -> None:
    r"""List the rules in the order in which they run, or show one with its examples.

    \b
    Examples:
      newsclean rules
      newsclean rules join_lines
    """
    problem = unknown_rule([name]) if name else None
    if problem:
        raise click.UsageError(problem)
    shown = [all_rules()[name]] if name else list(all_rules().values())
    if form == "json":
        for entry in shown:
            plain = {"name": entry.name, "stage": entry.stage, "summary": entry.summary, "text": prose(entry)}
            if entry.package:
                plain["package"] = entry.package
            click.echo(json.dumps({**plain, "examples": examples(entry)}, ensure_ascii=False))
    elif name:
        click.echo(page(shown[0]))
    else:
        click.echo(listing())


def listing() -> str:
    """All rules with their first lines, by stage."""
    width = max(map(len, all_rules()))
    blocks = []
    for stage, title in STAGES.items():
        entries = [entry for entry in all_rules().values() if entry.stage == stage]
        if entries:
            lines = (
                f"  {each.name:<{width}}  {each.summary}{package_of(each)}{off_by_default(each)}" for each in entries
            )
            blocks.append("\n".join([f"{title}:", *lines]))
    return "\n\n".join(blocks)


def package_of(entry: RuleInfo) -> str:
    """The package of a rule, if that is not newsclean."""
    return f" ({entry.package})" if entry.package else ""


def off_by_default(entry: RuleInfo) -> str:
    """The note on a rule of newsclean that is off by default."""
    return " (off unless the profile names it)" if entry.name in NAMED_ONLY else ""


def page(entry: RuleInfo) -> str:
    """One rule: what it does, why it is safe, its examples."""
    shown = "\n".join(f"  {before} → {after}" for before, after in examples(entry))
    return f"{entry.name}{package_of(entry)}\n\n{prose(entry)}" + f"\n\nExamples:\n{shown}" * bool(shown)


def prose(entry: RuleInfo) -> str:
    """The docstring up to its examples."""
    return entry.text.partition("\n>>>")[0].strip()


def examples(entry: RuleInfo) -> list[tuple[str, str]]:
    """The examples of a docstring as pairs of a text and the result of the rule."""
    pairs = []
    for example in doctest.DocTestParser().get_examples(entry.text):
        call = CALL.search(example.source.strip())
        if not call or not example.want:
            continue
        before = call[1] if entry.stage == "check" else plain(call[1])
        pairs.append((before, plain(example.want.strip())))
    return pairs


def plain(literal: str) -> str:
    """The value of a literal, on one line; anything else as it is."""
    try:
        value = ast.literal_eval(literal)
    except (SyntaxError, ValueError):
        return literal
    return value.replace("\n", "⏎") if isinstance(value, str) else str(value)
