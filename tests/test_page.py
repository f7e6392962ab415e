"""Bytes become pages and come back byte for byte, in every encoding that Chinese newspapers are kept in."""

import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import fix, fix_bytes
from newsclean.errors import PageError
from newsclean.text import page as pages
from newsclean.text.encoding import BLOCK, Encoding, detect, lookup
from newsclean.text.page import read, read_bytes, to_bytes

SIMPLIFIED = "　　本报讯（记者林远）滨江市昨日召开农村工作会议，讨论水利和农田建设的问题。③6\n"
TRADITIONAL = "　　中央社記者林遠昨日報導，縣府召開農村工作會議，討論水庫與農田建設的問題。\n"
KNOWN = [
    ("utf-8", SIMPLIFIED),
    ("gb18030", SIMPLIFIED),
    ("cp950", TRADITIONAL),
    ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", TRADITIONAL),
]
BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
}
CHARS = st.one_of(
    st.sampled_from("滨江市农田，。“”③６ａ1 \u3000\t\n\r\f\0\u200b\ufeff⼤\ue000😀"),
    st.characters(exclude_categories=["Cs"]),
)


def found(data: bytes) -> str:
    return detect(BytesIO(data)).name


@pytest.mark.parametrize(("encoding", "text"), KNOWN)
@pytest.mark.parametrize("size", [1, 3, 200])
def test_the_encoding_is_found_without_a_mark(encoding: str, text: str, size: int) -> None:
    assert encoding == found((text * size).encode(encoding))


@pytest.mark.parametrize("encoding", BOMS)
def test_a_mark_decides_and_comes_back(encoding: str) -> None:
    data = BOMS[encoding] + SIMPLIFIED.encode(encoding)
    (page,) = read_bytes(data)
    assert (encoding, SIMPLIFIED) == (page.encoding, page.text)
    assert data == to_bytes(page, SIMPLIFIED)
    assert BOMS[encoding] + "滨江".encode(encoding) == to_bytes(page, "滨江")


@pytest.mark.parametrize("words", ["滨江日报", "要闻", "本报讯", "农村工作会议"])
def test_few_words_are_enough_for_gb18030(words: str) -> None:
    assert found(words.encode("gb18030")) == "gb18030"


@pytest.mark.parametrize("words", ["報導", "中央社記者", "農村會議"])
def test_few_words_are_enough_for_big5(words: str) -> None:
    assert found(words.encode("cp950")) == "cp950"


def test_circled_digits_of_editor_codes_are_read_in_big5() -> None:
    text = TRADITIONAL.rstrip() + "③8\n"
    assert text == next(read_bytes(text.encode("big5hkscs"))).text


def test_a_page_of_ascii_is_utf_8_also_with_a_stray_nul() -> None:
    assert found(b"2019-01-02\n") == "utf-8"
    assert found(b"2019\0-01-02\n") == "utf-8"


def test_harm_to_utf_8_does_not_make_it_gb18030() -> None:
    for data in (SIMPLIFIED.encode()[:-4], "滨江".encode() + b"\xe6", SIMPLIFIED.encode().replace(b"\x80", b"\x20")):
        with pytest.raises(PageError, match="is not utf-8"):
            detect(BytesIO(data))


