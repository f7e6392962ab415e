"""Text is put into ALTO as it is, whatever its strings look like."""

import pytest

from newsclean.boxes.alto_text import is_same_but_text, rewritten
from newsclean.errors import PageError

HEAD = "<?xml version='1.0'?><alto>"
PARTS = (
    '<TextLine><String CONTENT="１inter" SUBS_TYPE="HypPart1" SUBS_CONTENT="１international"/><HYP CONTENT="-"/>'
    "</TextLine>"
    '<TextLine><String SUBS_CONTENT="１international" SUBS_TYPE="HypPart2" CONTENT="national"/></TextLine>'
)


def put(text: str, *changes: tuple[int, str, str]) -> str:
    """A file after some strings of it were changed."""
    return rewritten(text.encode(), {number: (old, new) for number, old, new in changes}).decode()


@pytest.mark.parametrize(
    "string",
    [
        '<String CONTENT="{}"/>',
        "<String ID='a' CONTENT='{}' WC='0.5'></String>",
        '<a:String\n\tHPOS="1"\n\tCONTENT = "{}"\n><Glyph CONTENT="Ａ"/></a:String>',
        """<String ID="x CONTENT='Ａ'" CONTENT="{}"/>""",
        '<!-- <String CONTENT="Ａ"/> --><![CDATA[<String CONTENT="Ａ">]]><String CC="0 0" CONTENT="{}"/>',
    ],
)
def test_the_text_of_a_string_alone_is_changed(string: str) -> None:
    assert HEAD + string.format("A") == put(HEAD + string.format("Ａ"), (0, "Ａ", "A"))


def test_what_means_something_in_xml_is_escaped() -> None:
    text = HEAD + '<String CONTENT="&lt;Ａ&#38;&quot;B"/><String CONTENT="b"/>'
    assert HEAD + '<String CONTENT="&lt;A&amp;&apos;&quot;"/><String CONTENT="b"/>' == put(
        text, (0, '<Ａ&"B', "<A&'\"")
    )


def test_a_word_in_two_parts_is_put_together_anew() -> None:
    done = put(HEAD + PARTS, (0, "１inter", "1inter"))
    assert (HEAD + PARTS).replace("１", "1") == done


def test_a_word_that_was_read_otherwise_than_its_parts_stays() -> None:
    other = PARTS.replace('SUBS_CONTENT="１international"', 'SUBS_CONTENT="one"')
    assert 2 == put(HEAD + other, (0, "１inter", "1inter")).count('SUBS_CONTENT="one"')


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_encoding_stays(encoding: str) -> None:
    data = '<alto><String CONTENT="春 耕"/></alto>'.encode(encoding)
    assert '<alto><String CONTENT="春耕"/></alto>'.encode(encoding) == rewritten(data, {0: ("春 耕", "春耕")})


def test_what_an_encoding_lacks_is_a_reference() -> None:
    data = b'<?xml version="1.0" encoding="ascii"?><alto><String CONTENT="&#26149; &#32789;"/></alto>'
    assert data.replace(b"; &", b";&") == rewritten(data, {0: ("春 耕", "春耕")})


def test_another_file_is_refused() -> None:
    for changes in ({0: ("春耕", "春")}, {7: ("春", "耕")}):
        with pytest.raises(PageError, match="changed meanwhile"):
            rewritten(b'<alto><String CONTENT="x"/></alto>', changes)


def test_versions_of_a_file_are_told_from_other_files() -> None:
    text = HEAD + PARTS
    assert is_same_but_text(text.encode(), put(text, (0, "１inter", "1inter")).encode())
    assert not is_same_but_text(text.encode(), text.replace("HypPart2", "HypPart1").encode())
    assert not is_same_but_text(text.encode(), b"\xff\xfe\xff")
