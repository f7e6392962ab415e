"""A page on the desk of a server that runs while a test does."""

import threading
from contextlib import contextmanager

from newsclean.boxes.kinds import kind_of
from newsclean.boxes.read import extracted
from newsclean.profile import DEFAULT
from newsclean.review.desk import Desk, Paper
from newsclean.review.server import Server
from newsclean.text.page import read_bytes
from tests.corrections.pages import text_of

TEXT = text_of("twofold")


def papers(*paths, image=None):
    """The pages of some files, with a picture of each."""
    return [Paper(path.name, path, page, DEFAULT, image) for path in paths for page in pages_of(path)]


def pages_of(path):
    """The pages of a file of text, or of boxes."""
    with path.open("rb") as stream:
        if kind := kind_of(stream):
            return [found.page for found in extracted(stream, kind, path.name)]
    return read_bytes(path.read_bytes(), path.name)


@contextmanager
def served(*paths, image=None):
    """The server of some files."""
    with Server(Desk(papers(*paths, image=image))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
