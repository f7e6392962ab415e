"""Latin words and addresses that a line's end or a font parts."""

from collections.abc import Iterator
from itertools import chain

from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.text.edits import Change

LINE_HYPHEN = lazy(r"-[ ](?<=[A-Za-z]- )(?=[A-Za-z])")
LAST_WORD = lazy(r"[^\s\u2e80-\uffef（）“”‘’《》，。；：、]*$")
NEXT_WORD = lazy(r"[A-Za-z]+-?")
# Parts that go before a hyphen whatever follows, and such as stand after one; two that stand together in a compound.
KEEPS = "self ex non co well all anti vice semi quasi pro"
STANDS_BEHIND = "friendly based made oriented driven led related free proof style like year old day"
FORE = (
    "long short high low full part half cross multi real large small first second third one two three four five "
    "six ten state world built start follow check on off up in out by over under mid post pre face door end open"
)
HIND = "term time range scale tech speed level end class rate way up in out off on line to door date art of the face"
JOINS = frozenset(("and", "or", "to", "und", "et", "nor"))  # pre- and post-war
LONG_ENOUGH = 2  # letters that a line's end leaves of a word
ALWAYS, BEHIND, FIRSTS, SECONDS = (frozenset(words.split()) for words in (KEEPS, STANDS_BEHIND, FORE, HIND))

TOP = "(?:com|cn|net|org|gov|edu|hk|tw|mo|sg|jp|uk|us|info|biz|io|tv|cc|me|asia|example|top|xyz|co|ac)(?![A-Za-z0-9])"
COUNTRY = r"(?: ?\. ?(?:cn|hk|tw|jp|uk|mo|sg)(?![A-Za-z0-9]))?"
NAME = "[A-Za-z0-9_-]{1,40}"
MAIL = lazy(
    rf"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{{0,40}} ?@ ?{NAME}"
    rf"(?: ?\. ?{NAME}| {NAME}\.{NAME}){{0,3}}?(?: ?\. ?{TOP}| {NAME}\.{TOP}){COUNTRY}"
)
SITE = lazy(
    rf"(?:https? ?: ?// ?|(?<![A-Za-z0-9.])www ?\. ?){NAME}(?: ?\. ?{NAME}){{0,4}}? ?\. ?{TOP}{COUNTRY}"
    r"(?: ?/ ?[A-Za-z0-9_%?=&#.-]{1,80}){0,8}/?"
)
PATH = lazy(r"https?://[^\s\u2e80-\uffef]{1,200}[/=?&_-] (?=[A-Za-z0-9_%?=&#-])")
DOI = lazy(
    r"10\.(?<![0-9.]10\.)[0-9]{4,9} ?/ ?[A-Za-z0-9][A-Za-z0-9()_-]{0,40}"
    r"(?: ?[./-] ?[A-Za-z0-9()_-]{0,20}[0-9][A-Za-z0-9()_-]{0,20}){0,6}"
)
SUFFIX = "(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|txt|zip|rar|html?|csv|mp[34]|exe|apk)(?![A-Za-z0-9])"
FILE = lazy(rf" (?:(?<=[A-Za-z0-9_-]\. )(?={SUFFIX})|(?<=[A-Za-z0-9_-] )(?=\.{SUFFIX}))")
SPACE = lazy(" ")
SIGNS = ((MAIL, "@"), (SITE, "www"), (SITE, "http"), (PATH, "://"), (DOI, "10."), (FILE, "."))


def hyphenation(text: str, profile: Profile) -> Iterator[Change]:
    """Put together a Latin word that a line's end cut: sustain- able is sustainable, Wi- Fi is Wi-Fi.

    Where lines are joined, a hyphen between letters has a space after it until it is known what it was. The hyphen of
    hyphenation goes; one that belongs to the word stays: before a capital or a letter alone (T-shirt), after
    capitals, beside another hyphen, in an address, in compounds that are known as such (self-service, long-term). A
    hyphen that hangs before `and` or `or` stays with its space.

    >>> fixed(hyphenation, "印着sustain- able和Wi- Fi")
    '印着sustainable和Wi-Fi'
    >>> fixed(hyphenation, "pre- and post-war，A - B")
    'pre- and post-war，A - B'
    """
    for match in LINE_HYPHEN.finditer(text):
        start, end = match.span()
        found, following = LAST_WORD.search(text, max(0, start - 40), start), NEXT_WORD.match(text, end)
        before, after = found[0] if found else "", following[0] if following else ""
        if after in JOINS:
            continue
        yield Change(start if is_hyphenated(before, after) else start + 1, end, "")


def is_hyphenated(before: str, after: str) -> bool:
    """Whether a hyphen between two parts is the line's, and not the word's.

    >>> [is_hyphenated(*parts) for parts in (("inter", "national"), ("Mercedes", "Benz"), ("long", "term"))]
    [True, False, False]
    """
    if not before.isalpha() or not after.isalpha() or not after.islower() or len(before) < LONG_ENOUGH:
        return False
    if before.isupper() or len(after) < LONG_ENOUGH:
        return False
    first = before.lower()
    return not (first in ALWAYS or after in BEHIND or (first in FIRSTS and after in SECONDS))


def address_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the spaces inside a mail address, a site, a DOI or the name of a file: news@liupu. example is one.

    No address holds a space; where lines are joined after a point, one comes in. What stands on both sides must be
    parts of an address up to an ending that is in use, so that the sentence after it stays apart.

    >>> fixed(address_gaps, "请寄photo@liupu. example，见www. liupu.example/ old，附件report. pdf")
    '请寄photo@liupu.example，见www.liupu.example/old，附件report.pdf'
    >>> fixed(address_gaps, "Mail a@b.com. Thanks. See you")
    'Mail a@b.com. Thanks. See you'
    """
    found = chain.from_iterable(pattern.finditer(text) for pattern, sign in SIGNS if sign in text)
    places = {gap.start() for match in found for gap in SPACE.finditer(text, match.start(), match.end())}
    yield from (Change(at, at + 1, "") for at in sorted(places))
