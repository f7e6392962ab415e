"""Turns the text of a Chinese newspaper page back into what the newspaper printed."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.batch import clean_batch
    from newsclean.clean import Result, fix
    from newsclean.encoded import fix_bytes
    from newsclean.errors import NewscleanError
    from newsclean.profile import Profile
    from newsclean.settings import load_profile
    from newsclean.text.edits import Edit

__all__ = ["Edit", "NewscleanError", "Profile", "Result", "clean_batch", "fix", "fix_bytes", "load_profile"]
__version__ = "0.1.0"

_HOMES = {
    "Edit": "newsclean.text.edits",
    "NewscleanError": "newsclean.errors",
    "Profile": "newsclean.profile",
    "Result": "newsclean.clean",
    "clean_batch": "newsclean.batch",
    "fix": "newsclean.clean",
    "fix_bytes": "newsclean.encoded",
    "load_profile": "newsclean.settings",
}


def __getattr__(name: str) -> object:
    """Import what is asked for only then: `newsclean --help` needs none of it."""
    if name not in _HOMES:
        message = f"module 'newsclean' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
