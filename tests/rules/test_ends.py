"""No number is made of the end of one line and the start of the next, and none is torn from its unit."""

import pytest

from newsclean import fix
from newsclean.rules.ends import parted, takes_unit

ROOMY = 6.0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("《山中的路》，2022.4.29", "2.《河上的桥》，2022.5.3"),
        ("《山中的路》，2022-4-29", "12.《河上的桥》"),
        ("早班8:30", "10月3日停运"),
        ("咨询电话0716-8251234", "13800000038"),
        ("读者热线：400-825-1234", "日前，乡里又找到两口老井"),
        ("联系人手机13800000038", "月季花展周末开园"),
        ("热线电话8251234", "采茶的时间定在谷雨以后"),
        ("报名时间：10月1日", "报名地点：镇文化站"),
        ("報名時間：10月1日", "報名地點：鎮公所"),
        ("渡口新貌……………3版", "桥上人家……………4版"),
    ],
)
def test_two_texts_are_not_joined(before: str, after: str) -> None:
    assert parted(before, after, ROOMY)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全县去年共产茶12", "50吨，居全省首位"),
        ("咨询可拨打0716-", "8251234，全天有人"),
        ("咨询电话0716-8251234", "，全天有人接听"),
        ("会议定于2022年4月2", "9日在滨江召开"),
        ("他说：“桥通了。”", "大家说：“路也通了。”"),
        ("每公斤卖到7．", "36元，贩子早早等着"),
        ("他想了很久……", "3版的稿子已经印完"),
        ("亩产达到1250", "公斤，比去年多"),
    ],
)
def test_one_text_is_not_parted(before: str, after: str) -> None:
    assert not parted(before, after, ROOMY)


@pytest.mark.parametrize(
    ("before", "after", "bound"),
    [
        ("记者12", "月28日从市里获悉", True),
        ("到2018", "年底全部完工", True),
        ("合格率达98.6", "%，居全省首位", True),
        ("热线8251234", "月季花展开园", False),
        ("电话0716-8251234", "日前，乡里又", False),
        ("他们走了18", "时代变了", False),
        ("共有45", "日光温室", False),
    ],
)
def test_a_unit_goes_to_its_number(before: str, after: str, *, bound: bool) -> None:
    assert bound == takes_unit(before, after)


def test_a_notice_keeps_its_rows_and_a_telephone_number_ends_one() -> None:
    page = (
        "报名采茶的乡亲带上自己的茶碗，到云屏山茶\n站找老段，热线电话8251234\n采茶的时间定在谷雨以后，连采三天，采下的\n"
        "茶一半归自己，一半留给山上的学校换书本。\n"
    )
    assert [line.strip() for line in fix(page).text.splitlines()] == [
        "报名采茶的乡亲带上自己的茶碗，到云屏山茶站找老段，热线电话8251234",
        "采茶的时间定在谷雨以后，连采三天，采下的茶一半归自己，一半留给山上的学校换书本。",
    ]


NUMBERED = """　　梨花一开，养蜂人就把蜂箱搬进
了柳浦镇的果园，一排排摆在树下，
远远就能听见嗡嗡的声音。
上山采药要记牢：
01
鞋底先看纹路，再看厚薄
02
雨后不走青苔石
03
天黑之前下到沟口
　　白鹭湾的渔民趁禁渔期补网，院
子里拉起长绳，老人穿梭引线，年轻
人在旁边学着打结，一坐就是半天。
"""


def test_numbers_of_a_list_on_rows_of_their_own_end_no_text() -> None:
    text = fix(NUMBERED).text
    assert [] == [part for part in ("记牢：01", "厚薄02", "厚薄 02", "石03", "石 03") if part in text]
    assert "年轻人在旁边" in text


CUT = (
    "　　入秋以来，石桥镇的渔民们又忙\n了起来，天不亮就有船离开码头，到\n中午才陆续回来，船舱里满是活蹦乱\n"
    "跳的鲜鱼。\n{}"
    "　　老渔民周德贵告诉记者，今年禁\n渔期结束得早，加上雨水充足，江里\n的鱼比往年多了不少，价钱也不错。\n"
)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("　　开奖号码为03 07 12 18 25\n31和09，特别号11。\n", "　　开奖号码为03 07 12 18 25 31和09，特别号11。"),
        ("　　账号是6222 0210 0101 2345\n678，请核对。\n", "　　账号是6222 0210 0101 2345 678，请核对。"),
        ("　　总投资达到1\n2亿元，工期三年。\n", "　　总投资达到12亿元，工期三年。"),
    ],
)
def test_numbers_that_stand_apart_are_not_made_one(rows: str, line: str) -> None:
    assert line in fix(CUT.format(rows)).text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "11月9日 周六\n上午九点，博物馆举办讲座。\n\n11月10日 周日\n全天，南湖公园菊花展，门票10元。\n",
        "新戏开演。\n11月9日 周六\n",
        "十月十二日　晴\n早起。到江边走了一圈，遇见老周。\n十月十三日　阴\n无事。读旧书三页。\n",
        CUT.format("第一条　为保护渔业，制定本办法。\n第二条　禁渔期为3月至6月。\n第三条　违者处50元以上罚款。\n"),
    ],
)
def test_days_and_articles_of_laws_begin_lines(text: str) -> None:
    lines = fix(text).text.split("\n")
    heads = [line for line in text.split("\n") if line[:1] in "1十第"]
    assert all(any(line.strip("　") == head.replace("　", " ") for line in lines) for head in heads)
