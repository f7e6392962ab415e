"""Bytes to pages, and pages back to bytes."""

from typing import NamedTuple


class Page(NamedTuple):
    """One newspaper page as text: line ends are \\n, no BOM; how to write it back stands beside it."""

    name: str
    text: str
    number: int = 1
    encoding: str = "utf-8"
    newline: str = "\n"
    bom: bool = False
