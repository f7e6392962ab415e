"""`newsclean completion`: what a shell runs to complete newsclean's commands, options and rules."""

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
PROGRAM = "newsclean"
VARIABLE = "_NEWSCLEAN_COMPLETE"


@click.command("completion", short_help="Print the lines that make a shell complete newsclean.")
@click.argument("shell", type=click.Choice([*SHELLS]))
def command(shell: str) -> None:
    """Print the lines that make a shell complete the commands, options and rules of newsclean.

    \b
    Examples:
      newsclean completion bash > ~/.local/share/bash-completion/completions/newsclean
      newsclean completion zsh > ~/.zfunc/_newsclean
      newsclean completion fish > ~/.config/fish/completions/newsclean.fish
    """  # noqa: D301 - click looks for the character, not for its name
    root = click.get_current_context().find_root().command
    click.echo(SHELLS[shell](root, {}, PROGRAM, VARIABLE).source(), nl=False)
