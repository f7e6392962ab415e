"""What a newspaper's corrected pages teach of its bylines."""

import json
from pathlib import Path

import pytest

pytest.importorskip("rapidfuzz", reason="needs the extra learn")

from newsclean.clean import fix
from newsclean.label.differences import differences
from newsclean.label.observed import observed
from newsclean.label.read import reader, reference
from newsclean.label.weights import WEIGHTS
from newsclean.layout.rows import measured_page
from newsclean.learn.adapt import adapted
from newsclean.learn.forms import forms_of
from newsclean.learn.lesson import gold_pages, lesson
from newsclean.profile import DEFAULT, Profile
from newsclean.text.edits import revert

SIGNED = [
    "滨河客户端记者 柏应",
    "云岭客户端记者 马松",
    "安和客户端记者 韦小岚",
    "石桥客户端记者 王宁",
    "东浦客户端记者 谢国",
]
NEWS = [
    (
        "小镇添了新书屋",
        "3月5日，镇上的新书屋开门，第一天借出四十本书。",
        "管书屋的老人说，来得最多的是放学的孩子。",
    ),
    (
        "河边的旧船有了新用处",
        "2月9日，河边的旧船被改成了茶室，船头还留着缆绳。",
        "喝茶的人说，坐在船上听得见水声。",
    ),
    ("山上的桃花开早了", "3月1日，山上的桃花开了，比去年早了十天。", "果农担心倒春寒，夜里在地头生起了火。"),
    ("老街修路不断行", "4月2日，老街开始修路，工人夜里干活，白天让出半边街。", "开店的人说，生意没有少多少。"),
    ("村里办起了运动会", "5月4日，村里的运动会开场，最大的选手七十八岁。", "拔河的绳子断了一次，大家笑了很久。"),
]
OTHER = (
    "渡口建起新桥\n沧河客户端记者 任海6月7日，渡口的新桥通车，\n两岸的人走过去只要三分钟。\n"
    "摆渡的老人说，他把船留给了孙子。\n"
)


def test_bylines_tell_what_they_have_in_common() -> None:
    assert ("…客户端记者 …", "撰稿·… 编辑·…") == forms_of(
        [*SIGNED, "撰稿·周平 编辑·褚禾", "撰稿·方同 编辑·云国", "孤本"]
    )


def test_bylines_that_have_nothing_in_common_make_no_form() -> None:
    assert () == forms_of(["柏应", "（马松）", "记者 韦岚", "王宁 摄", ""])


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What five pages teach of a newspaper whose bylines run into their texts."""
    folder = tmp_path_factory.mktemp("paper")
    for number, (byline, (headline, lead, body)) in enumerate(zip(SIGNED, NEWS, strict=True)):
        cut = len(lead) // 2
        (folder / f"page{number}.txt").write_text(f"{headline}\n{byline}{lead[:cut]}\n{lead[cut:]}\n{body}\n", "utf-8")
        record = {"kind": "article", "headline": headline, "byline": byline, "body": [lead, body]}
        (folder / f"page{number}.gold.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    base = WEIGHTS.read_bytes()
    learned = differences(base, adapted(base, [lesson(page, DEFAULT) for page in gold_pages(folder)]))
    (folder / "paper.weights").write_bytes(learned)
    return folder / "paper.weights"


def test_the_form_of_a_byline_is_learned_from_other_bylines(weights: Path) -> None:
    (record,) = fix(OTHER, Profile(weights=str(weights))).records
    assert "沧河客户端记者 任海" == record.byline
    assert record.body[0].startswith("6月7日，渡口的新桥通车")


def test_without_these_pages_the_byline_stays_in_the_text() -> None:
    assert not any(record.byline for record in fix(OTHER).records)


def test_a_file_of_weights_tells_the_forms(weights: Path) -> None:
    told = json.loads(weights.read_bytes().partition(b"\n")[0])
    assert ["…客户端记者 …"] == told["newspaper"]["bylines"]


def test_with_learned_forms_twice_is_once_and_numpy_reads_as_the_core_does(weights: Path) -> None:
    profile = Profile(weights=str(weights))
    once = fix(OTHER, profile)
    assert once.text == fix(once.text, profile).text
    assert OTHER == revert(once.text, once.edits)
    seen = observed(measured_page(OTHER), profile)
    read = [read_rows(seen, {}) for read_rows in (reader(profile.weights), reference(profile.weights))]
    assert [*read[0][0]] == [*read[1][0]]
    assert read[0][1:] == read[1][1:]
