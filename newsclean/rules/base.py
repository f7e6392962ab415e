"""What every rule is written with."""

import re
from collections.abc import Callable, Iterator

from newsclean.lexicon.marks import CLAUSE_END, INDENT
from newsclean.named import NamedTuple
from newsclean.patterns import Guarded
from newsclean.profile import DEFAULT, Profile
from newsclean.text.edits import Change, Changes, Draft

Rule = Callable[[str, Profile], Changes]


def swap(pattern: re.Pattern[str], text: str, new: str) -> Iterator[Change]:
    """Changes that put `new` in place of every match of a pattern.

    >>> list(swap(re.compile("―"), "3―5天", "—"))
    [Change(start=1, end=2, new='—')]
    """
    for match in pattern.finditer(text):
        yield Change(match.start(), match.end(), new)


def fixed(rule: Rule, text: str, profile: Profile = DEFAULT) -> str:
    """The text as one rule alone leaves it: for examples and tests.

    >>> fixed(lambda text, profile: swap(re.compile("―"), text, "—"), "3―5天")
    '3—5天'
    """
    draft = Draft(text)
    draft.apply("rule", rule(text, profile))
    return draft.text


SENTENCE_MARKS = frozenset(CLAUSE_END)


class MatchedLine(NamedTuple):
    """A line in which a pattern matched: where it starts on the page, its text, the matches."""

    start: int
    line: str
    matches: list[re.Match[str]]

    @property
    def is_prose(self) -> bool:
        """Whether the line is running text: a sentence, or part of an indented paragraph that has a mark.

        >>> [MatchedLine(0, line, []).is_prose for line in ("今日开工。", "　　开工，", "开工，完工", "北京 小雨")]
        [True, True, False, False]
        """
        return "。" in self.line or (self.line.startswith(INDENT) and not SENTENCE_MARKS.isdisjoint(self.line))


def by_line(pattern: re.Pattern[str] | Guarded, text: str) -> Iterator[MatchedLine]:
    r"""The matches of a pattern that crosses no line end, grouped by line.

    >>> [(found.line, len(found.matches)) for found in by_line(re.compile("[0-9]"), "一1\n二2和3")]
    [('一1', 1), ('二2和3', 2)]
    """
    start = end = 0
    matches: list[re.Match[str]] = []
    for match in pattern.finditer(text):
        if matches and match.start() > end:
            yield MatchedLine(start, text[start:end], matches)
            matches = []
        if not matches:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
        matches.append(match)
    if matches:
        yield MatchedLine(start, text[start:end], matches)
