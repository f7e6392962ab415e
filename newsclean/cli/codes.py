"""The exit codes of the command."""

CHANGED = 1
"""Something changes, under `check`, `fix --check` and `fix --hook`."""
USAGE = 2
"""Wrong usage or wrong settings: nothing was done."""
FAILED = 3
"""Some page or file failed; all others were done."""
INTERRUPTED = 130
SIGNALLED = 128
"""With the number of a signal: 129 where the terminal was closed, 131 where it was quit, 143 where terminated."""
