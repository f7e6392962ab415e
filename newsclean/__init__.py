"""Turns the text of a Chinese newspaper page back into what the newspaper printed.

`fix` cleans a text, `fix_bytes` one in any encoding, `clean_batch` the column of a table or data frame; `check` only
reports. A `Result` has the clean text, its `edits` (which `apply` makes and `revert` takes back) and its `records`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.batch import clean_batch
    from newsclean.clean import Result, fix
    from newsclean.encoded import fix_bytes, pages
    from newsclean.errors import NewscleanError
    from newsclean.findings import PlacedFinding, check
    from newsclean.profile import Profile
    from newsclean.profile_files import load_profile
    from newsclean.records.record import Record
    from newsclean.rules.base import Rule
    from newsclean.text.edits import Change, Edit, apply, revert
    from newsclean.text.page import Page

__all__ = [
    "Change",
    "Edit",
    "NewscleanError",
    "Page",
    "PlacedFinding",
    "Profile",
    "Record",
    "Result",
    "Rule",
    "apply",
    "check",
    "clean_batch",
    "fix",
    "fix_bytes",
    "load_profile",
    "pages",
    "revert",
]
__version__ = "0.2.0"

_HOMES = {
    "Change": "newsclean.text.edits",
    "Edit": "newsclean.text.edits",
    "NewscleanError": "newsclean.errors",
    "Page": "newsclean.text.page",
    "PlacedFinding": "newsclean.findings",
    "Profile": "newsclean.profile",
    "Record": "newsclean.records.record",
    "Result": "newsclean.clean",
    "Rule": "newsclean.rules.base",
    "apply": "newsclean.text.edits",
    "check": "newsclean.findings",
    "clean_batch": "newsclean.batch",
    "fix": "newsclean.clean",
    "fix_bytes": "newsclean.encoded",
    "load_profile": "newsclean.profile_files",
    "pages": "newsclean.encoded",
    "revert": "newsclean.text.edits",
}


def __getattr__(name: str) -> object:
    """Import what is asked for only then: `newsclean --help` needs none of it."""
    if name not in _HOMES:
        message = f"module 'newsclean' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """What users need, whether or not it is imported yet."""
    return sorted({*globals(), *__all__})
