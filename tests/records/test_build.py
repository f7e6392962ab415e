"""Every line of a record comes to stand in the field it was printed as, and the field says where that was."""

import pytest

from newsclean.document import Row, Story, as_unit
from newsclean.label.labels import NEXT, Label
from newsclean.records.build import build
from newsclean.records.record import Link, Person, Record
from newsclean.text.edits import Draft, Edit

HEAD = ("headline", "渠水通到了家门口")
BODY = ("body", "清溪县的渠水昨天通到了家门口。")


LABELS = {label.role.value: label for label in reversed(Label) if label not in NEXT}


def built(kind, *lines, edits=(), name="front.txt", number=1, sure=1.0):
    """The record of one story whose clean text has these lines: kind, text and, perhaps, code."""
    units = [
        as_unit([Row(i, i + 1, text, LABELS[kind], 0.9)], text, code[0] if code else None)
        for i, (kind, text, *code) in enumerate(lines)
    ]
    text = "\n".join(text for _, text, *_ in lines) + "\n"
    (record,) = build(name, number, Draft(text), [Story(kind, tuple(units), sure)], edits)
    return record, text


def article(*lines):
    return built("article", *lines)[0]


def test_of_two_headlines_the_first_is_the_kicker():
    record = article(("headline", "清溪县治水十年"), HEAD, BODY)
    assert ("清溪县治水十年", HEAD[1], None) == (record.kicker, record.headline, record.subtitle)


def test_what_follows_kicker_and_headline_is_the_subtitle():
    record = article(("kicker", "清溪县治水十年"), HEAD, ("headline", "三乡稻田喝上了水"), BODY)
    assert ("清溪县治水十年", HEAD[1], "三乡稻田喝上了水") == (record.kicker, record.headline, record.subtitle)


def test_a_kicker_may_be_drawn_below_its_headline_but_a_second_one_is_the_subtitle():
    one = article(HEAD, ("kicker", "清溪县治水十年"), BODY)
    assert ("清溪县治水十年", HEAD[1], None) == (one.kicker, one.headline, one.subtitle)
    two = article(("kicker", "清溪县治水十年"), HEAD, ("kicker", "三乡稻田喝上了水"), BODY)
    assert ("清溪县治水十年", HEAD[1], "三乡稻田喝上了水") == (two.kicker, two.headline, two.subtitle)


def test_two_kickers_above_a_headline_are_one():
    record = article(("kicker", "清溪县治水十年"), ("kicker", "又有新成"), HEAD, BODY)
    assert ("清溪县治水十年 又有新成", HEAD[1], None) == (record.kicker, record.headline, record.subtitle)


@pytest.mark.parametrize("brackets", ["（渠边新语）", "(渠边新语)"])
def test_the_name_of_a_column_on_a_line_of_its_own_is_of_the_headline(brackets):
    record = article(HEAD, ("headline", brackets), BODY)
    assert (None, HEAD[1] + brackets) == (record.kicker, record.headline)


def test_below_a_headline_that_bears_the_name_of_a_column_stands_its_subtitle():
    record = article(("headline", "相约春天（渠边新语）"), ("headline", "三乡稻田喝上了水"), BODY)
    assert (None, "相约春天（渠边新语）", "三乡稻田喝上了水") == (record.kicker, record.headline, record.subtitle)


def test_a_subtitle_is_one():
    assert "三乡稻田喝上了水" == article(HEAD, ("subtitle", "三乡稻田喝上了水"), BODY).subtitle


def test_a_byline_on_its_own_lines_is_one_text():
    record = article(HEAD, ("byline", "本报记者 魏明"), ("byline", "通讯员 李小光"), BODY)
    assert ("本报记者 魏明 通讯员 李小光", (BODY[1],)) == (record.byline, record.body)
    assert (Person("本报记者", "魏明"), Person("通讯员", "李小光")) == record.people


def test_brackets_below_a_byline_follow_without_a_space():
    assert (
        "本报记者 魏明（清溪县）" == article(HEAD, ("byline", "本报记者 魏明"), ("byline", "（清溪县）"), BODY).byline
    )


def test_who_is_named_once_more_further_down_belongs_to_the_text():
    record = article(HEAD, ("byline", "本报记者 魏明"), BODY, ("byline", "（本报记者 李小光）"))
    assert ("本报记者 魏明", (BODY[1], "（本报记者 李小光）")) == (record.byline, record.body)


