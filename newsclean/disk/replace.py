"""Files replaced in place: at every moment the whole old or the whole new one is there."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from newsclean.disk.files import BLOCK, copied, os_message, refuse_unwritable, sha256_of
from newsclean.disk.temporary import beside, finish, put_in_place
from newsclean.errors import PageError


class Replacement:
    """The new content of a file; nothing is written to disk while it equals the old content."""

    def __init__(self, target: Path, stack: ExitStack, backup: Path | None = None) -> None:
        """Open the file that is to be replaced, and copied to its backup; the stack closes what is opened here."""
        self.target = target
        self.backup = backup
        self.new: BinaryIO | None = None
        self._stack = stack
        self._old = stack.enter_context(target.open("rb"))
        self._same = 0
        self.before = os.fstat(self._old.fileno())
        self.is_as_before = True  # in mode and owner, once it is in place
        self.other_names = self.before.st_nlink - 1  # hard links: they keep the old text when this name gets the new

    def write(self, data: bytes) -> None:
        """Add bytes to the end."""
        if self.new is None and self._old.read(len(data)) == data:
            self._same += len(data)
        else:
            self._begun().write(data)

    @property
    def differs(self) -> bool:
        """Whether what was written differs from the old file."""
        return self.new is not None or self._same != self.before.st_size

    def check(self, digest: bytes) -> None:
        """Read the new file back from the disk: raises PageError where it has another SHA-256 than what was written."""
        if not self.differs:
            return
        new = self._begun()
        new.flush()
        new.seek(0)
        if sha256_of(new) != digest.hex():
            message = "what stands on the disk is not what was written; the file stays as it is"
            raise PageError(message)

    def close(self) -> None:
        """Put the new file in place if there is one, and if the old one has not changed since."""
        if not self.differs:
            return
        new = self._begun()
        self.is_as_before = finish(new, self.before)
        self._old.close()  # Windows replaces no open file
        if has_changed(self.target, self.before):
            message = "another program changed the file while it was being read; nothing was written, run again"
            raise PageError(message)
        if self.backup:
            keep_backup(self.target, self.backup)
        put_in_place(new, self.target)

    def _begun(self) -> BinaryIO:
        if self.new is None:
            refuse_unwritable(self.target, self.before)
            if self.backup and os.path.lexists(self.backup):
                message = f"there is a backup already, {self.backup.name}; move it away or name another suffix"
                raise PageError(message)
            self.new = self._stack.enter_context(beside(self.target))
            self._old.seek(0)
            for at in range(0, self._same, BLOCK):
                self.new.write(self._old.read(min(BLOCK, self._same - at)))
        return self.new


@contextmanager
def replacing(path: Path, backup: str | None = None) -> Iterator[Replacement]:
    """The new content of a file, put in place when the block ends; its `new` stays None if nothing changed.

    It stands beside the file under another name until it is whole and on disk; then one rename puts it in place. A
    symbolic link stays and its target is replaced; mode and, where allowed, owner stay. Where the block raises, where
    the file may not be written, where it was changed in the meantime, or where something stands under the name of its
    backup, the old one stays as it is. Raises PageError.
    """
    try:
        with ExitStack() as stack:
            target = Path(os.path.realpath(path))
            replacement = Replacement(target, stack, target.with_name(target.name + backup) if backup else None)
            yield replacement
            replacement.close()
    except OSError as error:
        message = f"{os_message(error)}; nothing was written"
        raise PageError(message) from error


def keep_backup(target: Path, backup: Path) -> None:
    """Copy a file to its backup, whole or not at all."""
    with beside(backup) as copy:
        with target.open("rb") as old:
            copied(old, copy)
        finish(copy, target.stat())
        put_in_place(copy, backup)


def has_changed(target: Path, before: os.stat_result) -> bool:
    """Whether the file of a name is another one, or has other content, than when it was read."""
    now = target.stat()
    seen = (before.st_ino, before.st_dev, before.st_size, before.st_mtime_ns)
    return (now.st_ino, now.st_dev, now.st_size, now.st_mtime_ns) != seen
