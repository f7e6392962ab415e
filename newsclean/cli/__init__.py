"""The command."""

import gc
import os
import signal
import sys
from collections.abc import Sequence

from newsclean.cli.console import FAILED, SIGNALLED, USAGE, tell
from newsclean.cli.streams import ReaderGoneError, lose_results, prepare_streams
from newsclean.errors import CorrectionsError, NewscleanError

ENDINGS = [getattr(signal, name) for name in ("SIGHUP", "SIGQUIT", "SIGTERM") if hasattr(signal, name)]
"""The signals that end a run, besides the interrupt."""
SMALL_THINGS = 50_000  # a page is made of many, of which none is in a cycle: to look for cycles so often is in vain


def main(args: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code."""
    prepare_streams()
    gc.set_threshold(SMALL_THINGS)
    gc.enable()
    for number in ENDINGS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, stopped)
    try:
        code = called(args)
        sys.stdout.flush()
    except ReaderGoneError:  # who reads no further has had enough, which is no failure
        code = 0
    except CorrectionsError as error:
        tell(str(error))
        code = USAGE
    except NewscleanError as error:  # about no page, else it would have been told before
        tell(str(error))
        code = FAILED
    except OSError as error:
        lose_results()
        tell(f"{error.filename or 'the output cannot be written'}: {error.strerror}")
        code = FAILED
    except Exception as error:  # noqa: BLE001 - what is none of click's is raised again
        from newsclean.cli.commands import code_of  # noqa: PLC0415 - slow to load, and few runs fail

        code = code_of(error)
    gc.freeze()  # there is no need to look through it for cycles once more at the end
    sys.exit(code)


def called(args: Sequence[str] | None) -> int:
    """Run what is called; the exit code."""
    words = sys.argv[1:] if args is None else args
    if is_plain(words):
        from newsclean.cli.plain import fix_plainly  # noqa: PLC0415 - slow to load, and the help needs none of it

        return fix_plainly(words[1:])
    from newsclean.cli import commands  # noqa: PLC0415 - to load click takes a fifth of the time of a short run

    return commands.run(args)


def is_plain(words: Sequence[str]) -> bool:
    """Whether a call is `fix` with names of pages and nothing else, as most by hand are: no click is needed to read it.

    >>> [is_plain(words.split()) for words in ("fix a.txt -", "fix", "fix -q a.txt", "check a.txt", "")]
    [True, False, False, False, False]
    """
    elsewhere = os.name == "nt" or "_NEWSCLEAN_COMPLETE" in os.environ  # where click expands *, or a shell asks
    names = all(word == "-" or word[:1] not in {"-", ""} for word in words)
    return len(words) > 1 and words[0] == "fix" and names and not elsewhere


def stopped(number: int, _frame: object) -> None:
    """Leave as a signal wants it, and leave no half-written file."""
    sys.exit(SIGNALLED + number)
