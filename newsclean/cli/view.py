"""`newsclean view`: pages beside their records, for review in a browser."""

import os
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import click

from newsclean.clean import Result
from newsclean.cli.console import put
from newsclean.cli.images import Images, images_of, with_images
from newsclean.cli.options import over_pages, overwriting, refuse
from newsclean.cli.places import names_directory, refuse_source, refuse_target
from newsclean.cli.run import PageRun, cleaned_files, results_of
from newsclean.disk.corrections_file import corrections_of
from newsclean.disk.files import Source, creating, is_special, unpacked_name
from newsclean.output import html, recognise, thumbnails
from newsclean.output.pictured import pictured
from newsclean.output.printable import one_line
from newsclean.review.doubtful import read_otherwise
from newsclean.review.marks import marks
from newsclean.text.page import Page

INDEX = "index.html"
SUFFIXES = (".html", ".htm")
LONGEST_STEM = 230
Results = Iterator[tuple[Source, Page, Result]]
Replaces = Callable[[BinaryIO], bool]


@click.command("view", short_help="Make pages to review in a browser.")
@over_pages
@click.option("-o", "--output", metavar="FILE|DIR", help="Write there; one page to a file, more to a directory.")
@with_images
@click.option("--open", "shows", is_flag=True, help="Open what was written in the browser.")
@overwriting
def command(run: PageRun, *, output: str | None, image: str | None, shows: bool, overwrite: bool) -> None:
    r"""Set a page's source and its records side by side in one HTML file that needs no network.

    Several pages make a directory with an index. A page of a PDF has its picture beside it, with
    the places of its lines; one of an OCR engine, or a text, that which --image names. In a
    directory that is the picture that the engine's file tells of, or one named as the page is.

    \b
    Examples:
      newsclean view page.txt -o page.html
      newsclean view pages/ -o review/ --open
      newsclean view page.hocr --image page.png -o page.html
    """
    refuse((overwrite and not output, "--overwrite needs --output"))
    images = images_of(image, run.inputs)
    results = ((file.source, *found) for file in cleaned_files(run) for found in results_of(run, file))
    replaces = recognise.anything if overwrite else recognise.review
    if output is None and shows:
        output = tempfile.mkdtemp(prefix="newsclean-")
    if output and names_directory(output):
        written = write_all(run, results, images, Path(output), replaces)
    else:
        written = write_one(run, results, images, page_file(run, output, replaces) if output else None, replaces)
    if shows and written:
        webbrowser.open(written.resolve().as_uri())
    run.reporter.leave()


def page_file(run: PageRun, output: str, replaces: Replaces) -> Path:
    """The file of a single page. Raises UsageError if a browser would not take it for a page."""
    path = Path(output)
    if path.suffix.lower() not in SUFFIXES and not is_special(path):
        message = f"{output}: a page to review ends with {' or '.join(SUFFIXES)}, a directory with /"
        raise click.UsageError(message)
    refuse_target(output, replaces)
    refuse_source(run.inputs, path)
    return path


def write_one(run: PageRun, results: Results, images: Images, output: Path | None, replaces: Replaces) -> Path | None:
    """Write the only page."""
    pages = list(islice(results, 2))
    if len(pages) > 1:
        message = "several pages need a directory: -o DIR"
        raise click.UsageError(message)
    for source, page, result in pages:
        told = told_of(run, source, page, result)
        text = html.page(result, title(page), None, told, printed(run, images, source, page))
        if output is None:
            put(text)
        else:
            write_file(run, output, text, replaces)
    return output if pages else None


def write_all(run: PageRun, results: Results, images: Images, directory: Path, replaces: Replaces) -> Path | None:
    """Write a review page for each page, and the index of them all."""
    entries: list[thumbnails.Thumbnail] = []
    taken = {INDEX}
    for source, page, result in results:
        name = file_name(page, taken)
        told = told_of(run, source, page, result)
        text = html.page(result, title(page), INDEX, told, printed(run, images, source, page))
        write_file(run, directory / name, text, replaces)
        entries.append(thumbnails.thumbnail(result, title(page), name))
    if not entries:
        return None
    write_file(run, directory / INDEX, thumbnails.index(entries), replaces)
    run.reporter.notify(f"{len(entries)} pages and their index are in {directory}", detail=True)
    return directory / INDEX


def told_of(run: PageRun, source: Source, page: Page, result: Result) -> dict[str, object]:
    """What is told of a page besides its result: what doubtful lines may be otherwise, and what it takes to correct it.

    The latter is missing where no file can lie beside the page.
    """
    corrections = run.inputs.corrections_for(source)
    others = read_otherwise(result, page, run.inputs.profile_for(source), corrections.of_page(page.number))
    if source.path is None or result.foreign or is_special(source.path):
        return {"others": others}
    return {"others": others, **marks(result, page.number, corrections, corrections_of(source.path).name)}


def printed(run: PageRun, images: Images, source: Source, page: Page) -> dict[str, object] | None:
    """The picture of a page with the places of its lines; None where there is none, reported if one was named."""
    with run.reporter.guard(source.name):
        path = images.of(source, page)
        return pictured(path, page) if path else None
    return None


def write_file(run: PageRun, path: Path, text: str, replaces: Replaces) -> None:
    """Write a file whole or not at all; a failure is reported."""
    with run.reporter.guard(str(path)), creating(path, replaces) as stream:
        refuse_source(run.inputs, path)
        stream.write(text.encode())


def title(page: Page) -> str:
    """The name of a page for people: its file, and its number in it."""
    name = one_line(page.name)
    return name if page.number == 1 else f"{name} ({page.number})"


def file_name(page: Page, taken: set[str]) -> str:
    """The name of a page's review file: its own name, with slashes replaced, and a number if that name is taken."""
    stem = "-".join(PurePosixPath(unpacked_name(page.name)).with_suffix("").parts).strip("-/") or "page"
    stem = cut(stem)
    if page.number > 1:
        stem += f".{page.number}"
    name = f"{stem}.html"
    number = 2
    while name.casefold() in taken:  # some disks know no capitals
        name = f"{stem}-{number}.html"
        number += 1
    taken.add(name.casefold())
    return name


def cut(stem: str) -> str:
    """The start of a name, short enough for file systems, which count bytes, with a number and a suffix added."""
    while len(os.fsencode(stem)) > LONGEST_STEM:
        stem = stem[:-1]
    return stem
