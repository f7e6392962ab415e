"""`newsclean completion`: what a shell runs to complete newsclean's commands, options and rules."""

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")
PROGRAM = "newsclean"
VARIABLE = "_NEWSCLEAN_COMPLETE"


@click.command("completion", short_help="Print the lines that make a shell complete newsclean.")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the lines that make a shell complete the commands, options and rules of newsclean.

    \b
    Examples:
      newsclean completion bash > ~/.local/share/bash-completion/completions/newsclean
      newsclean completion zsh > ~/.zfunc/_newsclean
      newsclean completion fish > ~/.config/fish/completions/newsclean.fish
    """  # noqa: D301 - click looks for the character, not for its name
    completion = get_completion_class(shell)
    root = click.get_current_context().find_root().command
    if completion is None:  # a version of click that knows fewer shells
        message = f"there is no completion for {shell}"
        raise click.UsageError(message)
    click.echo(completion(root, {}, PROGRAM, VARIABLE).source(), nl=False)
