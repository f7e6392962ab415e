"""Headlines and bodies find each other, whichever stands first."""

import pytest

from newsclean.document import KINDS, PARTS, Row, as_unit
from newsclean.label.labels import NEXT, OPENS, Label, Mark
from newsclean.records.segment import segment

TEXTS = {
    "渠": ("渠水通到了家门口", "清溪县的渠水昨天通到了家门口，三个乡镇的稻田都喝上了水。"),
    "茶": ("春茶上市价格稳定", "石门镇的春茶昨天上市，价格稳定，茶农说今年茶芽比往年壮。"),
    "桥": ("新桥合龙方便出行", "新桥昨天合龙，两岸乡亲出行更加方便，过河只要五分钟。"),
}


def label(kind, part, *, opens, begins):
    """The label of the first row of such a unit."""
    traits = (kind, part, opens, begins)
    known = [each for each in Label if each not in NEXT]
    return next(each for each in known if traits == (KINDS[each], PARTS[each], each in OPENS, Mark.OPENS in each.marks))


def unit(kind, text, code=None, *, part="article", opens=None, begins=False):
    opens = kind == "body" if opens is None else opens
    return as_unit([Row(0, 1, text, label(kind, part, opens=opens, begins=begins))], text, code)


def segmented(units):
    """The stories of some units: kind, places of the units, confidence."""
    placed = [as_unit([one.rows[0]._replace(start=i, end=i + 1)], one.text, one.code) for i, one in enumerate(units)]
    return [(kind, tuple(one.start for one in found), sure) for kind, found, sure in segment(placed)]


def places(units):
    return [found for _, found, _ in segmented(units)]


def page(order):
    """A page from a line like `H渠 B渠 b茶 h茶`: headline above its body, headline below it; `!` is a code."""
    units = []
    for word in order.split():
        headline, body = TEXTS[word[1]]
        part = "late" if word[0].islower() else "article"
        is_body = word[0] in "Bb"
        code = "③8" if word.endswith("!") else None
        units.append(unit("body" if is_body else "headline", body if is_body else headline, code, part=part))
    return units


def grouped(order):
    words = order.split()
    return {frozenset(words[i].upper().strip("!") for i in found) for found in places(page(order))}


@pytest.mark.parametrize(
    "order",
    [
        "H渠 B渠 H茶 B茶 H桥 B桥",
        "b渠 h渠 b茶 h茶 b桥 h桥",
        "b渠! h渠 b茶! h茶 H桥 B桥!",
        "H渠 B渠! b茶 h茶",
    ],
)
def test_a_headline_finds_its_body_before_or_after_it(order):
    assert {frozenset((f"H{word}", f"B{word}")) for word in TEXTS if word in order} == grouped(order)


def test_two_bodies_are_two_records_where_a_code_parts_them():
    assert {frozenset(("B渠",)), frozenset(("B茶",))} == grouped("B渠! B茶!")


def test_a_body_without_a_headline_keeps_to_itself():
    assert frozenset(("B渠",)) in grouped("B渠! H茶 B茶!")


def test_a_heading_and_a_text_that_were_left_over_next_to_each_other_are_one_record():
    assert {frozenset(("H渠", "B渠")), frozenset(("H茶", "B茶"))} == grouped("h渠 b渠! H茶 B茶!")


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("b渠! H茶 b桥! h桥", {frozenset(("B渠", "H茶")), frozenset(("B桥", "H桥"))}),
        ("H桥 B桥! B渠! H茶 b茶!", {frozenset(("H桥", "B桥")), frozenset(("B渠",)), frozenset(("H茶", "B茶"))}),
    ],
)
def test_a_heading_between_two_texts_goes_where_the_others_of_the_page_go(order, found):
    assert found == grouped(order)


def test_a_jump_line_that_sends_on_closes_the_text_above_it_and_one_that_comes_from_elsewhere_opens_the_next():
    closing = unit("jump", "（下转第三版）", part="late")
    opening = unit("jump", "（上接第二版）", part="late")
    units = [*page("H渠 B渠"), closing, opening, *page("b茶 h茶")]
    assert [(0, 1, 2), (3, 4, 5)] == places(units)


def test_a_caption_with_its_credit_is_a_photo():
    groups = segmented(
        [unit("caption", "图为新桥合龙现场。", part="photo"), unit("credit", "本报记者 魏明 摄", part="photo")]
    )
    assert [("photo", (0, 1))] == [found[:2] for found in groups]


