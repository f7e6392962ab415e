"""`newsclean init`: a profile to start from."""

from pathlib import Path

import click

from newsclean.cli.console import FAILED, tell
from newsclean.disk.files import creating
from newsclean.errors import PageError
from newsclean.profile_files import BUILT_IN, FILE_NAMES, PROFILES


@click.command("init", short_help="Write a newsclean.toml to start from.")
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--profile", type=click.Choice(BUILT_IN), help="The built-in profile to start from.")
@click.option("--force", is_flag=True, help="Write over a newsclean.toml that is there.")
def command(directory: Path, *, profile: str | None, force: bool) -> None:
    r"""Write a newsclean.toml in which every setting stands as a comment with its use.

    \b
    Example:
      newsclean init --profile traditional
    """
    path = directory / FILE_NAMES[0]
    if path.exists() and not force:
        message = f"{path} is there already; take --force to write over it"
        raise click.UsageError(message)
    text = (PROFILES / "default.toml").read_text("utf-8")
    if profile:
        text = text.replace('# profile = "default"', f'profile = "{profile}"')
    try:
        with creating(path) as new:
            new.write(text.encode())
    except PageError as error:
        tell(f"{path}: {error}")
        raise click.exceptions.Exit(FAILED) from error
    tell(f"{path} written")
