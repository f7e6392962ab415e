"""The pictures of printed pages that a review page shows: named by `--image`, or the PDF that a page was read from."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath, PureWindowsPath
from typing import ParamSpec, TypeVar

import click

from newsclean.boxes.image import SUFFIXES
from newsclean.boxes.kinds import kind_of
from newsclean.boxes.picture import check
from newsclean.cli.inputs import Inputs
from newsclean.disk.files import Source, is_special, unpacked_name
from newsclean.errors import PageError
from newsclean.named import NamedTuple
from newsclean.text.page import Page

Rest = ParamSpec("Rest")
Value = TypeVar("Value")
SHOWN = (*SUFFIXES, ".pdf")
KNOWN = (*SHOWN, ".tif", ".tiff", ".jp2", ".djvu")
WRITTEN = re.compile(r"(_res|_middle|_content_list)$")  # what OCR programs add to the name of the picture
SEVERAL = "is the picture of one page; of several name the directory of their pictures"


def with_images(function: Callable[Rest, Value]) -> Callable[Rest, Value]:
    """Give a command --image."""
    return click.option(
        "--image", metavar="FILE|DIR", help="The picture of the printed page, or where those of all pages are."
    )(function)


class Images(NamedTuple):
    """Where the pictures of pages are: `path` is a picture, a directory of them, or not named."""

    path: Path | None

    def of(self, source: Source, page: Page) -> Path | None:
        """The file with the picture of a page, None where none was asked for.

        Raises PageError where it is not found or cannot be shown.
        """
        if source.path is None or is_special(source.path):
            return None
        if not self.path:
            return source.path if is_pdf(source.path) else None
        if self.path.is_dir():
            found = found_in(self.path, source, page)
        elif page.number > 1 and not is_pdf(self.path):
            message = f"{self.path} {SEVERAL}"
            raise PageError(message)
        else:
            found = self.path
        refuse_special(found)
        check(found, page.scan)
        return found


def images_of(image: str | None, inputs: Inputs) -> Images:
    """Where `--image` says the pictures are. Raises UsageError where it names none."""
    if image is None:
        return Images(None)
    path = Path(image)
    if path.is_dir():
        return Images(path)
    try:
        refuse_special(path)
        check(path)
    except PageError as error:
        message = f"--image {image}: {error}"
        raise click.UsageError(message) from error
    if inputs.has_several_files():
        message = f"--image {image} {SEVERAL}"
        raise click.UsageError(message)
    return Images(path)


def refuse_special(path: Path) -> None:
    """Raise PageError if a path is that of a pipe or a device, which may never end."""
    if is_special(path):
        message = f"{path} is no regular file"
        raise PageError(message)


def is_pdf(path: Path) -> bool:
    """Whether a file is a PDF."""
    with path.open("rb") as stream:
        return kind_of(stream) == "pdf"


def found_in(directory: Path, source: Source, page: Page) -> Path:
    """The picture of a page in a directory: the one that its file names, else one with the name of the file.

    Raises PageError where there is none.
    """
    for place in dict.fromkeys((directory / source.inside.parent, directory)):
        files = [path for path in sorted(place.glob("*")) if path.suffix.lower() in KNOWN]
        ranked = sorted(files, key=lambda path: KNOWN.index(path.suffix.lower()))
        for stem in stems(source, page):
            if found := next((path for path in ranked if stem.fullmatch(path.stem)), None):
                return found
    message = f"there is no picture of this page in {directory}, such as {names_of(source)[-1]}.png"
    raise PageError(message)


def stems(source: Source, page: Page) -> Iterator[re.Pattern[str]]:
    """What the name of a page's picture is without its suffix, the most certain first."""
    if page.scan.file:
        yield re.compile(re.escape(PureWindowsPath(page.scan.file).stem))  # it knows slashes of both sorts
    number = rf"[-_.](?:page[-_]?)?0*{page.number}"
    for name in names_of(source):
        yield re.compile(re.escape(name) + (f"(?:{number})?" if page.number == 1 else number))


def names_of(source: Source) -> list[str]:
    """The name of a file without its suffixes, one less each time, and without what OCR programs add.

    >>> names_of(Source("", None, Path("0001.alto.xml"))), names_of(Source("", None, Path("0001_res.json")))
    (['0001.alto', '0001'], ['0001_res', '0001'])
    """
    stem = PurePath(unpacked_name(source.inside.name)).stem
    names = [stem]
    while (shorter := PurePath(WRITTEN.sub("", stem)).stem) != stem:
        names.append(shorter)
        stem = shorter
    return names