def test_a_byline_is_taken_out_of_the_paragraph_that_it_opens():
    record = article(HEAD, ("body", "　　本报讯（记者魏明）" + BODY[1]), BODY)
    assert ("本报讯（记者魏明）", (BODY[1], BODY[1])) == (record.byline, record.body)


@pytest.mark.parametrize("sign_off", ["（本报记者 魏明）", "（魏明 李小光）"])
def test_a_byline_is_taken_out_of_the_paragraph_that_it_closes(sign_off):
    record = article(HEAD, BODY, ("body", BODY[1] + sign_off))
    assert (sign_off, (BODY[1], BODY[1])) == (record.byline, record.body)


def test_a_body_without_text_has_no_paragraphs():
    assert () == article(HEAD, ("byline", "本报记者 魏明")).body


@pytest.mark.parametrize(
    ("paragraph", "jump"),
    [(BODY[1] + "（下转第三版）", "下转第三版"), ("（上接第一版）" + BODY[1], "上接第一版")],
)
def test_a_jump_is_taken_out_of_its_paragraph(paragraph, jump):
    record = article(HEAD, ("body", paragraph))
    assert (jump, (BODY[1],)) == (record.jump, record.body)


def test_a_jump_on_its_own_line_is_told_without_brackets_and_a_second_one_the_same_way_is_text():
    record = article(HEAD, ("jump", "【下转第三版】"), BODY, ("jump", "（下转第四版）"))
    assert ("下转第三版", (BODY[1], "（下转第四版）")) == (record.jump, record.body)


def test_a_text_may_come_from_one_page_and_go_on_to_another():
    record = article(HEAD, ("jump", "（上接第一版）"), BODY, ("jump", "（下转第四版）"))
    assert ("上接第一版 下转第四版", (BODY[1],)) == (record.jump, record.body)


def test_a_credit_is_taken_out_of_its_caption():
    record, _ = built("photo", ("caption", "图为新桥合龙现场。 魏明 摄"))
    assert ("魏明 摄", ("图为新桥合龙现场。",)) == (record.byline, record.body)


def test_a_credit_on_its_own_line_leaves_the_caption_as_it_is():
    record, _ = built("photo", ("caption", "图为新桥合龙现场。 李小光 摄"), ("credit", "魏明 摄"))
    assert ("魏明 摄", ("图为新桥合龙现场。 李小光 摄",)) == (record.byline, record.body)


def test_the_fields_of_a_folio_line_are_told_apart():
    record, _ = built("furniture", ("furniture", "清溪日报  2021年11月13日 星期六　　第3版"), ("headline", "要闻"))
    assert (None, ("清溪日报", "2021年11月13日 星期六", "第3版", "要闻")) == (record.headline, record.body)


def test_a_notice_has_a_title_and_text_only():
    record, _ = built("notice", ("headline", "拍卖公告"), ("byline", "清溪拍卖行"), ("jump", "（下转第三版）"))
    assert ("拍卖公告", None, None) == (record.headline, record.byline, record.jump)
    assert ("清溪拍卖行", "（下转第三版）") == record.body


def test_clauses_that_stand_far_apart_have_one_space_between_them():
    assert "修新路 架新桥" == article(("headline", "修新路　　架新桥"), BODY).headline


def test_the_first_code_is_the_records():
    record = article(HEAD, (*BODY, "③8"), (*BODY, "②7"))
    assert "③8" == record.code


def test_a_record_without_a_code_has_none():
    record = article(HEAD, BODY)
    assert (None, False) == (record.code, "code" in record.spans)


def test_every_field_says_where_it_stands_in_the_source():
    record, text = built("article", HEAD, ("body", "本报讯（记者魏明）" + BODY[1]), BODY)
    told = {field: text[slice(*span)] for field, span in record.spans.items() if field != "body"}
    assert {"headline": HEAD[1], "byline": "本报讯（记者魏明）"} == told
    assert record.body == tuple(text[slice(*span)] for span in record.body_spans)


def test_a_field_of_two_lines_reaches_from_the_first_to_the_last():
    record, text = built("article", HEAD, ("byline", "本报记者 魏明"), ("byline", "通讯员 李小光"), BODY)
    assert "本报记者 魏明\n通讯员 李小光" == text[slice(*record.spans["byline"])]


