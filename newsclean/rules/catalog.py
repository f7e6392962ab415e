"""Every rule by its name, with its description."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from newsclean.errors import ProfileError
from newsclean.named import NamedTuple
from newsclean.profile_files import nearest
from newsclean.rules import CHECKS, REPAIR, TIDY
from newsclean.rules.added import GROUPS, installed, loaded, package


class RuleInfo(NamedTuple):
    """A rule: its name, its stage, its docstring, and its package if that is not newsclean."""

    name: str
    stage: str
    text: str
    package: str = ""

    @property
    def summary(self) -> str:
        """The first line: what the rule does."""
        return self.text.partition("\n")[0]


# What is done to make the clean form is no matter of choice, but it has names in the ledger.
LAYOUT = (
    RuleInfo("join_lines", "layout", "Join the lines that column setting cut; the whole page decides which goes on."),
    RuleInfo("blank_lines", "layout", "Keep one blank line between texts, none inside."),
    RuleInfo("indents", "layout", "Open a paragraph with two ideographic spaces, all else flush."),
    RuleInfo("corrections", "layout", "Join and part lines as a person said, in NAME.labels.json beside the page."),
    RuleInfo("furniture", "layout", "Leave out mastheads, folio lines and editors' lines, where that was asked for."),
)

# What reading leaves in doubt; `check` reports it where a profile names it, or where it is asked how sure is sure.
DOUBTS = (
    RuleInfo("doubtful_record", "check", "Report records that are read with less than a given confidence, and why."),
    RuleInfo("doubtful_join", "check", "Report lines of which it is in doubt whether they go on from the one above."),
    RuleInfo("doubtful_text", "check", "Report words of which the OCR engine that read them was not sure."),
    RuleInfo("doubtful_number", "check", "Report numbers of which the OCR engine that read them was not sure."),
)


def rule_info(rule: Callable[..., object], stage: str) -> RuleInfo:
    """The description of a rule function."""
    return RuleInfo(rule.__name__, stage, inspect.getdoc(rule) or "")


@cache
def own_rules() -> dict[str, RuleInfo]:
    """The rules of newsclean."""
    every = (
        *(rule_info(rule, "tidy") for rule in TIDY),
        *LAYOUT,
        *(rule_info(rule, "repair") for rule in REPAIR),
        *(rule_info(check, "check") for check in CHECKS),
        *DOUBTS,
    )
    return {each.name: each for each in every}


@cache
def all_rules() -> Mapping[str, RuleInfo]:
    """The rules of newsclean, then those that other packages bring."""
    others = (added_rule_info(name, stage) for stage in GROUPS for name in installed(stage))
    return own_rules() | {each.name: each for each in sorted(others)}


def added_rule_info(name: str, stage: str) -> RuleInfo:
    """The description of a rule of another package; if it cannot be loaded, the reason."""
    found = installed(stage)[name]
    try:
        text = inspect.getdoc(loaded(found)) or "It has no docstring."
    except ProfileError as error:
        text = str(error)
    return RuleInfo(name, stage, text, package(found))


# Names that stand for several rules on the command line.
FAMILIES = {"confusions": ("misread_codes", "confused_digits", "confused_years")}

# Rules and checks that run only where a profile names them.
NAMED_ONLY = frozenset((*FAMILIES["confusions"], "comma_dots", "misread_encodings", *(doubt.name for doubt in DOUBTS)))


def why(rule: str) -> str:
    """The reason for an edit, whose rules are joined by +."""
    names = rule.split("+")
    known = own_rules() if own_rules().keys() >= set(names) else all_rules()
    return " ".join(known[name].summary if name in known else name for name in names)


def unknown_rule(names: Iterable[str]) -> str | None:
    """The message about the first name that no rule has."""
    strange = [name for name in names if name not in own_rules()]
    wrong = next((name for name in strange if name not in all_rules()), None)
    return wrong and f"there is no rule {wrong!r}{nearest(wrong, all_rules())}"
