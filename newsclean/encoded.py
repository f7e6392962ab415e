"""Cleaning files: bytes in any encoding, and files too big for memory."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsclean.clean import fix_page, goes_over, verified
from newsclean.profile import Profile, as_profile
from newsclean.text.packed import unpacked
from newsclean.text.page import FORM_FEED, MAX_PAGE, Page, read, read_bytes, to_bytes


def fix_bytes(data: bytes, profile: Profile | None = None, *, encoding: str | None = None) -> bytes:
    r"""Clean a file of one page, or of several with form feeds between them; encoding and line ends are kept.

    The encoding is detected unless it is named. Raises PageError if that is no text, UnsettledError as `fix` does.

    >>> fix_bytes("春耕开始\r\n\r\n\r\n".encode("gb18030")).decode("gb18030")
    '春耕开始\r\n'
    """
    if not isinstance(data, bytes | bytearray | memoryview):
        message = f"fix_bytes cleans bytes, not {type(data).__name__}; fix cleans a text"
        raise TypeError(message)
    profile = as_profile(profile)
    cleaned: list[bytes] = []
    for page in joined_pages(read_bytes(data, encoding=encoding), profile):
        if page.number > 1:
            cleaned.append(FORM_FEED.encode(page.encoding))
        cleaned.append(to_bytes(page, verified(fix_page(page.text, profile, number=page.number)).text))
    return b"".join(cleaned)


def joined_pages(pages: Iterable[Page], profile: Profile) -> Iterator[Page]:
    """The numbered pages of a file; pages that a paragraph runs across are put together if the profile says so."""
    held: Page | None = None
    last = ""
    number = 1
    for page in pages:
        if held and is_one(held, last, page, profile):
            mark = FORM_FEED.encode(page.encoding)
            text, boxes = held.text + FORM_FEED + page.text, (*held.boxes, *page.boxes)
            words = (*held.words, *(word.moved(len(held.text) + 1) for word in page.words))
            held = held._replace(text=text, raw=held.raw + mark + page.raw, boxes=boxes, words=words)
        else:
            if held:
                yield held
                number += 1
            held = page._replace(number=number)
        last = page.text
    if held:
        yield held


def is_one(held: Page, last: str, page: Page, profile: Profile) -> bool:
    """Whether a paragraph runs on into a page from the pages held so far, of which the last has the text `last`."""
    fits = held.newline == page.newline and len(held.raw) + len(page.raw) < MAX_PAGE
    return profile.pages == "join" and fits and goes_over(last, page.text, profile)


def pages(path: str | os.PathLike[str], *, encoding: str | None = None) -> Iterator[Page]:
    """The pages of a file, one at a time, however big it is; form feeds separate them, their encoding is detected.

    A file that ends with .gz or .zst is unpacked. `fix(page.text)` cleans a page. Raises OSError if the file cannot be
    read, PageError where it is no text or a page is longer than any newspaper's.
    """
    with Path(path).open("rb") as stream, unpacked(Path(path).name, stream) as plain:
        yield from read(plain, str(path), encoding)
