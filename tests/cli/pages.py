"""The page that the tests of the command clean, and how they call it."""

from pathlib import Path

from click.testing import CliRunner, Result

import newsclean
from newsclean.cli.commands import group

RAW = (
    "滨江市图书馆开馆\n　　本报讯（记者林远）滨\n江市图书馆昨日开馆，共有　\n数万人次到馆，新增藏书 12 \n"
    "万册，市民\u200b可凭证 借阅。③6\n"
)
CLEAN = newsclean.fix(RAW).text


def call(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(group, [str(argument) for argument in arguments], given, catch_exceptions=False)


def page(directory: Path, name: str = "front.txt", text: str = RAW, encoding: str = "utf-8") -> Path:
    """Put a page into a directory."""
    path = directory / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path
