"""The text of an ALTO file replaced, all else in it left as it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from xml.sax.saxutils import escape

from newsclean.errors import PageError
from newsclean.named import NamedTuple

ATTRIBUTE = r"""\s+(?P<name>[\w:.-]+)\s*=\s*(?P<quote>["'])(?P<value>[^<]*?)(?P=quote)"""
ATTRIBUTES = r"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*"""
TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rf"|<(?:[\w.-]+:)?String(?=[\s/>])(?P<attributes>{ATTRIBUTES})",
    re.DOTALL,
)
GIVEN = re.compile(ATTRIBUTE, re.DOTALL)
PARTS = {"HypPart1": 1, "HypPart2": 2}
DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']""")
BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}  # the mark itself stays in the text
QUOTES = {'"': "&quot;", "'": "&apos;"}
CHANGED = "what stands in this ALTO is not what was read of it; was it changed meanwhile?"


class Value(NamedTuple):
    """The value of an attribute, and where it stands in the file."""

    text: str
    start: int
    end: int


class Element(NamedTuple):
    """A string of an ALTO file: its text; and the whole word, where it is the first or the second part of one."""

    content: Value | None
    whole: Value | None
    part: int


def elements(source: str) -> Iterator[Element]:
    """The strings of an ALTO file in their order."""
    for token in TOKEN.finditer(source):
        if token["attributes"] is None:
            continue
        given = {
            found["name"]: Value(unescape(found["value"]), *found.span("value"))
            for found in GIVEN.finditer(source, *token.span("attributes"))
        }
        kind = given.get("SUBS_TYPE")
        part = PARTS.get(kind.text, 0) if kind else 0
        yield Element(given.get("CONTENT"), given.get("SUBS_CONTENT"), part)


def rewritten(data: bytes, texts: Mapping[int, tuple[str, str]]) -> bytes:
    """An ALTO file in which some strings, by their numbers, hold another text, given as it was and as it shall be.

    A word that hyphenation parts into two strings is put together anew where one of them changes. Raises PageError
    where a string does not hold what it held, or where the file cannot be written in its encoding.
    """
    encoding = encoding_of(data)
    source = decoded(data, encoding)
    found = [*elements(source)]
    pieces: list[tuple[int, int, str]] = []
    for number, (before, after) in sorted(texts.items()):
        content = found[number].content if number < len(found) else None
        if not content or "".join(content.text.split()) != "".join(before.split()):
            raise PageError(CHANGED)
        pieces.append((content.start, content.end, after))
    changed = {number: after for number, (_, after) in texts.items()}
    pieces += words_put_together(found, changed)
    return put(source, pieces).encode(encoding, "xmlcharrefreplace")


def is_same_but_text(data: bytes, other: bytes) -> bool:
    """Whether two ALTO files are the same, whatever stands in their strings."""
    try:
        return emptied(data) == emptied(other)
    except PageError:
        return False


def emptied(data: bytes) -> str:
    """An ALTO file without the text of its strings."""
    source = decoded(data, encoding_of(data))
    values = (value for element in elements(source) for value in (element.content, element.whole) if value)
    return put(source, [(value.start, value.end, "") for value in values])


def put(source: str, pieces: Iterable[tuple[int, int, str]]) -> str:
    """A file with other values of attributes at some places."""
    parts: list[str] = []
    at = 0
    for start, end, text in sorted(pieces):
        parts += (source[at:start], escape(text, QUOTES))
        at = end
    return "".join([*parts, source[at:]])


def decoded(data: bytes, encoding: str) -> str:
    """The text of a file. Raises PageError if its bytes cannot be had back from it."""
    try:
        source = data.decode(encoding)
        if source.encode(encoding) == data:
            return source
    except (UnicodeError, LookupError):
        pass
    message = f"this ALTO cannot be written back as it is in its encoding, {encoding}"
    raise PageError(message)


def words_put_together(found: Sequence[Element], changed: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """The whole words of strings of which at least one has changed, at their places."""
    texts = [element.content.text if element.content else "" for element in found]
    first: int | None = None
    for number, element in enumerate(found):
        if element.part == 1:
            first = number
        elif element.part == 2 and first is not None:
            pair = (first, number)
            first = None
            whole = "".join(texts[each] for each in pair)
            text = "".join(changed.get(each, texts[each]) for each in pair)
            for value in (found[each].whole for each in pair):
                if value and value.text == whole != text:
                    yield value.start, value.end, text


def encoding_of(data: bytes) -> str:
    """The encoding of an XML file: by its first bytes, or as it says, else UTF-8."""
    if bom := next((name for mark, name in BOMS.items() if data.startswith(mark)), None):
        return bom
    declared = DECLARED.match(data)
    return declared[1].decode() if declared else "utf-8"