def test_a_bad_byte_behind_the_first_block_is_found_at_its_offset() -> None:
    text = SIMPLIFIED.encode()
    data = text * (BLOCK // len(text) + 1) + b"\xff" + text
    with pytest.raises(PageError, match=f"byte {data.index(0xFF):,} "):
        detect(BytesIO(data))


def test_line_ends_are_those_of_each_page() -> None:
    first, second, third = read_bytes("一\r\n二\r\n\f三\n四\f五".encode())
    assert ("一\n二\n", "\r\n") == (first.text, first.newline)
    assert ("三\n四", "\n") == (second.text, second.newline)
    assert third.newline == "\n"


def test_a_page_without_line_ends_takes_those_of_the_page_before() -> None:
    _, second = read_bytes("一\r\n\f二".encode())
    assert "二三\r\n".encode() == to_bytes(second, "二三\n")


def test_mixed_line_ends_stay_in_the_text() -> None:
    (page,) = read_bytes("一\r\n二\n三\r".encode())
    assert ("一\r\n二\n三\r", "\n") == (page.text, page.newline)


def test_form_feeds_part_pages_at_whole_characters() -> None:
    text = "\u0c00江\f\u000b\u0c0c报"  # in UTF-16 the bytes of a form feed stand across these
    assert [["\u0c00江", "\u000b\u0c0c报"]] * 2 == [
        [page.text for page in read_bytes(text.encode(name), encoding=name)] for name in ("utf-16-le", "utf-16-be")
    ]


def test_pages_come_one_by_one_from_a_long_stream() -> None:
    stream = BytesIO("\f".join([SIMPLIFIED] * 40_000).encode())
    found = read(stream)
    next(found)
    assert stream.tell() <= 2 * BLOCK
    assert sum(1 for _ in found) == 39_999


def test_a_file_that_is_no_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_PAGE", 1000)
    with pytest.raises(PageError, match="form feeds"):
        list(read_bytes(SIMPLIFIED.encode() * 100))


def test_a_forced_encoding_is_taken_with_its_mark() -> None:
    for data in (SIMPLIFIED.encode("utf-16"), SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED.encode("utf-16-le")):
        (page,) = read_bytes(data, encoding="utf-16")
        assert SIMPLIFIED == page.text
    assert "滨江" == next(read_bytes(codecs.BOM_UTF8 + "滨江".encode(), encoding="utf-8")).text


@pytest.mark.parametrize("name", ["hex", "rot13", "no-such-codec"])
def test_only_encodings_of_text_can_be_forced(name: str) -> None:
    with pytest.raises(LookupError):
        lookup(name)


def test_a_character_without_place_is_an_error_that_names_it() -> None:
    (page,) = read_bytes(SIMPLIFIED.encode())
    with pytest.raises(PageError, match=r"U\+1F600.*--output-encoding utf-8"):
        to_bytes(page, "😀", Encoding("gb2312"))


@given(st.text(CHARS), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-32", "utf-8-sig"]))
def test_pages_come_back_byte_for_byte(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    read = list(read_bytes(data, encoding=encoding))
    mark = "\f".encode(read[0].encoding)
    assert data == mark.join(to_bytes(page, page.text) for page in read)
    longer = (to_bytes(page, page.text + "x").removesuffix("x".encode(page.encoding)) for page in read)
    assert data == mark.join(longer)


@given(st.binary(max_size=300))
def test_any_bytes_are_pages_or_an_error_of_ours(data: bytes) -> None:
    try:
        read = list(read_bytes(data))
    except PageError:
        return
    assert data == "\f".encode(read[0].encoding).join(to_bytes(page, page.text) for page in read)


def test_bytes_are_cleaned_in_their_own_form() -> None:
    raw = "共有藏书 12 万册。\r\n".encode("gb18030")
    assert "共有藏书12万册。\r\n" == fix_bytes(raw).decode("gb18030").lstrip("　")
    assert b"" == fix_bytes(b"")


def test_pages_of_a_file_are_cleaned_each_and_stay_parted() -> None:
    texts = ["春 耕 12 \n月3日。", "渠水12 \n月来了。"]
    for name in ("utf-8", "utf-16-le", "gb18030"):
        clean = fix_bytes("\f".join(texts).encode(name), encoding=name)
        assert "\f".join(fix(text).text for text in texts) == clean.decode(name)


def test_what_breaks_behind_its_mark_is_told() -> None:
    with pytest.raises(PageError, match="begins with its mark"):
        list(read_bytes(codecs.BOM_UTF8 + SIMPLIFIED.encode() + b"\xff"))


def test_what_a_crash_left_is_told() -> None:
    with pytest.raises(PageError, match="NUL bytes"):
        list(read_bytes(bytes(4096)))


def test_a_form_feed_is_one_only_between_whole_characters() -> None:
    assert ["一\u0c05"] == [page.text for page in read_bytes("一\u0c05".encode("utf-16-be"), encoding="utf-16-be")]
