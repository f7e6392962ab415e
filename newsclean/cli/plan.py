"""Where and how `fix` writes clean pages."""

from typing import TYPE_CHECKING

from newsclean.clean import Result
from newsclean.named import NamedTuple
from newsclean.output.stats import Stats
from newsclean.text.encoding import Encoding
from newsclean.text.page import FORM_FEED, Page

if TYPE_CHECKING:
    from newsclean.disk.ledger_file import LedgerFile


class WritePlan(NamedTuple):
    """Where and how clean pages are written."""

    encoding: Encoding | None
    backup: str | None
    stats: Stats
    verify: bool = False
    overwrite: bool = False
    furniture: str | None = None
    ledger: "LedgerFile | None" = None

    def text(self, result: Result) -> str:
        """The clean text of a page as it is to be written."""
        if self.furniture != "end":
            return result.text
        from newsclean.output.furniture import furniture_last  # noqa: PLC0415 - slow to load, and few ask for it

        return furniture_last(result)


def parting(page: Page, encoding: Encoding | None) -> bytes:
    """The form feed before a page that is not the first."""
    return FORM_FEED.encode(encoding.name if encoding else page.encoding)
