"""A page is measured as it was set."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.layout.endings import ending
from newsclean.layout.habits import piece_of
from newsclean.layout.measure import Indented, is_unbroken, measure
from newsclean.layout.page_kind import PageKind, page_kind
from newsclean.layout.rows import inner_rows, measured_page
from newsclean.layout.text_rows import vertical_rows, whole_tails
from newsclean.text.lines import split, width

COLUMN = (
    "清溪县今年新修渠道四十\n二公里，让下游三个乡镇\n的稻田都喝上了水库的好\n水。水利站的老周说，往\n年这时候大家都在等雨，\n"
    "今年不用等了。村里人把\n新渠叫作连心渠，每天傍\n晚都有人沿着渠边散步。\n"
)


def test_the_column_width_is_what_most_lines_reach():
    assert set(measure(split(COLUMN)).column) == {11.0}


def test_the_column_width_changes_in_the_middle_of_an_article():
    narrow = "水库的水位一直\n很稳，乡里安排\n专人看护，每天\n巡查两遍，汛期\n加到四遍，渠口\n"
    column = measure(split(COLUMN + narrow * 4)).column
    assert (11.0, 7.0) == (column[0], column[-1])


def test_a_closing_mark_belongs_to_the_piece_before_it():
    assert ["“好。”", "2018", "（一）", "水"] == [piece_of(text) for text in ("“好。”他说", "2018年", "（一）", "水库")]


def test_white_space_has_no_width_for_justification_put_it_there():
    assert width("增长16%") == width("增 长 16%")


def test_half_wide_quotes_are_a_habit_that_the_page_shows():
    line = "乡亲们说“好水”来了真好\n渠水流进了每一块稻田里面\n老周说“渠”就是“命”呀他\n每天都要沿着渠走上一遍看\n"
    plain = [width(row.text) for row in split(line * 20)]
    measured = measure(split(line * 20)).widths
    assert sum(plain) > sum(measured)


def test_clean_text_is_known_as_unbroken_and_columns_are_not():
    clean = "春茶开采\n　　清溪县两万亩春茶昨天开采。\n　　茶农说，今年雨水足，茶芽比往年壮。\n"
    assert (True, False) == (is_unbroken(split(clean)), is_unbroken(split(COLUMN)))


def test_a_vertical_headline_is_one_row_and_a_dash_ends_a_line_of_it():
    rows = vertical_rows(split("江\n城\n名\n片\n——\n新\n渡\n口\n"))
    assert ["江城名片——", "新渡口"] == [row.text for row in rows]


def test_torn_rows_are_put_together_only_on_a_page_whose_rows_are_torn():
    page = measured_page(COLUMN)
    assert not page.layout.torn
    assert len(page.lines) == len(page.rows)


def test_a_forced_break_between_two_full_lines_needs_no_weighing():
    page = measured_page(COLUMN)
    inner = inner_rows(page.rows, page.layout, [ending(row.text) for row in page.rows])
    assert inner[3]
    assert not inner[0]


@pytest.mark.parametrize(
    "lines",
    [
        "春风走过了新渡的桥头，\n燕子认得旧年的屋檐，\n茶篮装满清明的雨水，\n姑娘唱到日落西山。\n",
        "1.新渡镇大江水产养殖场\n2.新渡镇绿源果蔬合作社\n3.新渡镇青山苗木专业队\n4.新渡镇小河粮油加工厂\n",
        "新渡时报网站\n新渡古镇老街修旧如旧今天开街\n三百年青石板路重见天日迎远客\n"
        "昨天上午九时，新渡镇老街经过两年修缮后正式开街迎客，两千多名游客和附近的居\n"
        "民走上了三百年前铺成的青石板路，街上的六十家店铺当天全部开门营业，镇里说今\n"
        "年还要修三条街，修完的老街会比\n今天多出一里，河边的渡口也会\n重新亮起灯来，两岸的人说他们\n等了很久了。\n",
    ],
    ids=["verse", "list", "heading"],
)
def test_lines_as_wide_as_a_column_that_are_no_prose_are_weighed(lines: str) -> None:
    page = measured_page(lines)
    inner = inner_rows(page.rows, page.layout, [ending(row.text) for row in page.rows])
    assert not any(inner[:4])


TORN = (
    "清溪县今年新修渠道四十\n二公里\n，\n让下游三个乡镇\n的稻田都喝上了水库的好\n水\n。\n水利站的老周说\n，\n往\n"
    "年这时候大家都在等雨今\n年不用等了村里人把新渠\n叫作连心渠每天傍晚都有\n人沿着渠边散步走上很久\n"
)


def test_the_pieces_of_a_torn_row_are_put_together_by_the_width_of_the_column():
    page = measured_page(TORN)
    assert {11.0} == set(page.layout.column)
    assert ["二公里，让下游三个乡镇", "水。水利站的老周说，往"] == [page.rows[1].text, page.rows[3].text]


PARAGRAPHS = (
    "老周是渠上的巡水员，每天沿着水渠从头到尾走上两遍看看哪里漏水哪里长草，把要修的地方一样一样记在本子上等到晚上再去找村长说清楚。",
    "他走得很慢。",
    "渠边的人都认得他，孩子们远远看见就跑过来叫他水爷爷他听了只是笑，一边笑，一边把跑得最快的几个孩子拉到路的里边。",
    "“水有多深？”孩子们问他。",
    "他把手里那根用了十几年的竹竿慢慢插到水里，等竹竿不动了，再拔上来把湿的那一截指给他们看，孩子们就都不作声了。",
)


def set_rows(paragraphs, column):
    """Paragraphs as rows of a column whose first rows are indented, without the white space."""
    rows = []
    for text in paragraphs:
        ends = [column - 2, *range(2 * column - 2, len(text), column), len(text)]
        rows += [text[start:end] for start, end in pairwise([0, *ends]) if text[start:end]]
    return rows


def test_the_rows_of_paragraphs_are_found_again_where_each_was_torn_at_its_commas():
    rows = set_rows((*PARAGRAPHS, *PARAGRAPHS, PARAGRAPHS[0]), 16)
    torn = [piece for row in rows for piece in row.replace("，", "，\n").strip().split("\n")]
    found = [row.text for row in measured_page("\n".join(torn)).rows]
    assert len(torn) > len(rows) + 8
    assert rows == found


@given(st.lists(st.text("水渠村民，。：“”（）", min_size=1, max_size=12), min_size=1, max_size=40))
def test_rows_that_are_put_together_have_the_lines_of_the_page_in_their_order(texts):
    page = measured_page("\n".join(texts))
    assert "".join(row.text for row in page.rows) == "".join(line.text for line in page.lines)


def test_a_mark_that_closes_a_row_is_put_back_wherever_it_was_torn_off():
    lines = "清溪县今年新修渠道四十\n二公里，都说“好水\n”。\n第二天，水利站的老周修\n完了“连心渠\n”。他说\n"
    texts = [row.text for row in measured_page(COLUMN + lines + COLUMN).rows]
    assert {"二公里，都说“好水”。", "完了“连心渠”。他说"} <= set(texts)


def test_a_single_angle_bracket_closes_a_row_as_a_double_one_does():
    lines = "清溪县今年新修渠道四十\n二公里，都唱〈水来\n〉。\n第二天，水利站的老周修\n完了“连心渠\n”。他说\n"
    texts = [[row.text for row in measured_page(COLUMN + page).rows] for page in (lines, lines.replace("〉", "》"))]
    assert "二公里，都唱〈水来〉。" in texts[0]
    assert texts[0] == [text.replace("》", "〉") for text in texts[1]]
    assert ending("他唱〈水来了！〉") is ending("他唱《水来了！》")


def test_a_mark_at_the_start_of_a_row_stays_where_a_paper_sets_it_there():
    old = "清溪縣今年修渠道四十二里\n，下游三鎮稻田皆喝上庫水\n。老周曰往年此時皆在等雨\n，今年不復等矣村人呼新渠\n" * 3
    assert len(split(old)) == len(measured_page(old).rows)


def indented(text):
    return measure(split(text)).indented


def test_a_page_shows_whether_its_first_lines_are_indented():
    first, second = "　　清溪县今年新修渠\n道四十二公里。\n", "　　水库的水位一直很\n稳，老周说。\n"
    assert indented((first + second) * 3) is Indented.ALL
    assert indented((first + second.strip("　")) * 3 + second.strip("　") * 3) is Indented.SOME
    assert indented((first + second).replace("　", "") * 3) is Indented.NONE


def test_a_gap_between_hanzi_and_digits_counts_where_the_page_sets_one():
    full = "清溪县今年新修渠道四十二\n"
    gaps = measure(split((full * 3 + "全县今年1230户和45个村\n") * 8)).widths
    none = measure(split((full * 3 + "全县今年有1230户和45个村\n") * 8)).widths
    assert (12.0, 12.0) == (gaps[0], gaps[3])
    assert (12.0, 12.0) == (none[0], none[3])


def test_headings_side_by_side_are_two_rows_and_a_notice_by_an_office_is_one():
    beside = (
        "渠水进村（新春走基层） 招聘启事\n清溪县水利局 招聘启事\n"
        "老周修渠 本报讯（记者魏明）清溪\n短 讯 ■清溪县修好了渠道\n桥通两岸 （上接A04版）之后，河\n"
    )
    texts = [row.text for row in measured_page(COLUMN * 2 + beside + COLUMN).rows]
    assert {"桥通两岸", "（上接A04版）之后，河"} <= set(texts)
    assert {"老周修渠", "本报讯（记者魏明）清溪", "短 讯", "■清溪县修好了渠道"} <= set(texts)
    assert "招聘启事" in texts
    assert "渠水进村（新春走基层）" in texts
    assert "清溪县水利局 招聘启事" in texts


def test_a_role_and_its_name_are_one_row_wherever_the_line_ends():
    lines = split("本报记者 魏明 通\n讯员 李小光\n渠水通了。\n特约记者 王芳 通讯员\n周正\n新华社记者 魏明\n摄\n")
    assert ["本报记者 魏明 通讯员 李小光", "渠水通了。", "特约记者 王芳 通讯员周正", "新华社记者 魏明摄"] == [
        row.text for row in whole_tails(lines)
    ]


GOODS = ("青菜", "萝卜", "黄瓜", "南瓜", "豆角", "茄子", "土豆", "山药", "莲藕", "冬瓜", "丝瓜", "苦瓜")
PRICES = "".join(f"{name}　每斤{number}元\n" for number, name in enumerate(GOODS, 2))
SHORT_COLUMN = (
    "本报讯　昨天早上六点，新渡镇\n老街的菜市场重新开门，一百二\n十个摊位全部换上新的招牌，镇\n"
    "里说，今年还要给每个摊位装上\n水表，谁用谁付，明明白白，还\n要请附近的居民来评一评，哪个\n摊位的秤最准，哪个摊位的菜最\n新鲜。\n"
)


def test_the_prose_of_a_page_is_joined_though_most_of_its_lines_are_lists() -> None:
    assert page_kind(PRICES, measured_page(PRICES)) is not PageKind.COLUMNS
    page = PRICES + SHORT_COLUMN + PRICES
    assert page_kind(page, measured_page(page)) is PageKind.COLUMNS


def test_the_first_stroke_of_a_paragraph_that_came_as_a_row_of_its_own_is_put_back():
    page = COLUMN + "一\n天下大雨，渠水漫过了路\n面。村里人都说好。\n" + COLUMN + "一\n年以后，新闸修好了。\n"
    texts = [row.text for row in measured_page(page).rows]
    assert {"一天下大雨，渠水漫过了路", "一年以后，新闸修好了。"} <= set(texts)
    assert "一" in [row.text for row in measured_page(page + "二\n霜厚。\n").rows]
