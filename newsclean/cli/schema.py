"""`newsclean schema`: the JSON Schema of what newsclean writes."""

from importlib.resources import files

import click

SCHEMAS = files("newsclean") / "data" / "schema"


def names() -> list[str]:
    """The schemas there are, by name."""
    return sorted(file.name.removesuffix(".json") for file in SCHEMAS.iterdir() if file.name.endswith(".json"))


@click.command("schema", short_help="Print the JSON Schema of the records.")
@click.argument("name", type=click.Choice(names()), default="record")
def command(name: str) -> None:
    r"""Print a JSON Schema: that of the records `segment` writes, unless another is named.

    \b
    Example:
      newsclean schema > record.schema.json
    """
    click.echo((SCHEMAS / f"{name}.json").read_text("utf-8"), nl=False)
