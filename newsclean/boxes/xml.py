"""XML read as a stream of tags, without entities: none is looked up, none is defined."""

from collections.abc import Iterator
from typing import BinaryIO, NoReturn, Protocol
from xml.parsers import expat

from newsclean.boxes.row import Sheet
from newsclean.errors import PageError
from newsclean.named import NamedTuple

BLOCK = 1 << 16


class Tag(NamedTuple):
    """An opening or closing tag: its name without prefix; its attributes, or the text it held."""

    name: str
    opens: bool
    attributes: dict[str, str]
    text: str = ""


class PageReader(Protocol):
    """What makes pages of the tags of a document."""

    def take_opening(self, name: str, given: dict[str, str]) -> None:
        """Handle an opening tag, by its name and its attributes."""

    def take_closing(self, tag: Tag) -> None:
        """Handle a closing tag."""

    def sheet(self) -> Sheet:
        """The page that has been read, at its closing tag."""


def pages(stream: BinaryIO, reader: PageReader) -> Iterator[Sheet]:
    """The pages of a document. Raises PageError if it is no sound XML."""
    for tag in tags(stream):
        if tag.opens:
            reader.take_opening(tag.name, tag.attributes)
        elif tag.name == "Page":
            yield reader.sheet()
        else:
            reader.take_closing(tag)


def tags(stream: BinaryIO) -> Iterator[Tag]:
    """The tags of a document in order. Raises PageError if it is malformed or declares an entity."""
    found: list[Tag] = []
    texts: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def opened(name: str, attributes: dict[str, str]) -> None:
        texts.clear()
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        found.append(Tag(name.rpartition(":")[2], opens=True, attributes=plain))

    def closed(name: str) -> None:
        found.append(Tag(name.rpartition(":")[2], opens=False, attributes={}, text="".join(texts)))
        texts.clear()

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = texts.append
    parser.EntityDeclHandler = refuse_entity
    parser.ExternalEntityRefHandler = refuse_entity
    while True:
        block = stream.read(BLOCK)
        try:
            parser.Parse(block, not block)
        except (expat.ExpatError, ValueError, LookupError) as error:  # LookupError: an encoding that there is not
            message = f"this XML is not sound: {error}"
            raise PageError(message) from error
        yield from found
        found.clear()
        if not block:
            return


def refuse_entity(*_declared: object) -> NoReturn:
    """Stop at an entity: it may name a file, or expand without end."""
    message = "this XML declares entities, which no OCR engine does; it is not read"
    raise PageError(message)


def number(attributes: dict[str, str], name: str) -> float:
    """The number in an attribute; NaN if there is none.

    >>> number({"HPOS": "12.5"}, "HPOS"), number({}, "HPOS")
    (12.5, nan)
    """
    try:
        return float(attributes.get(name, "nan"))
    except ValueError:
        return float("nan")
