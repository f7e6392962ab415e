"""The exit codes of the command."""

CHANGED = 1
"""Something changes, under `check`, `fix --check` and `fix --hook`."""
USAGE = 2
"""Wrong usage or wrong settings: nothing was done."""
FAILED = 3
"""Some page or file failed; all others were done."""
INTERRUPTED = 130
TERMINATED = 143
