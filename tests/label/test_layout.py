"""A page is measured as it was set."""

from newsclean.label.layout import is_unbroken, measure, piece_of
from newsclean.label.rows import inner_rows, measured_rows, vertical_rows
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
    rows, layout = measured_rows(split(COLUMN))
    assert not layout.torn
    assert len(split(COLUMN)) == len(rows)


def test_a_forced_break_between_two_full_lines_needs_no_weighing():
    rows, layout = measured_rows(split(COLUMN))
    inner = inner_rows(rows, layout, ["n", "n", "n", "n", "c", "n", "n", "f"])
    assert inner[3]
    assert not inner[0]
