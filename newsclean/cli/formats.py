"""The formats that commands write: named by an option, or by the suffix of a file."""

from collections.abc import Mapping
from pathlib import PurePath

import click

from newsclean.cli.places import names_directory
from newsclean.output import RECORDS, Format, format_of
from newsclean.profile_files import nearest


class FormatName(click.Choice[str]):
    """The name of a format as an option; the message about an unknown one suggests the format probably meant."""

    def __init__(self, formats: Mapping[str, Format]) -> None:
        """Know the formats."""
        super().__init__([*formats])
        self.formats = formats

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name itself."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            self.fail(error.message.removesuffix(".") + meant(str(value), self.formats), param, ctx)


def meant(value: str, formats: Mapping[str, Format]) -> str:
    """A hint at the format with a word as its suffix, or with a similar name.

    >>> meant("xml", RECORDS), meant("jsonlines", RECORDS)
    (" (.xml is 'tei')", " (did you mean 'jsonl'?)")
    """
    by_suffix = (f" (.{value} is {name!r})" for name, known in formats.items() if f".{value}" in known.suffixes)
    return next(by_suffix, None) or nearest(value, formats)


def record_format(path: str) -> str:
    """The format in which records are written to a path. Raises UsageError if no format has its suffix."""
    suffix = PurePath(path).suffix
    if not suffix or names_directory(path):
        return "jsonl"
    if found := format_of(path):
        return found
    known = " ".join(suffix for known in RECORDS.values() for suffix in known.suffixes)
    message = f"{path}: no format goes by {suffix}; there are {known}; name one by --format, or end a directory with /"
    raise click.UsageError(message)