@pytest.mark.parametrize(("credit", "photos"), [(" 魏明 摄", 2), ("晚报记者 魏明/摄", 2), ("", 1)])
def test_a_caption_that_ends_with_its_credit_closes_the_photo(credit, photos):
    captions = ("图为新桥合龙现场" + credit, "渠水流进了稻田 李小光 摄")
    groups = segmented([unit("caption", text, part="photo") for text in captions])
    assert ["photo"] * photos == [kind for kind, _, _ in groups]


def test_a_notice_under_its_title_is_a_notice():
    groups = segmented(
        [
            unit("headline", "拍卖公告", part="notice"),
            unit("notice", "受委托，我公司定于五月二日公开拍卖下列标的：", part="notice"),
        ]
    )
    assert ["notice"] == [kind for kind, _, _ in groups]


def test_a_byline_on_its_own_line_goes_to_the_body_it_opens_or_the_one_it_closes():
    byline = unit("byline", "特约记者 魏明 通讯员 李小光", part="late", opens=True)
    assert (2, 3, 4) in places([*page("b渠 h渠"), byline, *page("b茶 h茶")])
    closing = unit("byline", byline.text, part="late", opens=False)
    assert (0, 1, 2) in places([*page("b渠 h渠"), closing, *page("b茶 h茶")])


def beginning(one):
    return unit(one.kind, one.text, one.code, part=one.part, opens=one.opens, begins=True)


def run(order):
    """A page whose headings stand in a run, the labels telling where another article's begins."""
    units = page(order)
    return [
        beginning(one) if k > 0 and one.kind == before.kind == "headline" else one
        for k, (before, one) in enumerate(zip([*units[:1], *units], units, strict=False))
    ]


@pytest.mark.parametrize("order", ["H茶 H渠 H桥 B渠 B茶 B桥", "b渠 b茶 b桥 h桥 h渠 h茶"])
def test_headings_in_a_run_find_their_bodies_by_their_words(order):
    words = order.split()
    groups = {frozenset(words[i][1] for i in found) for found in places(run(order)) if len(found) > 1}
    assert groups == {frozenset(word[1]) for word in words if word[0] in "Hh"}


def test_headings_that_share_no_word_with_any_body_keep_the_order_of_the_page():
    heads = [unit("headline", "喜讯", begins=k > 0) for k in range(2)]
    bodies = [unit("body", "渠水昨天通到了家门口。"), unit("body", "新桥昨天合龙。")]
    assert {(0, 2), (1, 3)} == set(places([*heads, *bodies]))


def test_a_body_goes_on_behind_a_folio_line_inside_it():
    page = [
        unit("headline", "渠水通了"),
        unit("body", "清溪县的渠水昨天通到了家门口。"),
        unit("furniture", "清溪日报 B2", part="furniture"),
        unit("body", "三个乡镇的稻田都喝上了水。", opens=False),
    ]
    assert [(0, 1, 3), (2,)] == places(page)


def test_a_byline_in_brackets_goes_to_the_body_it_closes():
    units = [*page("H渠 B渠"), unit("byline", "（本报记者 魏明）"), *page("H茶 B茶")]
    assert (0, 1, 2) in places(units)


def test_every_unit_is_in_one_record():
    jump, credit = unit("jump", "（下转第三版）"), unit("credit", "魏明 摄", part="photo")
    last = [unit("furniture", "清溪日报", part="furniture"), unit("code", "③8"), jump, credit]
    units = [*page("H渠 B渠!"), *last]
    assert list(range(len(units))) == sorted(i for found in places(units) for i in found)


def test_a_line_that_sends_the_reader_on_stays_with_its_text_behind_a_code():
    units = [*page("b渠!"), unit("jump", "（下转第三版）", part="late"), *page("h渠 B茶")]
    assert (0, 1, 2) in places(units)


def test_a_body_without_a_heading_has_the_one_that_follows_below_it():
    sign_off = unit("byline", "（本报记者 魏明）", "③8", part="late")
    units = [*page("B渠"), sign_off, *page("h渠 H茶 B茶")]
    assert [(0, 1, 2), (3, 4)] == places(units)


def test_a_body_with_a_heading_does_not_take_another_one_from_below():
    assert {frozenset(("H渠", "B渠")), frozenset(("H茶",))} == grouped("H渠 B渠 h茶")


def plain(text, code=None, *, opens=False, part="article"):
    """A paragraph."""
    return unit("body", text, code, part=part, opens=opens)


