"""The file of corrections beside a page on disk: read, and saved whole or not at all, by one person at a time."""

from pathlib import Path

from newsclean.corrections.said import Corrections
from newsclean.disk.files import creating, os_message, unpacked_name
from newsclean.errors import CorrectionsError, StaleError

SUFFIX = ".labels.json"


def corrections_of(page: Path) -> Path:
    """The file that holds the corrections of a page.

    >>> corrections_of(Path("pages/front.txt.gz")).name
    'front.labels.json'
    """
    return page.with_name(unpacked_name(page.name)).with_suffix(SUFFIX)


def load(path: Path) -> Corrections | None:
    """The corrections in a file; None if there is no file. Raises CorrectionsError if they cannot be read."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"{path}: {os_message(error)}"
        raise CorrectionsError(message) from error
    from newsclean.corrections.file import read_corrections  # noqa: PLC0415 - slow to load, and few pages have one

    return read_corrections(data, str(path))


def save(path: Path, corrections: Corrections) -> None:
    """Save the next version of the corrections in a file.

    Raises StaleError, and leaves the file as it is, where it holds another version than the one before this; PageError
    where it cannot be written.
    """
    from newsclean.corrections.file import written  # noqa: PLC0415 - as above
    from newsclean.disk.replace import replacing  # noqa: PLC0415 - as above

    data = written(corrections)
    if not path.exists():
        refuse_stale(0, corrections, path)
        with creating(path) as new:
            new.write(data)
        return
    with replacing(path) as old:
        refuse_stale(saved_version(path), corrections, path)
        old.write(data)


def saved_version(path: Path) -> int:
    """The version of the corrections in a file; of one that newsclean wrote its head tells it."""
    from newsclean.corrections.file import version_of  # noqa: PLC0415 - as above

    with path.open("rb") as stream:
        version = version_of(stream.read(64))
    if version is None:
        saved = load(path)
        version = saved.version if saved else 0
    return version


def refuse_stale(version: int, corrections: Corrections, path: Path) -> None:
    """Raise StaleError if the saved version is not the one before."""
    if version != corrections.version - 1:
        message = f"{path}: version {version} was saved meanwhile; this one was made from {corrections.version - 1}"
        raise StaleError(message)
