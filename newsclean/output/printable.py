r"""Control characters made visible: raw, they can control a terminal, start lines, or reverse the text."""

from collections.abc import Iterable
from typing import TextIO

from newsclean.patterns import lazy

PICTURES = 0x2400
DELETE = 0x7F
STEERING = (*range(0x80, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
"""C1 controls, line and paragraph separators, marks and overrides of direction: they have no pictures."""
SYMBOLS: dict[int, str] = {
    **{number: chr(PICTURES + number) for number in range(0x20)},
    DELETE: "␡",
    **{number: f"<U+{number:04X}>" for number in STEERING},
}
IN_TEXT = {number: symbol for number, symbol in SYMBOLS.items() if chr(number) not in "\n\t"}
BARE = lazy(f"[{''.join(map(chr, (DELETE, *STEERING)))}]")
"""What JSON may hold as it is and a terminal should not get."""
STEERING_IN_TEXT = lazy(f"[\r{BARE.pattern[1:]}")
"""What XML may hold as it is and a terminal should not get; a carriage return read from it would be a line end."""
C_ESCAPES = {ord(char): f"\\{letter}" for char, letter in zip('\a\b\t\n\v\f\r"\\', 'abtnvfr"\\', strict=True)}


def symbols(text: str) -> str:
    r"""A text for a terminal: every control character as a symbol, except line ends and tabs.

    >>> symbols("\x1b[31m红\n\u202e")
    '␛[31m红\n<U+202E>'
    """
    return text.translate(IN_TEXT)


def one_line(text: str) -> str:
    r"""A text on one line, every control character in it as a symbol.

    >>> one_line("a\n::error::b.txt")
    'a␊::error::b.txt'
    """
    return text.translate(SYMBOLS)


def visible(text: str) -> str:
    r"""A stretch of text with its white space made visible, so that a deleted blank can be seen.

    >>> visible("12\n月 28\u3000日")
    '12⏎月␣28□日'
    """
    text = "".join(char if char.isprintable() or char.isspace() else f"<U+{ord(char):04X}>" for char in text)
    return text.replace("\n", "⏎").replace("\u3000", "□").replace(" ", "␣").replace("\r", "␍").replace("\t", "⇥")


def quoted(name: str) -> str:
    r"""The name of a file for a line that a machine reads: if it has control characters, in the notation of C and Git.

    >>> print(quoted("春.txt"), quoted("a\n\x1b.txt"))
    春.txt "a\n\033.txt"
    """
    if name == one_line(name):
        return name
    return '"' + "".join(C_ESCAPES.get(ord(char)) or octal(char) for char in name) + '"'


def as_json(value: object, indent: int | None = None) -> str:
    r"""A value as JSON that is safe to show: non-ASCII characters are kept, except those that control a terminal.

    >>> as_json("红\x9b31m\u202e")
    '"红\\u009b31m\\u202e"'
    """
    from json import dumps  # noqa: PLC0415 - slow to load, and most commands print none

    return BARE.sub(lambda found: f"\\u{ord(found[0]):04x}", dumps(value, ensure_ascii=False, indent=indent))


def write_json_array(values: Iterable[object], stream: TextIO) -> None:
    """Write one JSON array, a value a line, while the values come: it is never held in memory as a whole.

    >>> import sys
    >>> write_json_array([], sys.stdout)
    []
    """
    opening = "["
    for value in values:
        stream.write(f"{opening}\n{as_json(value)}")
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def octal(char: str) -> str:
    """A character as it is, or, where it is a control character, its bytes in octal digits."""
    if ord(char) not in SYMBOLS:
        return char
    return "".join(f"\\{byte:03o}" for byte in char.encode())
