"""The named tuples behave as those of `typing` do."""

import copy
import inspect
import pickle
import typing

import pytest

from newsclean import named
from newsclean.text.edits import Edit


def classes(base):
    class Empty(base):
        """It has no field."""

    class Row(base):
        """A row."""

        start: int
        text: "str"
        sure: float = 1.0
        marks: tuple[str, ...] = ()

        @property
        def end(self):
            return self.start + len(self.text)

    class Twice(Row):
        def doubled(self):
            return self._replace(text=self.text * 2)

    return Empty, Row, Twice


OURS, THEIRS = classes(named.NamedTuple), classes(typing.NamedTuple)


def outcome(ask, cls):
    try:
        return ask(cls)
    except (TypeError, ValueError, AttributeError) as error:
        return type(error)


@pytest.mark.parametrize(
    "ask",
    [
        lambda row: tuple(row(3, "春耕")),
        lambda row: row(3, "春耕", marks=("。",)),
        lambda row: row(3, "春耕").end,
        lambda row: row(3, "春耕") == (3, "春耕", 1.0, ()),
        lambda row: repr(row(3, "春耕")),
        lambda row: row(text="春耕", start=3)._asdict(),
        lambda row: row(3, "春耕")._replace(sure=0.5),
        lambda row: row._make([3, "春耕", 0.5, ()]),
        lambda row: hash(row(3, "春耕")),
        lambda row: (row._fields, row._field_defaults, row.__match_args__, row.__name__, row.__doc__),
        lambda row: [*inspect.signature(row).parameters],
        lambda row: [each.default for each in inspect.signature(row).parameters.values()],
        typing.get_type_hints,
        lambda row: copy.copy(row(3, "春耕")),
        lambda row: row(3),
        lambda row: row(3, "春耕", 1.0, (), None),
        lambda row: row(3, "春耕", width=2),
        lambda row: row(3, "春耕")._replace(width=2),
        lambda row: row._make([3]),
        lambda row: vars(row(3, "春耕")),
        lambda row: setattr(row(3, "春耕"), "text", ""),
        lambda row: setattr(row(3, "春耕"), "width", 2),
    ],
)
def test_they_answer_as_those_of_typing(ask):
    assert outcome(ask, OURS[1]) == outcome(ask, THEIRS[1])


def test_a_class_may_have_no_field_or_build_on_another():
    for empty, _, twice in (OURS, THEIRS):
        assert (empty(), empty._fields, twice(1, "春").doubled().text) == ((), (), "春春")


@pytest.mark.parametrize("base", [named.NamedTuple, typing.NamedTuple])
def test_a_field_without_a_default_stands_before_those_with_one(base):
    with pytest.raises(TypeError, match="default"):

        class Row(base):
            start: int = 0
            end: int


def test_a_class_may_have_few_or_many_fields():
    if not isinstance(named.NamedTuple, type):
        pytest.skip("they are those of typing")
    for count in range(30):
        names = [f"field_{k}" for k in range(count)]
        made = type(named.NamedTuple)("Row", (named.NamedTuple,), {"__annotations__": dict.fromkeys(names, int)})
        row = made(**{name: k for k, name in reversed([*enumerate(names)])})
        assert row == tuple(range(count)) == made(*range(count))
        assert [getattr(row, name) for name in names] == [*range(count)]
        assert made._fields == (*names,)


def test_they_are_pickled():
    edit = Edit(0, 2, "⼤", "大", "radicals")
    again = pickle.loads(pickle.dumps(edit))  # noqa: S301 - made here
    assert again == edit
    assert type(again) is Edit
