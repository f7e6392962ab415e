"""Lines that were read in a wrong encoding."""

from collections.abc import Iterator
from itertools import groupby

from newsclean.lexicon.marks import INDENT, MARK
from newsclean.lexicon.scripts import is_hanzi
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.pairs import bond
from newsclean.text.edits import Change

# What bytes above 127 are in Latin-1 and in Windows-1252.
READ = "\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
HIGH = lazy(f"[{READ}]")
LINE = lazy(rf"[^\n]*?[{READ}]{{2}}[^\n]*")
ENOUGH = 6  # such characters in a line
SHARE = 0.5  # of a line without its white space and digits
FIRM = 0.3  # share of the pairs of a line's hanzi that stand together: text has 0.6, nonsense 0.02


def is_misread(line: str) -> bool:
    """Whether most of a line is what the bytes of hanzi look like in Latin-1 or Windows-1252.

    >>> is_misread("±¾±¨Ñ¶£¨¼ÇÕß"), is_misread("他在café里读Brontë")
    (True, False)
    """
    high = len(HIGH.findall(line))
    return high >= ENOUGH and high >= SHARE * sum(not (char.isspace() or char.isdigit()) for char in line)


def misread_encodings(text: str, profile: Profile) -> Iterator[Change]:
    """Read a line anew whose GBK or UTF-8 was read as Latin-1: ±¾±¨Ñ¶ is 本报讯.

    The line turned back to bytes must be sound in the other encoding, whole, and be text: hanzi that stand together as
    in newspapers. Only where the profile asks for the rule, for the file that the text came from may hold more; `check`
    reports such lines in any case.

    >>> named = Profile(rules={"misread_encodings": "error"})
    >>> fixed(misread_encodings, "½¨Éè¹¤³Ì¼Ó¿ì½ø¶È£¬ÈºÖÚÂúÒâ¡£", named)
    '建设工程加快进度，群众满意。'
    >>> fixed(misread_encodings, "他在café里读Brontë", named)
    '他在café里读Brontë'
    """
    if profile.rules.get("misread_encodings", "off") == "off":
        return
    for match in LINE.finditer(text):
        meant = read_anew(match[0]) if is_misread(match[0]) else ""
        if meant:
            yield Change(match.start(), match.end(), meant)


def read_anew(line: str) -> str:
    """A line as it was meant, or nothing where that is not proven."""
    for taken in ("latin-1", "cp1252"):
        for meant in ("utf-8", "gb18030"):
            try:
                text = line.encode(taken).decode(meant)
            except UnicodeError:
                continue
            if text.replace("\u3000", "").isprintable() and is_text(text):
                return text
    return ""


def is_text(line: str) -> bool:
    """Whether a line is of hanzi that stand together as in newspapers.

    >>> is_text("建设工程加快进度，群众满意。"), is_text("鍖椾含鐨勫ぉ")
    (True, False)
    """
    runs = ["".join(run) for hanzi, run in groupby(line, is_hanzi) if hanzi]
    pairs = [run[i : i + 2] for run in runs for i in range(len(run) - 1)]
    others = sum(not (char.isascii() or is_hanzi(char) or char in MARK + INDENT) for char in line)
    return len(pairs) > 1 and others * 10 <= len(line) and sum(map(bool, map(bond, pairs))) >= FIRM * len(pairs)
