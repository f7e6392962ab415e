"""Where a newspaper's headings are known to stand in the order of their texts, each text has one."""

from pathlib import Path

import numpy as np
import pytest

from newsclean.clean import fix
from newsclean.label.differences import changeable, changed
from newsclean.label.heading_runs import unmatched
from newsclean.label.labels import HEADINGS as HEADING_LABELS
from newsclean.label.labels import Label
from newsclean.label.model import load
from newsclean.label.newspaper import ANY_NEWSPAPER, SIGNS, newspaper
from newsclean.label.observed import observed
from newsclean.label.order import earned_by_matching, earned_by_order
from newsclean.label.read import reader, reference
from newsclean.label.weights import WEIGHTS
from newsclean.layout.rows import measured_page
from newsclean.profile import Profile

TEXTS = [
    "清溪县的渠水昨天通到了家门口，三个乡镇的八千亩稻田都喝上了渠水，县水利局说秋天再修两条支渠。",
    "石门镇的春茶昨天上市，价格稳定，茶农说今年茶芽比往年壮，茶叶合作社收购点一早排起了长队。",
    "连接两岸的新桥昨天合龙，乡亲们过河只要五分钟，老渡船下月停航，摆渡人老韩说他要第一个走上桥。",
]
HEADINGS = ["渠水通到家门口", "八千亩稻田解渴", "春茶上市", "价格稳定茶农笑", "新桥合龙", "老渡船停航"]
FIRST, NEXT, LEAD, BODY = Label.HEADLINE_FIRST, Label.HEADLINE_NEXT, Label.LEAD, Label.BODY_FIRST
ORDERED = ANY_NEWSPAPER._replace(earned=((0,) * len(Label),) * len(SIGNS), in_order=True)
NAMES = ["柏应", "马松", "韦岚"]
SIGNED = [f"　　本报讯（记者 {name}）{text}" for name, text in zip(NAMES, TEXTS, strict=True)]
PAGE = "\n".join([*HEADINGS, *(text[i : i + 15] for text in SIGNED for i in range(0, len(text), 15))]) + "\n"


def scores_of(rows: list[str], labels: list[Label], perhaps: int | None = None) -> np.ndarray:
    """The scores of rows as the network reads them, one of which is `perhaps` a lead; of one heading less sure."""
    unsure = Label.HEADLINE_OPENS not in labels
    scores = np.zeros((len(rows), len(Label)), dtype=np.int64)
    scores[range(len(rows)), labels] = [1250 if unsure and label in HEADING_LABELS else 2500 for label in labels]
    if perhaps is not None:
        scores[perhaps, LEAD] = 2450
    return scores


def found(rows: list[str], labels: list[Label], perhaps: int | None = None) -> np.ndarray:
    """What labels earn more on such rows where the headings are known to stand in order."""
    ordered = load()._replace(newspaper=ORDERED)
    return earned_by_order(ordered, rows, list(range(len(rows))), scores_of(rows, labels, perhaps))


def test_each_text_has_one_heading_in_their_order() -> None:
    more = found(HEADINGS + TEXTS, [FIRST, *[NEXT] * 5, LEAD, LEAD, LEAD])
    assert [False, False, True, False, True, False] == (more[:6, Label.HEADLINE_OPENS] > 0).tolist()


def test_a_heading_too_many_shows_where_a_text_begins() -> None:
    more = found(
        HEADINGS + TEXTS, [FIRST, NEXT, Label.HEADLINE_OPENS, NEXT, Label.HEADLINE_OPENS, NEXT, LEAD, BODY, LEAD], 7
    )
    assert more[7, LEAD] > 0


def test_nothing_is_said_where_headings_stand_with_their_texts() -> None:
    rows = [row for i, text in enumerate(TEXTS) for row in (*HEADINGS[2 * i : 2 * i + 2], text)]
    assert not found(rows, [FIRST, NEXT, LEAD] * 3).any()


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """That of a newspaper whose headings stand in the order of their texts."""
    data = Path(WEIGHTS).read_bytes()
    path = tmp_path_factory.mktemp("order") / "paper.weights"
    path.write_bytes(changed(data, changeable(data), ORDERED.as_dict()))
    return Profile(weights=str(path))


def test_with_such_weights_texts_get_their_headings_and_twice_is_once(profile: Profile) -> None:
    once = fix(PAGE, profile)
    assert [record.body[0][:4] for record in once.records if record.headline] == ["清溪县的", "石门镇的", "连接两岸"]
    assert once.text == fix(once.text, profile).text


def test_with_and_without_the_compiled_core_the_same_is_read(profile: Profile) -> None:
    seen = observed(measured_page(PAGE), profile)
    assert reader(profile.weights)(seen, {}, {}) == reference(profile.weights)(seen, {}, {})


def test_a_file_of_weights_tells_it() -> None:
    assert newspaper(ORDERED.as_dict()).in_order
    assert not newspaper(
        {key: value for key, value in ORDERED.as_dict().items() if key != "headings_in_order"}
    ).in_order


def test_the_headings_of_any_newspaper_are_read_in_order_where_more_of_them_were_read_than_texts() -> None:
    rows, opens = HEADINGS + TEXTS, Label.HEADLINE_OPENS
    labels = [FIRST, NEXT, opens, NEXT, opens, NEXT, LEAD, BODY, LEAD]
    places, scores = list(range(len(rows))), scores_of(rows, labels, 7)
    assert unmatched(labels, places, len(rows)) == 1
    more = earned_by_matching(load(), rows, places, scores, labels, unbroken=False)
    assert more is not None
    assert more[7, LEAD] > 0
    matched = [*labels[:7], LEAD, LEAD]
    assert earned_by_matching(load(), rows, places, scores, matched, unbroken=False) is None
