"""The model is data, and the best path through it is the same every time."""

import json
import math
import os
from importlib.resources import files

import pytest

from newsclean.errors import ProfileError
from newsclean.label.features import ALL_TEMPLATES, GROUPS, OBSERVED
from newsclean.label.labels import NEXT, Label
from newsclean.label.lanes import LIFT, unpacked
from newsclean.label.model import Model, Weights, load
from newsclean.label.read import earned, label, weigh
from newsclean.label.viterbi import best_path
from newsclean.text.lines import split

WEIGHTS = files("newsclean") / "data" / "weights.json"
PAGE = "本报讯（记者魏明）清溪县\n今年新修渠道四十二公里，让\n下游三个乡镇的稻田都喝上了\n水库的好水。③8\n春渠通水了\n"
LINES = split(PAGE)


def test_the_weights_are_small_enough_to_read():
    assert len(WEIGHTS.read_bytes()) <= 200_000


def test_every_feature_of_the_weights_is_one_that_pages_are_read_with():
    assert {"+".join(names) for names in ALL_TEMPLATES} >= set(json.loads(WEIGHTS.read_text("utf-8"))["features"])


def test_every_template_names_what_is_observed_and_lies_in_a_group():
    assert all(set(names) <= set(OBSERVED) for names in ALL_TEMPLATES)
    assert all(any(set(names) <= set(group) for group in GROUPS) for names in ALL_TEMPLATES)


def test_every_line_has_all_observations():
    assert {len(OBSERVED)} == {len(observed) for observed in weigh(LINES).observed}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"labels": ["NOBODY"]}', '{"labels": [], "features": 3}', "[" * 100_000]
)
def test_what_is_no_weights_file_is_said_to_be_none(text):
    with pytest.raises(ProfileError, match="not weights"):
        Model(text)


@pytest.mark.parametrize("weight", ['"much"', "null", '{"99": 1}', '{"LEAD": 1}'])
def test_a_weight_that_is_none_is_told_when_a_line_has_it(weight):
    raw = json.loads(WEIGHTS.read_text("utf-8"))
    raw["features"]["class"]["lead"] = json.loads(weight)
    with pytest.raises(ProfileError, match="not weights"):
        Model(json.dumps(raw)).earned(weigh(LINES).observed)


def test_weights_that_are_not_there_are_named():
    with pytest.raises(ProfileError, match=r"nowhere\.json"):
        load("nowhere.json")


def test_weights_in_another_encoding_are_refused_with_the_byte(tmp_path):
    (tmp_path / "weights.json").write_text('{"春": 1}', "gb18030")
    with pytest.raises(ProfileError, match=r"weights\.json: byte 2 is not UTF-8"):
        load(str(tmp_path / "weights.json"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_weights_that_come_through_a_pipe_are_refused(tmp_path):
    """Nobody may ever write into it: whoever reads would wait."""
    os.mkfifo(tmp_path / "weights.json")
    with pytest.raises(ProfileError, match="it is no file"):
        load(str(tmp_path / "weights.json"))


@pytest.mark.parametrize("heavy", ["1e999", "9" * 30, "9" * 5000])
def test_a_weight_that_is_too_heavy_is_refused(heavy):
    raw = json.dumps({**json.loads(WEIGHTS.read_text("utf-8")), "opening": {}})
    with pytest.raises(ProfileError, match="not weights that newsclean can read"):
        Model(raw.replace('"opening": {}', f'"opening": {{"LEAD": {heavy}}}'))


@pytest.mark.parametrize("heavy", ["1e999", "9" * 30])
def test_a_feature_that_is_too_heavy_is_refused_when_a_line_has_it(heavy):
    weights = Weights({"n": {"0": json.loads(heavy)}}, list(Label))
    with pytest.raises(ProfileError, match="not weights that newsclean can read"):
        weights["n"]


def test_a_code_ends_its_text():
    labelled = label(LINES, load())
    assert labelled.labels[-1] not in NEXT


def test_on_an_unbroken_page_no_line_goes_on():
    model = load()
    labels, _ = best_path(model, model.earned(weigh(LINES).observed), unbroken=True)
    assert not NEXT & set(labels)


def test_confidence_is_a_probability():
    assert all(
        0.0 <= odds <= 1.0 and not math.isnan(odds) for sure in label(split(PAGE * 5), load()).sure for odds in sure
    )


def test_the_reasons_for_a_label_add_up_to_what_it_earns():
    model = load()
    observed = weigh(LINES).observed[0]
    earned = unpacked(model.earned([observed])[0])[Label.LEAD] - LIFT
    assert earned == sum(weight for weight, _ in model.reasons(observed, Label.LEAD))


def costs_to_begin(text):
    """What it costs the second row of a page to open a paragraph, beside what its observations say."""
    weighed = weigh(split(text))
    free, bound = load().earned(weighed.observed)[1], earned(weighed, load())[1]
    return unpacked(free)[Label.BODY_FIRST] - unpacked(bound)[Label.BODY_FIRST]


def test_a_text_goes_on_after_a_pause_unless_the_paper_ends_sentences_with_it():
    assert costs_to_begin("渠水进村、\n老周来了。\n") > 0
    assert costs_to_begin("渠水進村、\n老周來了、\n" * 20) == 0
