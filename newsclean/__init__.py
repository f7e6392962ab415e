"""Turns the text of a Chinese newspaper page back into what the newspaper printed."""

from newsclean.clean import Result, fix
from newsclean.errors import NewscleanError
from newsclean.profile import Profile
from newsclean.text.edits import Edit

__all__ = ["Edit", "NewscleanError", "Profile", "Result", "fix"]
__version__ = "0.1.0"
