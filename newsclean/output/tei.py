"""Records as TEI P5."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from itertools import chain, groupby
from typing import TextIO
from xml.sax.saxutils import escape

import newsclean
from newsclean.output.printable import STEERING_IN_TEXT
from newsclean.patterns import lazy
from newsclean.records.record import Link, Record

NOT_XML = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEADS = (("kicker", "kicker"), ("headline", "main"), ("subtitle", "sub"))
TRAILERS = ("jump", "code")
PROLOGUE = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>Newspaper records</title></titleStmt>
<publicationStmt><p>Written by newsclean from the text of newspaper pages.</p></publicationStmt>
<sourceDesc><p>The pages named by the divisions of type "page".</p></sourceDesc>
</fileDesc>
<encodingDesc><appInfo>
<application ident="newsclean" version="{version}"><label>newsclean</label></application>
</appInfo></encodingDesc>
</teiHeader>
<text xml:lang="zh">
<body>
"""
EPILOGUE = "</body>\n</text>\n</TEI>\n"


def write(records: Iterable[Record], stream: TextIO, files: Mapping[str, str] | None = None) -> None:
    """Write one TEI text: a division a page, in it a division a record.

    Only one record is held in memory at a time. `files` says of linked records that stand in another file which it is.
    """
    stream.write(PROLOGUE.format(version=escape(newsclean.__version__)))
    empty = True
    for (page, number), on_page in groupby(records, key=lambda record: (record.page, record.number)):
        empty = False
        opening = markup(element("div", type="page", n=f"{page}#{number}" if number > 1 else page))
        stream.write(opening.removesuffix(" />") + ">\n")
        first = next(on_page)
        stream.writelines(markup(part) + "\n" for part in (page_break(first), *issue(first)))
        divisions = (division(record, files or {}) for record in chain([first], on_page))
        stream.writelines(markup(part) + "\n" for part in divisions)
        stream.write("</div>\n")
    if empty:
        stream.write('<div type="page"><p/></div>\n')
    stream.write(EPILOGUE)


def page_break(record: Record) -> ET.Element:
    """The beginning of a page, with its number where the page names one."""
    return element("pb", **({"n": record.page_no} if record.page_no else {}))


def issue(record: Record) -> list[ET.Element]:
    """The paper and the issue of a page, as far as its furniture names them."""
    parts = []
    if record.paper:
        parts.append(element("title", record.paper, level="j"))
    if record.issue_date:
        parts.append(element("date", record.issue_date, when=record.issue_date))
    if record.section:
        parts.append(element("biblScope", record.section, unit="section"))
    if not parts:
        return []
    whole = element("bibl")
    whole.extend(parts)
    return [whole]


def division(record: Record, files: Mapping[str, str]) -> ET.Element:
    """A record as a division: heads, byline, paragraphs; the jump line and the editor code close it as trailers."""
    whole = element("div", type=record.kind, **about(record, files))
    whole.extend(element("head", text, type=kind) for name, kind in HEADS if (text := getattr(record, name)))
    signed = [byline(record)] if record.byline else []
    if record.kind != "photo":
        whole.extend(signed)
    paragraphs = record.body or ("",)  # TEI wants something between the head of a division and what closes it
    whole.extend(element("p", text) for text in paragraphs)
    if record.kind == "photo":
        whole.extend(signed)
    whole.extend(element("trailer", text, type=name) for name in TRAILERS if (text := getattr(record, name)))
    return whole


def about(record: Record, files: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a record: its name, its confidence as a probability, the records it is linked with."""
    name = {"n": record.id} if record.id else {}
    linked = bool(record.continues_on or record.continues_from)
    links = {
        **({"{http://www.w3.org/XML/1998/namespace}id": anchor(record.id)} if linked else {}),
        **({"next": pointer(record.continues_on, files)} if record.continues_on else {}),
        **({"prev": pointer(record.continues_from, files)} if record.continues_from else {}),
    }
    return {**name, **links, "cert": f"{min(1.0, max(0.0, record.confidence)):.4g}"}


def pointer(link: Link, files: Mapping[str, str]) -> str:
    """The address of a linked record: the file if it is another, then its id.

    >>> pointer(Link("b.txt", 1, "2b", 0.9), {"2b": "b.xml"}), pointer(Link("b.txt", 1, "2b", 0.9), {})
    ('b.xml#r-2b', '#r-2b')
    """
    return f"{files.get(link.id, '')}#{anchor(link.id)}"


def anchor(name: str) -> str:
    """The id of a record in the form that XML allows: it begins with a letter.

    >>> anchor("0f3a9b21-004")
    'r-0f3a9b21-004'
    """
    return f"r-{name}"


def byline(record: Record) -> ET.Element:
    """The byline as printed, with the place, the date and the names in it marked."""
    whole = element("byline")
    text = record.byline or ""
    done = 0
    last: ET.Element | None = None
    for start, end, mark in mentions(record, text):
        join(whole, last, text[done:start])
        whole.append(mark)
        last = mark
        done = end
    join(whole, last, text[done:])
    return whole


def mentions(record: Record, text: str) -> list[tuple[int, int, ET.Element]]:
    """The parts of the dateline and the people that are found in the byline, each after the one before."""
    dateline = record.dateline
    sent = {"when": record.sent_on} if record.sent_on else {}
    wanted: list[tuple[str, str, dict[str, str]]] = []
    if dateline:
        wanted += [(dateline.place, "placeName", {}), (dateline.date, "date", sent)]
    wanted += [(person.name, "persName", {"role": person.role} if person.role else {}) for person in record.people]
    found = []
    done = 0
    for name, tag, attributes in wanted:
        start = text.find(name, done) if name else -1
        if start >= 0:
            done = start + len(name)
            found.append((start, done, element(tag, name, **attributes)))
    return found


def join(whole: ET.Element, last: ET.Element | None, text: str) -> None:
    """Put text after the last marked name, or at the front of the whole."""
    if last is None:
        whole.text = xml_text(text)
    else:
        last.tail = xml_text(text)


def element(tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    """An element with text, both free of what XML cannot hold."""
    made = ET.Element(tag, {name: xml_text(value) for name, value in attributes.items()})
    made.text = text if text is None else xml_text(text)
    return made


def markup(part: ET.Element) -> str:
    r"""An element as it is written: control characters that XML can hold come as references.

    >>> markup(element("p", "红\x9b31m\r"))
    '<p>红&#x9B;31m&#xD;</p>'
    """
    return STEERING_IN_TEXT.sub(lambda found: f"&#x{ord(found[0]):X};", ET.tostring(part, "unicode"))


def xml_text(text: str) -> str:
    r"""The text with the characters XML has no place for, such as NUL, shown as U+FFFD.

    >>> xml_text("春\x00耕")
    '春\ufffd耕'
    """
    return NOT_XML.sub("\ufffd", text)
