"""What ends a run before anything is done."""

import click

from newsclean.cli.console import USAGE


class SettingsError(click.ClickException):
    """Settings that cannot be used until a person corrects them."""

    exit_code = USAGE
