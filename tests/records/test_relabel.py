"""A folio line inside a body is furniture, a rubric in heavy brackets heads what follows; look-alikes stay text."""

import pytest

from newsclean import fix
from newsclean.document import Row
from newsclean.label.labels import Label
from newsclean.records.relabel import certain

ABOVE = """六个打谷场合成一个
　　柳浦镇把散在各村的六个打谷场
合成一个，装了两台新脱粒机，从早
"""
BELOW = """到晚轮着用，谁家先到谁家先打。
　　为了不让人空等，镇里在场边搭
了凉棚，棚里有开水和棋盘，等的人
下两盘棋，谷子也就打完了。
　　算下来每亩少花四十块，省下的
稻草统一打捆，卖给山外的蘑菇棚。
"""
JOINED = "柳浦镇把散在各村的六个打谷场合成一个，装了两台新脱粒机，从早到晚轮着用，谁家先到谁家先打。"
FOLIOS = ["B2 乡镇　2019年9月17日　星期二　责编 祁溪", "第 47 页", "2020年4月8日 星期三 柳浦晨报 06"]


@pytest.mark.parametrize("folio", FOLIOS)
def test_a_paragraph_goes_on_over_a_folio_line(folio):
    result = fix(ABOVE + folio + "\n" + BELOW)
    article, furniture = result.records
    assert (JOINED, 3, "furniture") == (article.body[0], len(article.body), furniture.kind)
    assert result.text == fix(result.text).text


def test_a_text_without_a_heading_goes_on_over_a_folio_line():
    rest = BELOW.replace("\n", "\n\n").replace("　　", "")
    article, furniture = fix(ABOVE.split("\n", 1)[1].replace("\n", "\n\n") + FOLIOS[2] + "\n\n" + rest).records
    assert (JOINED, 3, "furniture") == (article.body[0], len(article.body), furniture.kind)


def test_a_date_inside_a_sentence_is_text():
    page = "　　馆里收着一本残破的航运日记，第47\n页写着那一年的大雾，船在江心停了两天\n两夜，米只剩半袋。\n"
    page += "　　日记的主人没有留下姓名，2020年4\n月8日，星期三，他的曾孙女找上门来，\n带着另外半本。\n"
    assert ["article"] == [record.kind for record in fix(page).records]


RUBRIC = """夜班公交多开一小时

　　从下周起，城南三条夜班公交线

路末班车推迟一小时，方便下夜班的

工人和赶晚车的旅客回家。

　　公交公司算过，推迟以后每晚多

跑九趟，多用三名司机，油钱和人工

由市里补一半，票价不变。

【农家账本】

果园里来了养蜂人

　　梨花一开，养蜂人就把蜂箱搬进

了柳浦镇的果园，一排排摆在树下，

远远就能听见嗡嗡的声音。

　　果农不收场地钱，只求蜜蜂多跑

几趟，授粉好的树坐果多一倍，秋后

果子也长得圆整。
"""


def test_a_rubric_above_a_heading_is_no_end_of_the_paragraph_before():
    text = fix(RUBRIC).text
    assert "票价不变。\n" in text
    assert "\n【农家账本】\n果园里来了养蜂人\n" in text


CAPTION = "{}翻新后的街市地面防滑，扶手\n也比以往多。{}\n"
CREDITS = ("（温桐摄）", "（溫桐攝）", "（网上图片）", "（資料圖片）", "（受访者供图）", "（本报记者 温桐 摄影）")


@pytest.mark.parametrize("mark", ["■", "▲", ""])
@pytest.mark.parametrize(
    ("credit", "is_caption"),
    [*((credit, True) for credit in CREDITS), ("", False), ("（记者温桐）", False), ("（下转第三版）", False)],
)
def test_a_paragraph_that_ends_with_who_made_its_picture_is_its_caption(mark, credit, is_caption):
    first, second = CAPTION.format(mark, credit).split("\n")[:2]
    rows = [Row(0, 12, "街市重开两日，人头涌涌。", Label.LEAD), Row(13, 27, first, Label.BODY_FIRST)]
    rows.append(Row(28, 40, second, Label.BODY_NEXT))
    captioned = [Label.LEAD, Label.CAPTION_FIRST, Label.CAPTION_NEXT]
    assert [row.label for row in certain(rows)] == (captioned if is_caption else [row.label for row in rows])


@pytest.mark.parametrize(
    ("text", "label", "is_caption"),
    [
        ("6月3日，清河新桥通车 本报记者温桐摄", Label.FURNITURE, True),
        ("新桥施工流程图", Label.CROSSHEAD, True),
        ("滨河日报  编辑温桐", Label.FURNITURE, False),
        ("绘就乡村新蓝图", Label.CROSSHEAD, False),
        ("温桐摄", Label.FURNITURE, False),
    ],
)
def test_a_line_that_stands_by_a_picture_is_told_by_its_form(text, label, is_caption):
    rows = [Row(0, 12, "街市重开两日，人头涌涌。", Label.LEAD), Row(13, 13 + len(text), text, label)]
    assert certain(rows)[1].label is (Label.CAPTION_FIRST if is_caption else label)


@pytest.mark.parametrize(("others", "is_caption"), [(1, True), (3, False)], ids=["a caption", "a list"])
def test_a_paragraph_with_the_mark_of_the_captions_of_its_page_is_one_unless_more_have_it(others, is_caption):
    rows = [Row(0, 12, "■街市重开，人头涌涌。", Label.CAPTION_FIRST)]
    for text in ("■青年商会公布调查结果。", "■渡轮加开夜班。", "■校舍翻新完工。")[:others]:
        rows.append(Row(rows[-1].end + 1, rows[-1].end + 1 + len(text), text, Label.BODY_FIRST))
    found = {row.label for row in certain(rows)[1:]}
    assert found == {Label.CAPTION_FIRST if is_caption else Label.BODY_FIRST}


@pytest.mark.parametrize(
    ("below", "label", "labels"),
    [
        ("量超过去年", Label.HEADLINE_FIRST, (Label.HEADLINE_FIRST, Label.HEADLINE_NEXT)),
        ("量超过去年", Label.SUBTITLE_FIRST, (Label.KICKER, Label.KICKER_NEXT)),
        ("量超过去年", Label.HEADLINE_OPENS, (Label.KICKER, Label.HEADLINE_OPENS)),
        ("大桥通车", Label.HEADLINE_FIRST, (Label.KICKER, Label.HEADLINE_FIRST)),
    ],
)
def test_two_rows_of_a_heading_whose_break_cuts_a_word_are_one_line(below, label, labels):
    above = "头一季蜂蜜产"
    read = [Row(0, len(above), above, Label.KICKER), Row(len(above) + 1, len(above + below) + 1, below, label)]
    assert tuple(row.label for row in certain(read)) == labels


@pytest.mark.parametrize(
    ("sure", "text", "is_one"),
    [(0.6, "补网要先晒线。", True), (0.6, "要先晒线。", False), (0.9, "补网要先晒线。", False)],
)
def test_a_word_of_the_page_tells_where_the_weights_are_unsure(sure, text, is_one):
    known = [("渔民趁禁渔期补", Label.KICKER), ("网添新线", Label.HEADLINE_FIRST), (text, Label.LEAD)]
    read = [Row(10 * i, 10 * i + len(row), row, label, sure) for i, (row, label) in enumerate(known)]
    assert (certain(read)[1].label is Label.HEADLINE_NEXT) is is_one
