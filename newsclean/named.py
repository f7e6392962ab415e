"""Named tuples whose classes are made in a sixth of the time that those of `typing` take.

A command has some eighty such classes made before it does anything, which took it a twelfth of its time. These have
the same fields, defaults and methods, as fast (`tests/test_named.py` holds them to the others); what a class shares
with all others is inherited here, not made anew for each. To type checkers they are those of `typing`, and from Python
3.14 on, which keeps annotations in another way, they are.
"""

import sys
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple
else:
    from _collections import _tuplegetter as field_getter
    from collections import namedtuple
    from collections.abc import Callable, Iterable
    from types import FunctionType

    UNEXPECTED = TypeError if sys.version_info >= (3, 13) else ValueError  # of _replace, as in the standard library
    new = tuple.__new__
    FEW = (  # what makes a tuple of so many fields; with the names of fields it is the __new__ of a class
        lambda _cls: new(_cls, ()),
        lambda _cls, a: new(_cls, (a,)),
        lambda _cls, a, b: new(_cls, (a, b)),
        lambda _cls, a, b, c: new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: new(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: new(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: new(_cls, (a, b, c, d, e, f, g, h, i, j)),
    )

    def maker(fields: tuple[str, ...], defaults: tuple[Any, ...]) -> Callable[..., Any]:
        """The __new__ of a class with some fields; where these are many, as the standard library makes it."""
        if len(fields) >= len(FEW):
            return namedtuple("Many", fields, defaults=defaults).__new__  # noqa: PYI024 - it takes names as a list
        code = FEW[len(fields)].__code__.replace(co_varnames=("_cls", *fields), co_name="__new__")
        return FunctionType(code, globals(), "__new__", defaults)

    class Fields(type):
        """Makes the classes."""

        def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> type:
            """A class with the fields that its annotations name, of which the last may have defaults."""
            if not isinstance(bases[0], Fields) or hasattr(bases[0], "_fields"):
                return super().__new__(cls, name, bases, space)  # what all share, or a class made of one with fields
            fields = tuple(space.get("__annotations__", ()))
            defaults = {field: space.pop(field) for field in fields if field in space}
            if fields[len(fields) - len(defaults) :] != (*defaults,):
                message = f"{name}: a field without a default follows one with a default"
                raise TypeError(message)
            space |= {field: field_getter(k, f"Alias for field number {k}") for k, field in enumerate(fields)}
            space |= {"__slots__": (), "_fields": fields, "__match_args__": fields, "_field_defaults": defaults}
            return super().__new__(cls, name, bases, space | {"__new__": maker(fields, (*defaults.values(),))})

    class NamedTuple(tuple, metaclass=Fields):
        """What all classes of named tuples share."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> "NamedTuple":
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                message = f"Expected {len(cls._fields)} arguments, got {len(made)}"
                raise TypeError(message)
            return made

        def _replace(self, /, **changed: object) -> "NamedTuple":
            made = tuple.__new__(type(self), map(changed.pop, self._fields, self))
            if changed:
                message = f"Got unexpected field names: {[*changed]!r}"
                raise UNEXPECTED(message)
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            """The fields with their values."""
            shown = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            """What a copy is made of."""
            return tuple(self)
