"""The model is data, and the best path through it is the same every time."""

import json
import math
import os
from itertools import pairwise

import numpy as np
import pytest

from newsclean.errors import ProfileError
from newsclean.label.labels import NEXT, Label
from newsclean.label.loaded import SECOND, WEIGHTS
from newsclean.label.model import load, read_model
from newsclean.label.observed import observed
from newsclean.label.path import best_path
from newsclean.label.read import label
from newsclean.label.reference import losses, scores_of
from newsclean.label.shown import shown
from newsclean.label.sizes import COUNTS
from newsclean.label.vetoes import veto
from newsclean.layout.rows import measured_page

PAGE = "本报讯（记者魏明）清溪县\n今年新修渠道四十二公里，让\n下游三个乡镇的稻田都喝上了\n水库的好水。③8\n春渠通水了\n"
MEASURED = measured_page(PAGE)


def retold(**told: object) -> bytes:
    """The weights that come with newsclean, with something else told of them."""
    line, _, body = WEIGHTS.read_bytes().partition(b"\n")
    return json.dumps({**json.loads(line), **told}).encode() + b"\n" + body


def test_the_weights_are_small():
    assert len(WEIGHTS.read_bytes()) + len(SECOND.read_bytes()) <= 1_000_000


def test_what_rows_show_is_among_what_the_weights_know():
    found = shown(observed(measured_page(PAGE * 20)))
    assert (found >= 0).all()
    assert (found < np.array(COUNTS)).all()


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"[" * 100_000, "春".encode("gb18030"), b'{"sha256": 3}\n'])
def test_what_is_no_weights_file_is_said_to_be_none(text):
    with pytest.raises(ProfileError, match="not weights"):
        read_model(text)


@pytest.mark.parametrize(
    "told", [{"labels": ["NOBODY"]}, {"shown": {}}, {"layers": {}}, {"characters": 3}, {"heat": 3}, {"heat": [0, 1]}]
)
def test_weights_for_something_else_are_said_to_be_none(told):
    with pytest.raises(ProfileError, match="not weights"):
        read_model(retold(**told))


def test_weights_beside_another_second_network_are_refused():
    with pytest.raises(ProfileError, match="together with other weights"):
        read_model(retold(second="0" * 64))


def test_two_networks_say_together_what_each_says():
    seen = observed(MEASURED)
    together, alone = read_model(WEIGHTS.read_bytes()), read_model(retold(second=None))
    (_, first), (characters, second) = together.networks
    known = shown(seen)
    other = second.scores(characters.rows(seen.texts, seen.places), known)
    assert len(alone.networks) == 1
    assert np.array_equal(
        together.scores(seen.texts, seen.places, known), alone.scores(seen.texts, seen.places, known) + other
    )
    assert first is not second


def test_weights_that_were_damaged_are_refused():
    with pytest.raises(ProfileError, match="changed after they were learned"):
        read_model(WEIGHTS.read_bytes()[:-1] + b"?")


def test_weights_that_are_not_there_are_named():
    with pytest.raises(ProfileError, match=r"nowhere\.weights"):
        load("nowhere.weights")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_weights_that_come_through_a_pipe_are_refused(tmp_path):
    """Nobody may ever write into it: whoever reads would wait."""
    os.mkfifo(tmp_path / "paper.weights")
    with pytest.raises(ProfileError, match="it is no file"):
        load(str(tmp_path / "paper.weights"))


def test_sums_are_exact_in_any_order():
    """Integers below 2**24 are summed: float64 finds the same numbers as float32, and the inputs turned round too."""
    model = load()
    seen = observed(measured_page(PAGE * 5))
    characters = model.characters.rows(seen.texts, seen.places)
    for layer in model.network.layers.values():
        assert np.array_equal(layer.weights, np.rint(layer.weights))
        most = 127 * np.abs(layer.weights.astype(np.int64)).sum(axis=0) + np.abs(layer.bias)
        assert most.max() < 2**24 or len(layer.weights) == sum(COUNTS)  # of what rows show only a few are summed
    whole = model.network.scores(characters, shown(seen))
    finer = {
        name: layer._replace(weights=layer.weights.astype(np.float64)) for name, layer in model.network.layers.items()
    }
    assert np.array_equal(whole, type(model.network)(finer).scores(characters, shown(seen)))


def test_a_code_ends_its_text():
    labels, _ = label(MEASURED)
    assert labels[-1] not in NEXT


def test_on_an_unbroken_page_no_line_goes_on():
    labels, _ = best_path(load(), scores_of(observed(MEASURED), load()), unbroken=True)
    assert not NEXT & set(labels)


def test_confidence_is_a_probability():
    assert all(
        0.0 <= odds <= 1.0 and not math.isnan(odds) for sure in label(measured_page(PAGE * 5))[1] for odds in sure
    )


def test_no_other_path_earns_more_than_the_best():
    model = load()
    scores = scores_of(observed(MEASURED), model)

    def worth(path):
        steps = sum(model.steps[before, after] for before, after in pairwise(path))
        return model.opening[path[0]] + sum(scores[i, found] for i, found in enumerate(path)) + steps

    best, _ = best_path(model, scores, unbroken=False)
    dice = np.random.default_rng(8)
    for _ in range(300):
        other = [Label(dice.integers(len(Label))) if dice.random() < 0.4 else found for found in best]
        assert worth(other) <= worth(best)


def cost_to_begin(text):
    """What it costs the second row of a page to open a paragraph."""
    return -losses([veto(observed(measured_page(text)), 1)])[0][Label.BODY_FIRST]


def test_a_text_goes_on_after_a_pause_unless_the_paper_ends_sentences_with_it():
    assert cost_to_begin("渠水进村、\n老周来了。\n") > 0
    assert cost_to_begin("渠水進村、\n老周來了、\n" * 20) == 0