def test_the_code_is_found_in_the_source_behind_its_text():
    clean_length = len(HEAD[1] + "\n" + BODY[1])
    source = f"②7{HEAD[1]}\n{BODY[1]}③8\n②9\n"
    edits = (
        Edit(0, 2, "②7", "", "editor_codes"),
        Edit(clean_length + 2, clean_length + 4, "③8", "", "editor_codes"),
        Edit(clean_length + 5, clean_length + 8, "②9\n", "", "editor_codes"),
    )
    record, _ = built("article", HEAD, (*BODY, "③8"), edits=edits)
    assert "③8" == source[slice(*record.spans["code"])]


def test_confidence_is_that_of_the_lines_and_of_the_grouping():
    record, _ = built("article", HEAD, BODY, sure=0.5)
    assert 0.45 == record.confidence


def test_each_field_is_as_sure_as_the_least_sure_of_its_lines():
    lines = [(Label.HEADLINE_FIRST, "渠水通到了家门口", 0.7), (Label.BYLINE, "本报记者 林远", 0.95)]
    lines += [(Label.LEAD, "清溪县的渠水昨天通到了家门口。", 0.9), (Label.BODY_FIRST, "乡亲们都来看。", 0.6)]
    units = [as_unit([Row(i, i + 1, text, label, sure)], text) for i, (label, text, sure) in enumerate(lines)]
    draft = Draft("\n".join(text for _, text, _ in lines) + "\n")
    (record,) = build("", 1, draft, [Story("article", tuple(units))], ())
    assert {"headline": 0.7, "byline": 0.95, "body": 0.6} == record.field_confidence
    assert 0.6 == record.confidence


def test_a_byline_and_the_paragraph_that_it_was_taken_out_of_are_as_sure():
    record, _ = built("article", HEAD, ("lead", "本报讯（记者周禾）渠水昨天通到了家门口。", "③8"))
    assert dict.fromkeys(("headline", "body", "byline", "code"), 0.9) == record.field_confidence


def test_a_text_without_headline_or_end_is_doubtful_however_sure_its_lines_are():
    whole, _ = built("article", HEAD, BODY)
    bodiless, _ = built("article", HEAD)
    assert bodiless.confidence < 0.3
    headless, _ = built("article", BODY)
    cut_short, _ = built("article", ("body", BODY[1].rstrip("。") + "，稻"))
    assert whole.confidence > 0.8 > headless.confidence > cut_short.confidence


def test_an_id_is_of_the_page_and_the_place_on_it():
    first, again = built("article", HEAD, BODY)[0].id, built("article", HEAD, BODY)[0].id
    other, next_page = built("article", HEAD, name="back.txt")[0].id, built("article", HEAD, number=2)[0].id
    assert first == again
    assert 3 == len({first, other, next_page})
    assert first.endswith("-001")
    assert ("front.txt", 2) == (built("article", HEAD, number=2)[0].page, built("article", HEAD, number=2)[0].number)


def test_a_page_whose_name_is_no_text_has_ids():
    assert built("article", HEAD, name="\udcff.txt")[0].id.endswith("-001")


def test_a_record_moves_with_its_page():
    record, text = built("article", HEAD, ("byline", "本报记者 魏明"), BODY)
    moved = record.moved(7)
    assert {"headline", "byline", "body"} == set(moved.spans)
    assert record.body == tuple(("·" * 7 + text)[slice(*span)] for span in moved.body_spans)
    assert record.byline == ("·" * 7 + text)[slice(*moved.spans["byline"])]
    assert record == moved._replace(spans=record.spans)


def test_a_record_is_plain_to_those_who_write_it():
    link = Link("3.txt", 1, "b", 0.8)
    byline = ("byline", "新华社北京1月31日电（记者魏明）")
    plain = article(HEAD, byline, BODY)._replace(continues_on=link, continues_from=link).as_dict()
    assert [BODY[1]] == plain["body"]
    assert {"agency": "新华社", "place": "北京", "date": "1月31日"} == plain["dateline"]
    assert [{"role": "记者", "name": "魏明"}] == plain["people"]
    assert (
        plain["continues_on"] == plain["continues_from"] == {"page": "3.txt", "number": 1, "id": "b", "confidence": 0.8}
    )
    assert (None, []) == (Record("article").as_dict()["dateline"], Record("article").as_dict()["people"])
