"""The notices about pages whose lines are left as they came."""

from newsclean.clean import Result

READ_ACROSS = (
    "this page was read across its columns, in rows or by turns, so its lines are left as they came; "
    "extract it again in the order of the text: pdftotext -raw, pdfbox without -sort, Tika, PyMuPDF or pypdf"
)

FOREIGN = (
    "this is no newspaper page, for it has markup, code, more Latin than hanzi, or no sentence: it is left as it came"
)

UNCUT = "this text shows no columns that cut its lines, so its lines are left as they came"


def why_left(result: Result) -> str | None:
    """Why the lines of a page were left, or None where they were not."""
    return READ_ACROSS if result.across else FOREIGN if result.foreign else UNCUT if result.uncut else None
