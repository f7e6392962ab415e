"""An issue set in columns and read by an extractor: what goes on elsewhere is found there, over misprints too."""

import pytest

from newsclean.clean import fix_page
from newsclean.profile import DEFAULT
from newsclean.records.link import linked
from newsclean.records.record import Record
from press.article import Article, Paragraph, articles
from press.blocks import Set, Style, set_article, set_furniture
from press.extract import Reader
from press.page import dice_for, press

STYLE = Style(order="before", narrowing=0.0, codes=0.0, vertical=0.0, letter_spaced=0.0)
WALL = (
    "凌晨一点，古槐街上没有行人。裴松把一根一米五长的铁杆立在路面上，耳朵贴住杆头，一动不动地听了两分钟。他听的是地下水"
    "管的声音。好管子没有声，坏管子会嘶嘶地响，像有人在很远的地方吹哨。",
    "检漏班一共六个人，最大的五十八岁，最小的二十四岁。老城区的水管有三百二十公里，埋得最早的已经七十年。白天车多，听不"
    "清，他们的活都在后半夜。冬天的铁杆冰手，裴松在杆头包了一层鹿皮，说这样听得还更真。",
    "去年一年，检漏班查出暗漏四百一十七处，少漏的水够全城用九天。最难的一处在鼓楼底下，仪器测了三回都说没有，裴松听了一"
    "夜，画了个圈，挖下去两米三，果然有一道头发丝细的缝。",
)
POND = (
    "石塘乡的水面都不大，最大的一口塘不过三亩，最小的只有半亩。过去村民在塘里撒几把草，养几尾鱼，过年捞上来自己吃。这两"
    "年，塘里养的是一种金红色的观赏鲤，一尾能卖到三百元。",
    "带头的是返乡青年卫小满。她在外地学了四年水产，回来租下十一口小塘，先把塘泥清干净，再在塘底铺上卵石，引山泉水长流。"
    "第二年春天，第一批观赏鲤出塘，客商开着水车上门，石塘乡的人都来看热闹。",
)


def part(headline: str | None, text: str, jump: str, *, back: str = "") -> Article:
    """What stands of an article on one page; `back` is the jump line that opens a part in the middle."""
    return Article("article", headline, (Paragraph(f"（{back}）{text}" if back else text),), jump=jump)


def pages(parts: dict[int, list[Article]], *, folios: bool = True) -> list[Record]:
    """The records of an issue of three pages, with another article on each."""
    dice = dice_for("issue")
    others = iter([articles()["heating"], articles()["robbery"], articles()["marathon"]])
    found: list[Record] = []
    for number, on_page in parts.items():
        sets: list[Set] = [set_article(article, STYLE, dice) for article in (*on_page, next(others))]
        if folios:
            sets.insert(0, set_furniture(["临川日报", "2031年3月12日 星期三", f"{number:02}"], dice))
        text, _ = press(sets, Reader("mupdf", blank="block"), STYLE, dice)
        found += fix_page(text, DEFAULT, f"{number}.txt", 1).records
    return linked(found)


def chains(records: list[Record]) -> list[list[str]]:
    """The pages over which each article runs."""
    by_id = {record.id: record for record in records}
    found = []
    for record in records:
        if record.continues_on and not record.continues_from:
            chain = [record]
            while chain[-1].continues_on:
                chain.append(by_id[chain[-1].continues_on.id])
            found.append([each.page.removesuffix(".txt") for each in chain])
    return found


@pytest.mark.parametrize("folios", [True, False])
def test_two_articles_go_on_on_one_page_and_one_of_them_on_a_third(*, folios: bool) -> None:
    first = [part("老城墙下的“听漏人”", WALL[0], "下转第三版"), part("半亩塘里养出“金鲤鱼”", POND[0], "下转3版")]
    third = [part("“金鲤鱼”", POND[1], "上接A01版"), part("听漏人", WALL[1], "下转第四版", back="上接第一版")]
    records = pages({1: first, 3: third, 4: [part("听漏人", WALL[2], "上接第三版")]}, folios=folios)
    assert [["1", "3", "4"], ["1", "3"]] == chains(records)
    for record in records:
        if record.continues_on:
            (other,) = (each for each in records if each.id == record.continues_on.id)
            assert ("裴松" in "".join(record.body)) == ("裴松" in "".join(other.body))


def test_a_misprinted_page_number_is_got_over() -> None:
    first = [part("老城墙下的“听漏人”", WALL[0], "下转第二版")]
    assert [["1", "3"]] == chains(pages({1: first, 3: [part("老城墙下的“听漏人”", WALL[1], "上接第一版")]}))
