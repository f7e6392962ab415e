"""Bylines in the forms that a newspaper's corrected pages show."""

import pytest

from newsclean.layout.forms import end_in_form, is_in_form, lead_in_form

FORMS = ("…客户端记者 …", "撰稿·… 编辑·…", "（据…网 …）", "本报…讯 首席记者…报道")


@pytest.mark.parametrize(
    "text",
    [
        "滨河客户端记者 柏应",
        "滨河客户端记者柏 应",
        "撰稿·周平 编辑·褚禾春",
        "（据石桥网 陶光国）",
        "本报柳河讯 首席记者鲁晴素报道",
    ],
)
def test_a_byline_of_a_known_form_is_one_whatever_names_it_has(text: str) -> None:
    assert is_in_form(text, FORMS)
    assert not lead_in_form(text, FORMS)


@pytest.mark.parametrize("text", ["客户端记者节", "撰稿与编辑", "（据石桥网报道，陶光国当选）", "本报柳河讯", ""])
def test_another_text_is_none(text: str) -> None:
    assert not is_in_form(text, FORMS)
    assert len(text) == end_in_form(text, FORMS)


@pytest.mark.parametrize(
    ("byline", "text"),
    [
        ("滨河客户端记者 柏应", "3月5日，春茶上市。"),
        ("滨河客户端记者 柏应", "“快看！”有人喊。"),
        ("滨河客户端记者 柏应", "　春茶上市。"),
        ("滨河客户端记者 柏 应", "春茶上市。"),
        ("滨河客户端记者 柏应", "春茶上市。"),
        ("滨河客户端记者 柏应秋", "茶农上山。"),
        ("滨河客户端记者 柏应", "近两年，春茶早。"),
        ("本报柳河讯 首席记者鲁晴素报道", "春茶上市。"),
    ],
)
def test_a_byline_that_runs_into_its_text_ends_where_its_name_does(byline: str, text: str) -> None:
    """The page has 春茶 and 茶农 elsewhere."""
    assert len(byline) == lead_in_form(byline + text, FORMS, "春茶上市的时候，茶农上山，茶农说春茶好。")


def test_a_byline_closes_its_text() -> None:
    text = "他们都说好。（据石桥网 陶光国）"
    assert "（据石桥网 陶光国）" == text[end_in_form(text, FORMS) :]
