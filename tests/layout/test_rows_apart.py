"""Rows that are texts of their own stay rows; what a mark, a folio line or a number cut is put together."""

import pytest

from newsclean import fix
from newsclean.text.lines import width

WELLS = [
    "云溪镇有九座石碾，多半闲在村口，碾盘积着雨水，小孩拿它当滑梯，老人坐在上面歇脚。",
    "去年冬天，镇里请来老石匠重凿碾槽，又给每座碾子搭了草棚，腊月里家家排队碾米粉。",
]
FERRY = [
    "芦湾渡口的灯塔亮了四十年，守塔的人换了三代，如今灯由风机供电，夜里不用人上去。",
    "塔下的小屋改成书房，摆着三百本航海日记，过路的船家可以借走，返航时再还回来。",
]
NOT_FIRST = "，。、；：！？”’）》」』"


def rows(paragraphs: list[str], column: int, indent: str = "　　") -> list[str]:
    """Paragraphs as a column sets them, one row a line."""
    found: list[str] = []
    for paragraph in paragraphs:
        row, room = indent, column - 2
        for char in paragraph:
            if width(row.strip() + char) > room and char not in NOT_FIRST:
                found.append(row)
                row, room = "", column
            row += char
        found.append(row)
    return found


def cleaned(lines: list[str]) -> list[str]:
    """The lines of the clean text, without indents; a second reading must change nothing."""
    result = fix("\n".join(lines) + "\n")
    assert result.text == fix(result.text).text
    return [line.strip() for line in result.text.split("\n") if line.strip()]


ALONE = {
    "words in rows": ["平安 健康 知足", "勤快 节俭 和气"],
    "words in many rows": ["早起 晨读 练字", "听讲 提问 作答", "扫地 浇花 锁门"],
    "sayings": ["勤俭持家 和睦邻里 诚实待人", "敬老爱幼 节水惜粮 守望相助"],
    "a table": ["渡口 班次 票价", "芦湾 12 3.5", "云溪 8 2.0", "石桥 6 2.5"],
    "a table of two columns": ["碾子登记", "云溪 9", "芦湾 4", "石桥 11"],
    "results": ["一队 3 1 0 10", "二队 2 1 1 7", "三队 0 2 2 2"],
}


@pytest.mark.parametrize("sort", ALONE)
def test_rows_of_words_and_of_tables_stay_rows(sort: str) -> None:
    page = rows(WELLS, 16) + ALONE[sort] + rows(FERRY, 16)
    assert WELLS + ALONE[sort] + FERRY == cleaned(page)


@pytest.mark.parametrize(
    "paragraph",
    [
        "全镇共修 渠道 12公里， 打井 9眼，新添 水泵 31台，秋后 又修路 3条，架桥 2座，通了电灯。",
        "参加的有云溪 芦湾 石桥三个镇，渡口 码头 车站都设了点，平安 健康 知足写在门楣上。",
    ],
)
def test_gaps_in_prose_make_no_table(paragraph: str) -> None:
    bare = "".join(paragraph.split())
    assert [*WELLS, bare, *FERRY] == ["".join(line.split()) for line in cleaned(rows([*WELLS, paragraph, *FERRY], 16))]


@pytest.mark.parametrize("number", ["0716-5550142", "（0716）5550142", "400-555-0142", "5550142", "13800000142"])
@pytest.mark.parametrize("indent", ["　　", ""])
@pytest.mark.parametrize("named", ["请打给林远，电话", "请拨打热线电话", "请与林远联系，手机"])
def test_a_telephone_number_ends_the_text_that_names_it(number: str, indent: str, named: str) -> None:
    calls = f"哪位读者家里还存着老灯塔的照片，或者知道守塔人的下落，{named}{number}"
    lines = rows([calls.removesuffix(number)], 16, indent)
    assert [calls, *FERRY] == cleaned([*lines, number, *rows(FERRY, 16, indent)])


def torn_at_commas(lines: list[str], marks: str) -> list[str]:
    """Rows as an extractor tears them that sets each comma on a line of its own."""
    found: list[str] = []
    for line in lines:
        for mark in marks:
            line = line.replace(mark, f"\n {mark}\n")  # noqa: PLW2901 - one mark after the other
        found += (piece for piece in line.split("\n") if piece.strip())
    return found


@pytest.mark.parametrize("marks", ["，", "，、", "，；："])
@pytest.mark.parametrize("column", [14, 16, 20])
def test_commas_on_rows_of_their_own_go_to_the_row_that_they_close(marks: str, column: int) -> None:
    assert WELLS + FERRY == cleaned(torn_at_commas(rows(WELLS + FERRY, column), marks))


@pytest.mark.parametrize("ornament", ["★", "◆◆◆", "——"])
def test_an_ornament_alone_stays_a_row(ornament: str) -> None:
    page = [*torn_at_commas(rows(WELLS, 16), "，"), ornament, *torn_at_commas(rows(FERRY, 16), "，")]
    assert ornament in cleaned(page)


LISTS = {
    "books": ["1.《碾子与村庄》，2020.3.15", "2.《守塔的人》，2019.11.7", "3.《渡口夜话》，2021.8.22"],
    "steps": ["1、先把碾盘洗净晾干", "2、米要泡足一夜", "3、驴走得慢些才碾得细"],
    "in brackets": ["（1）灯塔开放时间", "（2）借书的办法", "（3）还书的地点"],
    "in circles": ["①云溪镇石碾", "②芦湾渡口", "③石桥老井"],
}


@pytest.mark.parametrize("sort", LISTS)
def test_items_of_a_list_that_stand_flush_stay_so(sort: str) -> None:
    text = fix("\n".join([*rows(WELLS, 16), *LISTS[sort], *rows(FERRY, 16)]) + "\n").text
    assert text == fix(text).text
    for item in LISTS[sort]:
        assert f"\n{item}\n" in text
    assert all(f"　　{paragraph}\n" in text for paragraph in WELLS + FERRY)


@pytest.mark.parametrize("sort", ["steps", "in brackets", "in circles"])
def test_items_are_indented_as_paragraphs_are_where_none_shows_its_indent(sort: str) -> None:
    text = fix("\n".join([*rows(WELLS, 16, ""), *LISTS[sort], *rows(FERRY, 16, "")]) + "\n").text
    assert text == fix(text).text
    assert all(f"　　{paragraph}\n" in text for paragraph in WELLS + FERRY)


FOLIOS = [
    "2021年6月3日 星期四 云溪晚报 06",
    "A3 水乡　2021年6月3日　星期四",
    "第 12 页",
    "2021-06-03 周四 编辑 祁溪",
]


@pytest.mark.parametrize("folio", FOLIOS)
@pytest.mark.parametrize("indent", ["　　", ""])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_text_goes_on_over_a_folio_line(folio: str, indent: str, gap: str) -> None:
    lines = rows(WELLS + FERRY, 15, indent)
    found = fix(f"\n{gap}".join([*lines[:8], folio, *lines[8:]]) + "\n").records
    assert [("article", tuple(WELLS + FERRY)), ("furniture", ("".join(folio.split()),))] == [
        (record.kind, tuple("".join(paragraph.split()) for paragraph in record.body)) for record in found
    ]
