"""The settings that differ from newspaper to newspaper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

from newsclean.errors import ProfileError
from newsclean.named import NamedTuple

LONGEST_SHOWN = 200
SEVERITIES = ("off", "warn", "error")
LAYOUT = ("join_lines", "blank_lines", "indents", "corrections", "furniture")
"""The names of what makes the clean form: it has them in ledgers, but nothing in a profile turns it off."""


class Setting(NamedTuple):
    """What a key of a profile may hold: its type, the words it is one of (none: any), and what it is for."""

    kind: str
    words: tuple[str, ...]
    use: str


SETTINGS = {
    "profile": Setting("string", (), "The profile to start from: a built-in name or a TOML file beside this one."),
    "name": Setting("string", (), "The name of this profile, for people."),
    "indent": Setting("boolean", (), "Whether paragraphs open with two ideographic spaces; left out, they do."),
    "spacing": Setting("string", ("strip", "keep", "add"), "Spaces between hanzi and digits or Latin words."),
    "digits": Setting("string", ("auto", "half", "keep"), "The width of digits: the page's own habit, half, or as is."),
    "quotes": Setting("string", ("keep", "curly", "corner"), "The form of quotes: as is, “ ” or 「 」."),
    "script": Setting("string", (), "The script of the clean text: s, t, tw, hk, a conversion of OpenCC; or as is."),
    "code": Setting("pattern", (), "The regular expression of the editor code that ends a text."),
    "join_always": Setting(
        "joints", (), r"Lines that always go on: regular expressions that match across their line end, \n."
    ),
    "join_never": Setting(
        "joints", (), r"Lines that never go on: regular expressions that match across their line end, \n."
    ),
    "lines": Setting(
        "string", ("join", "keep"), "Whether lines are joined, or stay as they came: characters are mended."
    ),
    "furniture": Setting(
        "string", ("keep", "drop"), "Whether mastheads, folio lines, editors' lines stay or are left out."
    ),
    "furniture_lines": Setting("patterns", (), "Lines that are furniture: regular expressions of whole lines."),
    "pages": Setting("string", ("keep", "join"), "Whether pages over whose end a paragraph goes on are made one."),
    "weights": Setting("path", (), "A file of weights for labelling lines, from `learn`, relative to this file."),
    "exclude": Setting("strings", (), "Files to leave out when a directory is walked, as in an ignore file."),
    "keep": Setting("keeps", (), "Text to leave alone: tables of a rule's name and a regular expression."),
    "confusions": Setting("pairs", (), "What is misread on this newspaper: texts read=meant, as 曰前=日前."),
    "rules": Setting("severities", SEVERITIES, "The severity of rules by name."),
}
"""What a profile says, in files and in Python."""

WANTED = {
    "boolean": "true or false",
    "strings": "a list of words",
    "patterns": "a list of regular expressions",
    "joints": "a list of regular expressions",
    "keeps": "a list of tables of rule and text",
    "pairs": "a list of texts read=meant",
    "severities": "a table of rules",
}


class Keep(NamedTuple):
    """A stretch of text that one rule must leave alone: `text` is a regular expression, `rule` a name or "*".

    With `file`, a pattern as in an ignore file, it is left alone in files of that name only; a text that comes from no
    file is none of these.
    """

    rule: str
    text: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The settings that a page is cleaned with; each default suits most newspapers.

    `rules` maps the name of a rule to "off", "warn" or "error"; a rule that is not named there runs as "error".
    Those for OCR (`misread_codes`, `confused_digits`, `confused_years`) and those of other packages run where they are
    named.
    """

    name: str = "default"
    indent: bool | None = None
    spacing: str = "strip"
    digits: str = "auto"
    quotes: str = "keep"
    script: str | None = None
    code: str = r"[①-⑳]\s?\d{1,2}"
    join_always: tuple[str, ...] = ()
    join_never: tuple[str, ...] = ()
    lines: str = "join"
    furniture: str = "keep"
    furniture_lines: tuple[str, ...] = ()
    pages: str = "keep"
    weights: str | None = None
    exclude: tuple[str, ...] = ()
    keep: tuple[Keep, ...] = ()
    confusions: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what no setting may hold. Raises ProfileError; what patterns say is looked at when they are used."""
        for each in fields(self):
            value = getattr(self, each.name)
            problem = misfit(value, SETTINGS[each.name])
            if problem and (value is not None or each.default is not None):
                message = f"{each.name} {problem}"
                raise ProfileError(message)

    def runs(self, rule: str) -> bool:
        """Whether a rule runs at all.

        >>> Profile(rules={"date_gaps": "off"}).runs("date_gaps")
        False
        """
        return self.rules.get(rule) != "off"

    def severity(self, rule: str) -> str:
        """How `check` rates the findings of a rule: "off", "warn" or "error"; of several joined names the gravest.

        >>> Profile(rules={"date_gaps": "warn"}).severity("join_lines+date_gaps")
        'error'
        """
        return max((self.rules.get(name, "error") for name in rule.split("+")), key=SEVERITIES.index)


def misfit(value: object, setting: Setting) -> str | None:
    """Why a value does not fit a setting, as the end of a sentence that begins with the key.

    >>> misfit("kep", SETTINGS["spacing"]), misfit("no", SETTINGS["indent"])
    ("is one of strip, keep, add, not 'kep'", "is true or false, not 'no'")
    """
    words = ", ".join(setting.words)
    match setting.kind, value:
        case "boolean", bool():
            return None
        case "string" | "path" | "pattern", str():
            return None if value in (setting.words or (value,)) else f"is one of {words}, not {shown(value)}"
        case "strings" | "patterns", list() | tuple() if all(isinstance(item, str) and item for item in value):
            return None
        case "joints", list() | tuple() if all(isinstance(item, str) for item in value):
            return next(filter(None, map(bad_joint, value)), None)
        case "pairs", list() | tuple() if all(isinstance(item, str) for item in value):
            return bad_pairs(value)
        case "keeps", list() | tuple():
            return next(filter(None, map(bad_keep, value)), None)
        case "severities", Mapping():
            wrong = ((name, shown(word)) for name, word in value.items() if word not in setting.words)
            return next((f"gives {name} the severity {word}; it is one of {words}" for name, word in wrong), None)
    return f"is {WANTED.get(setting.kind, 'a string')}, not {shown(value)}"


def shown(value: object) -> str:
    """A value as a message shows it, shortened if it is long.

    >>> shown("kep"), shown(1 << 100_000)
    ("'kep'", 'something too large to show')
    """
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # a number of more than 4,300 digits; lists in lists
        return "something too large to show"
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def bad_pairs(pairs: Sequence[str]) -> str | None:
    """What is wrong with a table of misread and right texts.

    >>> bad_pairs(["曰前=日前"]), bad_pairs(["曰前"])
    (None, "has '曰前', which is no text read=meant within one line")
    """
    wrong = next((pair for pair in pairs if not all(pair.partition("=")[:2]) or not pair.isprintable()), None)
    if wrong is not None:
        return f"has {shown(wrong)}, which is no text read=meant within one line"
    parted = [pair.partition("=") for pair in pairs]
    again = next((meant for _, _, meant in parted if any(read in meant for read, _, _ in parted)), None)
    return None if again is None else f"would misread {shown(again)}, which it puts in, again"


def bad_joint(text: str) -> str | None:
    r"""Why a text is no pattern of a line end.

    >>> bad_joint(r"：\n"), bad_joint("：")
    (None, "has '：', which names no line end: \\n")
    """
    there = "\n" in text or r"\n" in text
    return None if there else rf"has {text!r}, which names no line end: \n"


def is_file(others: Mapping[object, object]) -> bool:
    """Whether the other keys of a table of `keep` name a file, or there are none."""
    return not others or (others.keys() == {"file"} and isinstance(others["file"], str))


def bad_keep(item: object) -> str | None:
    """Why a value is no table of `keep`.

    >>> bad_keep(Keep("dashes", "滨江—南岸")), bad_keep({"rule": "indents", "text": "滨江"})
    (None, "has no use for 'indents': the clean form itself leaves no text alone")
    """
    match item:
        case {"rule": str(rule), "text": str(), **others} if is_file(others):
            pass
        case Keep(str(rule), str(), str()):
            pass
        case _:
            return f"holds tables of rule and text, not {shown(item)}"
    return f"has no use for {rule!r}: the clean form itself leaves no text alone" if rule in LAYOUT else None


DEFAULT = Profile()


def as_profile(profile: object) -> Profile:
    """A caller's profile, or the default for None. Raises TypeError for anything else.

    >>> as_profile(None) is DEFAULT
    True
    """
    if profile is None:
        return DEFAULT
    if not isinstance(profile, Profile):
        message = f"a profile is a Profile, not {profile!r}; load_profile makes one of a name or a file"
        raise TypeError(message)
    return profile
