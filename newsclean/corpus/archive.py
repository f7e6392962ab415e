"""The members of a tar archive; an archive that is cut short is an error."""

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

BLOCK = 1 << 16


class SoundMember(tarfile.TarInfo):
    """A member with a sound header: tarfile takes a damaged header for the end of the archive."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> "SoundMember":
        """The next member. Raises ReadError if its header is damaged, or the archive is cut short."""
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # it is there, the types know it not
            raise
        except (tarfile.HeaderError, ValueError, OverflowError) as error:
            message = f"the archive is damaged at byte {tarfile_.offset:,}: {error}"
            raise tarfile.ReadError(message) from error


def members(stream: BinaryIO) -> Iterator[tuple[tarfile.TarInfo, BinaryIO]]:
    """The files in an archive, each with its content, which can be read until the next one is asked for.

    Raises TarError if the archive cannot be read, or something else stands after its end.
    """
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=SoundMember) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content:
                yield member, cast("BinaryIO", content)
        rest = cast("BinaryIO", archive.fileobj)
        while block := rest.read(BLOCK):
            if block.strip(b"\0"):
                message = "something stands after the end of the archive"
                raise tarfile.ReadError(message)