def groups_of(*units):
    return [found[:2] for found in segmented(units)]


CREDIT = unit("credit", "魏明 摄", part="photo")
SHORT = plain("图为新桥合龙现场。")
HEADING, OPENING = page("H渠 B渠")


def test_a_short_text_without_a_heading_above_a_bare_credit_is_its_caption():
    assert [("photo", (0, 1)), ("article", (2, 3))] == groups_of(SHORT, CREDIT, HEADING, OPENING)
    assert [0.8] == [sure for _, _, sure in segmented([SHORT, CREDIT])]


@pytest.mark.parametrize(
    "text",
    [
        SHORT._replace(text="图为新桥合龙现场。" * 30),
        SHORT._replace(text="本报讯（记者魏明）新桥合龙。"),
        SHORT._replace(code="③8"),
        unit("headline", "新桥合龙"),
    ],
    ids=["long", "with a lead", "with a code", "a headline"],
)
def test_what_could_be_no_caption_is_none(text):
    assert [("article", (0,)), ("photo", (1,))] == groups_of(text, CREDIT)


def test_three_paragraphs_are_no_caption():
    assert [("article", (0, 1, 2)), ("photo", (3,))] == groups_of(SHORT, SHORT, SHORT, CREDIT)


def test_a_photo_with_a_caption_wants_no_other():
    caption = unit("caption", "图为新桥合龙现场。", part="photo")
    assert [("article", (0,)), ("photo", (1, 2))] == groups_of(SHORT, caption, CREDIT)


def test_a_second_credit_is_of_another_photo():
    caption = unit("caption", "图为新桥合龙现场。", part="photo")
    assert [("photo", (0, 1)), ("photo", (2, 3))] == groups_of(caption, CREDIT, caption, CREDIT)
    assert [("photo", (0, 1, 2))] == groups_of(caption, caption, CREDIT)


def test_a_text_has_one_code_and_what_stands_behind_it_is_another():
    heading = HEADING._replace(code="②7")
    assert [("article", (0,)), ("article", (1, 2))] == groups_of(
        heading, plain("渠水通了。"), plain("稻田有水。", "③8")
    )
    assert [0.5, 0.5] == [sure for _, _, sure in segmented([heading, plain("渠水通了。", "③8")])]


def test_a_line_that_comes_from_another_page_opens_a_text_and_one_that_goes_there_closes_it():
    come, go = unit("jump", "（上接第一版）"), unit("jump", "（下转第三版）")
    assert [("article", (0, 1)), ("article", (2, 3))] == groups_of(HEADING, OPENING, come, plain("渠水通了。"))
    assert [("article", (0, 1, 2)), ("article", (3, 4))] == groups_of(HEADING, OPENING, go, HEADING, OPENING)


def test_a_byline_above_a_text_opens_it_and_one_below_closes_it():
    above, below = unit("byline", "本报记者 魏明", opens=True), unit("byline", "（本报记者 魏明）")
    opening = plain("石门镇的春茶昨天上市。", opens=True)
    assert [("article", (0, 1)), ("article", (2, 3))] == groups_of(HEADING, OPENING, above, opening)
    assert [("article", (0, 1, 2)), ("article", (3, 4))] == groups_of(HEADING, OPENING, below, HEADING, OPENING)
    assert [("article", (0, 1, 2)), ("article", (3,))] == groups_of(HEADING, OPENING, below, opening)
    assert [("article", (0, 1, 2, 3))] == groups_of(HEADING, OPENING, below, plain("石门镇的春茶昨天上市。"))


def test_a_paragraph_opens_a_text_only_where_it_was_read_as_a_lead():
    opening = plain("石门镇的春茶昨天上市。", opens=True)
    assert [("article", (0, 1)), ("article", (2,))] == groups_of(HEADING, OPENING, opening)
    assert [("article", (0, 1, 2))] == groups_of(HEADING, OPENING, plain(opening.text))


def test_so_it_does_above_its_heading():
    late = [plain(text, opens=True, part="late") for text in (OPENING.text, "石门镇的春茶昨天上市。")]
    assert [("article", (0,)), ("article", (1,))] == groups_of(*late)
    assert [("article", (0, 1))] == groups_of(late[0], plain(late[1].text, part="late"))


def test_the_paragraphs_of_a_notice_are_one_notice():
    text = unit("notice", "受委托，我公司定于五月二日公开拍卖下列标的：", part="notice")
    assert [("notice", (0, 1))] == groups_of(text, text)
