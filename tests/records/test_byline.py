"""Bylines in all their forms."""

import pytest

from newsclean.records.byline import dateline_of, people_of
from newsclean.records.leads import credit_of, jump_of, lead_of, named_of, sign_off_of

LEADS = [
    ("本报讯（记者魏明 通讯员李小光）昨天，渠水通了。", "本报讯（记者魏明 通讯员李小光）"),
    ("本报讯（荀树、巴雨）昨天，渠水通了。", "本报讯（荀树、巴雨）"),
    ("本报讯 （记者魏明）昨天，渠水通了。", "本报讯 （记者魏明）"),
    ("本报清溪10月23日电（记者魏明）渠水通了。", "本报清溪10月23日电（记者魏明）"),
    ("据新华社北京2月7日电 渠水通了。", "据新华社北京2月7日电"),
    ("新华社电（记者魏明）渠水通了。", "新华社电（记者魏明）"),
    ("中新网2月8日电 渠水通了。", "中新网2月8日电"),
    ("【記者魏明／台北報導】渠水昨天通了。", "【記者魏明／台北報導】"),
    ("（记者魏明）渠水通了。", "（记者魏明）"),
    ("晨报讯（记者魏明）渠水通了。", "晨报讯（记者魏明）"),
    ("本报清溪专电（特派记者魏明）渠水通了。", "本报清溪专电（特派记者魏明）"),
    ("据央视新闻客户端消息：渠水通了。", "据央视新闻客户端消息"),
    ("〔清溪讯〕渠水通了。", "〔清溪讯〕"),
    ("［记者魏明报道］渠水通了。", "［记者魏明报道］"),
    ("〔記者魏明／嘉義報導〕渠水昨天通了。", "〔記者魏明／嘉義報導〕"),
    ("【本報特寫】渠水昨天通了。", "【本報特寫】"),
    ("〔本報專訪〕渠水昨天通了。", "〔本報專訪〕"),
    ("本报讯 记者魏明 通讯员李小光报道 渠水通了。", "本报讯 记者魏明 通讯员李小光报道"),
    ("本报清溪八月二日电 记者魏明报道：“水来了！”", "本报清溪八月二日电 记者魏明报道："),
    ("本报云岭讯 首席记者许安南报道目前渠水已经通了。", "本报云岭讯 首席记者许安南报道"),
    ("本报讯 记者魏明报道组织部门昨天发出通知。", "本报讯 记者魏明报道"),
    ("本报讯 记者昨天从报道员大会获悉，", "本报讯"),
    ("快报讯（通讯员 李小光 记者 魏明）渠水通了。", "快报讯（通讯员 李小光 记者 魏明）"),
    ("新华社沧河三日电 渠水通了。", "新华社沧河三日电"),
]


@pytest.mark.parametrize(("text", "byline"), LEADS)
def test_a_lead_is_parted_from_its_text(text, byline):
    assert byline == lead_of(text).text


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("本报讯春茶上市了。", "本报讯"),
        ("（清溪十二日訊）渠水通了。", "（清溪十二日訊）"),
        ("(重慶廿日電)渠水通了。", "(重慶廿日電)"),
        ("（劍橋）雙方各不相讓。", "（劍橋）"),
    ],
)
def test_a_lead_in_a_line_that_was_read_as_one_with_a_byline_is_parted_whatever_its_form(text, byline):
    assert byline == lead_of(text, named=True).text
    assert lead_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "本报讯问了三家企业。",
        "据新华社消息的准确度，",
        "晨报讯息很快。",
        "记者昨天看到，渠水通了。",
        "新华社区的居民喝上了好水。",
        "（一）修好渠道。",
    ],
)
def test_what_is_no_lead_stays_in_the_text(text):
    assert lead_of(text) is None


@pytest.mark.parametrize(
    "byline",
    [
        "（本报综合）",
        "（文/魏明）",
        "（转自《清溪晚报》）",
        "（掘进三队 魏明）",
        "（县委报道组）",
        "（清溪日报 魏明）",
        "（本报记者 魏明）",
        "（据新华社）",
        "（记者 魏明 通讯员 李小光）",
        "（新华社北京2月26日电 记者魏明）",
    ],
)
def test_a_sign_off_is_parted_from_its_text(byline):
    assert byline == sign_off_of("渠水通了。" + byline).text
    assert byline == sign_off_of(byline).text


@pytest.mark.parametrize(
    "text",
    [
        "渠水通了（见图）。",
        "渠水通了。（完）",
        "渠水通了。（据了解）",
        "渠水通了。（综合利用）",
        "渠水通了。（作者单位：清溪县水利站）",
    ],
)
def test_what_is_no_sign_off_stays_in_the_text(text):
    assert sign_off_of(text) is None
    assert named_of(text) is None


