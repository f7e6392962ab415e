"""`newsclean review`: pages corrected in a browser."""

import webbrowser
from collections.abc import Iterator
from pathlib import Path

import click

from newsclean.cli.console import tell
from newsclean.cli.images import Images, images_of, with_images
from newsclean.cli.inputs import stream_of
from newsclean.cli.options import over_pages
from newsclean.cli.run import PageRun
from newsclean.disk.files import Source
from newsclean.encoded import joined_pages
from newsclean.output.printable import one_line
from newsclean.review.desk import Desk, Paper
from newsclean.review.server import Server
from newsclean.text.page import Page
from newsclean.text.side_by_side import counted_noun


@click.command("review", short_help="Correct pages in a browser.")
@over_pages
@with_images
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; else any that is free.")
@click.option("--open/--no-open", "shows", default=True, help="Whether to open the browser.")
def command(run: PageRun, *, image: str | None, port: int, shows: bool) -> None:
    r"""Correct what was read of pages: what lines are, where units and records begin, whose a heading is.

    The pages are served to this machine alone, at an address that only you are told; Ctrl-C ends it. What you correct
    is saved at once in NAME.labels.json beside NAME.txt, and `fix`, `segment`, `eval` and `learn` do as it says.

    \b
    Examples:
      newsclean review page.txt
      newsclean review pages/
      newsclean review page.hocr --image page.png
    """
    papers = list(papers_of(run, images_of(image, run.inputs)))
    if papers:
        try:
            with Server(Desk(papers), port) as server:
                tell(f"{counted_noun(len(papers), 'page')} to review at {server.address} (Ctrl-C ends it)")
                if shows:
                    webbrowser.open(server.address)
                server.serve_forever()
        except KeyboardInterrupt:
            run.reporter.notify("ended; what was corrected is saved")
    run.reporter.leave()


def papers_of(run: PageRun, images: Images) -> Iterator[Paper]:
    """The pages to review; a file that cannot be read is reported, and a picture that cannot be shown."""
    for source in run.inputs.sources(run.reporter):
        with run.reporter.guard(source.name):
            if source.path is None:
                run.reporter.fail("the standard input cannot be reviewed: corrections lie beside a file")
                continue
            run.inputs.corrections_for(source)  # one that cannot be used ends the run before anything is done
            profile = run.inputs.profile_for(source)
            with stream_of(source) as stream:
                for page in joined_pages(run.inputs.pages(source, stream, run.reporter), profile):
                    name = source.name if page.number == 1 else f"{source.name} ({page.number})"
                    yield Paper(one_line(name), source.path, page, profile, image_of(run, images, source, page))


def image_of(run: PageRun, images: Images, source: Source, page: Page) -> Path | None:
    """The file with the picture of a page; None where there is none, which is reported if it was named."""
    with run.reporter.guard(source.name):
        return images.of(source, page)
    return None
