"""`newsclean config`: the settings in force, and where each came from."""

import json
from dataclasses import fields
from pathlib import Path

import click

from newsclean.cli.console import put
from newsclean.cli.options import with_profile
from newsclean.cli.settings import in_force
from newsclean.output.printable import one_line
from newsclean.profile import Profile
from newsclean.profile_files import Merged

DEFAULT_ORIGIN = "default"


@click.command("config", short_help="Print the settings in force, and where each came from.")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@with_profile
@click.option("--format", "form", type=click.Choice(["toml", "json"]), default="toml", show_default=True)
def command(path: Path, *, profile: str | None, form: str) -> None:
    r"""Print the settings that pages at PATH are cleaned with, and where each came from.

    What is printed is TOML that can be kept as newsclean.toml. Later places win: built-in values, the profile named,
    the nearest newsclean.toml or [tool.newsclean] of a pyproject.toml upward from the page, the command line.

    \b
    Examples:
      newsclean config
      newsclean config --profile traditional pages/page.txt
    """
    merged = in_force(path if path.is_dir() else path.parent, profile)
    put((as_json(merged) if form == "json" else as_toml(merged)) + "\n")


def as_toml(merged: Merged) -> str:
    """The settings as TOML, each with its origin in a comment; the tables last."""
    lines = []
    for each in fields(Profile):
        value = getattr(merged.profile, each.name)
        origin = merged.origins.get(each.name, DEFAULT_ORIGIN)
        if each.name in ("rules", "keep"):
            continue
        setting = f"# {each.name} is not set" if value is None else f"{each.name} = {literal(value)}"
        lines.append(f"{setting}  # {one_line(origin)}")
    for keep in merged.profile.keep:
        lines += ["", f"[[keep]]  # {one_line(merged.origins['keep'])}"]
        lines += [f"rule = {literal(keep.rule)}", f"text = {literal(keep.text)}"]
        lines += [f"file = {literal(keep.file)}"] if keep.file else []
    if merged.profile.rules:
        lines += ["", "[rules]"]
        rules = sorted(merged.profile.rules.items())
        lines += (
            f"{name} = {literal(severity)}  # {one_line(merged.origins[f'rules.{name}'])}" for name, severity in rules
        )
    return "\n".join(lines)


def literal(value: object) -> str:
    """A value as TOML writes it, which for these kinds is as JSON writes it."""
    return json.dumps(value, ensure_ascii=False)


def as_json(merged: Merged) -> str:
    """The settings as JSON: key, value, origin."""
    settings: dict[str, dict[str, object]] = {}
    for each in fields(Profile):
        value = getattr(merged.profile, each.name)
        if each.name == "rules":
            rules = sorted(value.items())
            settings |= {f"rules.{k}": {"value": v, "origin": merged.origins[f"rules.{k}"]} for k, v in rules}
            continue
        plain = [keep._asdict() for keep in value] if each.name == "keep" else value
        settings[each.name] = {"value": plain, "origin": merged.origins.get(each.name, DEFAULT_ORIGIN)}
    return json.dumps(settings, ensure_ascii=False, indent=2)
