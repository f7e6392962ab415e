"""The errors that newsclean raises; the message of each says what to do."""


class NewscleanError(Exception):
    """Anything that stops newsclean from cleaning a page as asked."""


class PageError(NewscleanError):
    """A page that cannot be read, decoded or written."""


class ProfileError(NewscleanError):
    """A profile that cannot be used: an unknown key, a wrong type, a pattern that does not compile."""


class PatternError(NewscleanError):
    """A pattern of a profile that takes too long on a page; the other pages can still be cleaned."""


class CorrectionsError(NewscleanError):
    """A file of corrections that cannot be used: no JSON, an unknown field, a role that there is not."""


class StaleError(NewscleanError):
    """Corrections made of a version that is no longer the one in their file; nothing was written."""


class RuleError(NewscleanError):
    """A rule of another package that fails, or proposes a change that rules may not make."""


class UnsettledError(NewscleanError):
    """A page whose text still changes after the last pass; its file must not be touched."""


class LedgerError(NewscleanError):
    """A ledger that does not replay: the edits and the text do not belong together."""


def fault(error: Exception) -> str:
    """The message about an error in newsclean itself.

    >>> fault(KeyError("春"))
    "this is a fault of newsclean, please report it: KeyError: '春'"
    """
    return f"this is a fault of newsclean, please report it: {type(error).__name__}: {error}"
