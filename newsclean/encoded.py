"""Cleaning a file that is still bytes."""

from newsclean.clean import fix_page, proved
from newsclean.profile import Profile, handed
from newsclean.text.page import FORM_FEED, read_bytes, to_bytes


def fix_bytes(data: bytes, profile: Profile | None = None, *, encoding: str | None = None) -> bytes:
    r"""Clean a file of one page, or of several parted by form feeds, and give it back in its encoding and line ends.

    The encoding is found out unless it is named. Raises PageError for what is no text, UnsettledError as `fix` does.

    >>> fix_bytes("春耕开始\r\n\r\n\r\n".encode("gb18030")).decode("gb18030")
    '春耕开始\r\n'
    """
    if not isinstance(data, bytes | bytearray | memoryview):
        message = f"fix_bytes cleans bytes, not {type(data).__name__}; fix cleans a text"
        raise TypeError(message)
    profile = handed(profile)
    cleaned: list[bytes] = []
    for page in read_bytes(data, encoding=encoding):
        if page.number > 1:
            cleaned.append(FORM_FEED.encode(page.encoding))
        cleaned.append(to_bytes(page, proved(fix_page(page.text, profile, number=page.number)).text))
    return b"".join(cleaned)