def test_people_have_their_roles():
    people = people_of("特约记者 魏明 通讯员 李小光 王芳")
    assert [("特约记者", "魏明"), ("通讯员", "李小光"), ("通讯员", "王芳")] == [tuple(person) for person in people]


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("本报讯（记者魏明实习生李小光）", "记者:魏明 实习生:李小光"),
        ("文/魏明 图/李小光", "文:魏明 图:李小光"),
        ("文／顏以晴", "文:顏以晴"),
        ("新华社发（魏明 摄）", "摄:魏明"),
        ("（本组稿件由本报记者魏明、通讯员李小光采写）", "本报记者:魏明 通讯员:李小光"),
        ("本报记者 魏明 摄 滨河晚报 星期六", "本报记者:魏明"),
        ("（新华社北京2月26日电 记者魏明）", "记者:魏明"),
        ("（魏明 李小光）", ":魏明 :李小光"),
        ("据新华社北京2月7日电", ""),
        ("村里修好了渠，乡亲们说今年的水比往年早到了半个月。", ""),
    ],
)
def test_people_are_told_from_what_stands_about_them(byline, people):
    assert people == " ".join(":".join(person) for person in people_of(byline))


@pytest.mark.parametrize("byline", ["本报记者 魏明 通讯员 李小光", "（本报记者方青、通讯员袁石采写）"])
def test_a_correspondent_makes_no_dateline(byline):
    assert dateline_of(byline) is None


def test_a_dateline_has_agency_place_and_date():
    assert ("本报", "清溪", "10月23日") == tuple(dateline_of("本报清溪10月23日电（记者魏明）"))


@pytest.mark.parametrize("jump", ["下转第三版", "上接A04版", "下转３版", "下轉第三版"])
def test_a_jump_line_is_known_at_either_end(jump):
    assert jump == jump_of(f"渠水通了。（{jump}）").text
    assert jump == jump_of(f"（{jump}）渠水通了。").text


@pytest.mark.parametrize(
    "credit", ["魏明 摄", "CFP供图", "受访者供图", "图片由市图书馆提供", "（图片来源：清溪发布）", "资料图片"]
)
def test_a_credit_is_parted_from_its_caption(credit):
    assert credit == credit_of("渠水流进了稻田。" + credit).text


@pytest.mark.parametrize(
    "credit",
    ["魏明 摄", "魏明/摄", "魏明 李小光 摄影报道", "本报记者 魏明 摄", "晚报记者 魏明/图", "图/魏明", "企业供图"],
)
def test_a_credit_is_parted_from_a_caption_without_a_full_stop(credit):
    assert credit == credit_of("图为渠水流进稻田 " + credit).text


@pytest.mark.parametrize(
    "caption",
    [
        *("图为电视台在村里拍摄", "画展上的 水墨摄影", "图为读者 一起看图", "图为记者在新桥上 高空拍摄"),
        *("这是本报记者高空拍摄", "老城门 去年摄", "新村一角 高山流水摄", "展厅里的展品 摄影 黄山松"),
    ],
)
def test_a_caption_without_a_credit_stays_whole(caption):
    assert credit_of(caption) is None


def test_the_clauses_of_a_caption_are_no_part_of_its_credit():
    assert credit_of("图为新桥合龙现场 市民前来 拍照留念 王明 摄").text == "王明 摄"


@pytest.mark.parametrize(
    "text",
    [
        "●记者 白天 走访了三家农贸市场，看到菜价平稳。",
        "◎文／白峰 白露 秋意渐浓的时候，人们上山采茶。",
        "写：于是 我回到了故乡的小村，再也没有离开。",
        "□记者 高考 查分今天开始，考生可以上网查询。",
    ],
)
def test_the_first_word_of_a_text_is_no_name_of_a_byline(text):
    assert lead_of(text) is None


@pytest.mark.parametrize(
    ("text", "jump"),
    [
        ("渠水通了。（下转A3版）", "下转A3版"),
        ("渠水通了。▶▶下转第三版", "下转第三版"),
        ("渠水通了。↘转第3版", "转第3版"),
        ("◀◀紧接A05版，渠水昨天通了。", "紧接A05版"),
        ("渠水昨天通了。下转A4", "下转A4"),
    ],
)
def test_a_jump_line_is_parted_from_its_text_in_all_its_forms(text, jump):
    assert jump == jump_of(text).text


def test_a_word_that_turns_is_no_jump_line():
    assert jump_of("水位由低转第一版的预报而来") is None
