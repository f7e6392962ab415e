"""Texts that are no newspaper page: code, tables, lists, other languages. Cleaning would harm them."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from math import ceil

from newsclean.lexicon.scripts import LETTER, is_hanzi
from newsclean.patterns import lazy
from newsclean.text.lines import Line

FEW_LINES = 4  # fewer may be a headline, or a number that a line end cut
FEW_LETTERS = 100  # of Latin; fewer may be a name in a short text
NARROWEST = 8  # characters; the columns of pages that were printed without marks are wider
SENTENCES = lazy(rf"[，。；！？、]|{LETTER}[.!?;](?![A-Za-z0-9])")
# What no newspaper prints: fences, times of subtitles and songs, patches, tracebacks, cards, TeX.
# It stands behind a line end, which is found fast.
MARKUP = lazy(
    r"(?m)\n[ \t]*(?=[`~#<+\[{@\\dDTBW0-9])(?:```|~~~|#!/"
    r"|<(?:\?xml|!DOCTYPE|html|!--|div|body|table)(?![a-z])"
    r"|\+[-+]{4,}\+$|diff --git |@@ -[0-9]"
    r"|Dialogue: [0-9]|Traceback \(most |BEGIN:V|\\[a-z]+\{|@[a-z]+\{|\[[0-9]{2}:[0-9]{2}\.[0-9]{2}\]"
    r"|\{[0-9]+\}\{[0-9]+\}|WEBVTT$|(?:[0-9]{2}:)?[0-9]{2}:[0-9]{2}[.,][0-9]{3} --> )"
)
TABLE = lazy(r"(?m)^[ \t]*\|[-: |]{3,}$")
SHARE_OF_TABLE = 0.1  # of the lines have a bar; with fewer the table stands inside an article
KEYWORDS = (
    "def|class|import|from|return|if|for|while|elif|else|try|except|finally|with|async|await|assert|raise|print|const|let|"
    "var|function|public|private|static|struct|typedef|void|int|double|package|func|fn|use|select|insert|update|delete|"
    "create|alter|drop|where|group by|order by|having|join|and|values|begin|end|commit|explain"
)
COMMANDS = (
    "sudo|cd|ls|git|pip|npm|docker|apt|make|cmake|python3?|echo|export|alias|rm|cp|mv|grep|find|tar|curl|wget|copy|del|set|"
    "systemctl|exit|then|fi|do|done|rem|RUN|COPY|CMD|FROM"
)
# A line of code, of a command, of a log, of a table for machines.
CODE = lazy(
    rf"(?mi)^[ \t]*(?:(?:{KEYWORDS})\b[^，。\n]*[(){{}}=;:\"'*<>].*|(?:else|try|finally|begin|end|commit)[:;]?$"
    rf"|(?:(?-i:{COMMANDS}))(?:[ ;]\S.*)?$|(?://|/\*|\*/|<!--|--[ ]|\#[ ]|\#\#|@[a-z_]).*"
    r"|(?:[$]|>>>|[A-Z]:\\[^>\n]*>)[ ].*"
    r"|[-*+>][ ](?:\[[ x]\][ ])?\S.*|-?[ ]?[A-Za-z_][\w.-]*[ ]*[:=][ ]\S.*|-?[ ]?\"[^\"\n]+\":[ ].*|[A-Za-z_]+:$"
    r"|\[\w+\]$|\[[0-9]{2}:[0-9]{2}(?::[0-9]{2})?\][ ].*|[0-9]{1,3}(?:\.[0-9]{1,3}){3}[ ].*|[VDIWEF]/.*"
    r"|[A-Z][a-z]{2}[ ]+[0-9]{1,2}[ ][0-9]{2}:.*|[<]/?[a-z][^>\n]*>.*|[-*0-9/]+(?:[ ][-*0-9/]+){4}[ ].*|[.\w-]+[ ]\{"
    r"|\{\{.*|\[\[.*|=+[ ].*[ ]=+$|!?\[[^\]\n]*\]\(.*"
    r"|[^\n]*(?:[;{}\\]|[ ](?:[-+:!=<>]?=|[-=]>|<-)[ ][^\n]*|\t\S[^\n]*)$"
    r"|[^\n]*[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}[ ][0-9]{1,2}:[0-9]{2}[^\n]*)"
)
# Every line of code begins with the one or has the other, which are sooner seen than that it is none.
CODE_BEGINS = lazy(r"\n[ \t]*[!-~ſ\u212a]")
CODE_HAS = "\t;={}\\-/"
MAY_BE_CODE = lazy(r"[ \t]*[!-~ſ\u212a]|.*(?:[\t;={}\\]|->|<-|[0-9][-/][0-9])")
SHARE_OF_CODE = 0.15  # of the lines
LEAST_CODE = 2  # lines
LATIN = lazy("[A-Za-z]+")
PRINTED = lazy("[《》〈〉“”「」『』（）·—○▲●◎◆■□]")  # stand also in pages that have no marks between sentences


def is_foreign(text: str, lines: Sequence[Line]) -> bool:
    r"""Whether a text is no newspaper page: it has markup, more Latin letters than hanzi, or no sentence.

    Papers that were printed without any marks are recognised by their columns: most lines are of one length.

    >>> from newsclean.text.lines import split
    >>> texts = ("苹果\n香蕉\n火车站\n天安门\n", "春茶开采，\n苗木\n上市。\n供不应求\n", "```\n春茶开采。\n```\n")
    >>> [is_foreign(text, split(text)) for text in texts]
    [True, False, True]
    """
    if SENTENCES.search(text):
        return more_latin(text) or has_markup(text) or has_code(text, lines)
    return (len(lines) >= FEW_LINES and not in_columns(lines)) or more_latin(text)


def has_markup(text: str) -> bool:
    r"""Whether a text has what no newspaper prints: code fences, subtitle times, HTML divisions, a table of Markdown.

    >>> has_markup('<div class="a">\n春茶开采。\n</div>\n'), has_markup("<p>春茶开采。</p>\n")
    (True, False)
    """
    return MARKUP.search("\n" + text) is not None or has_table(text)


def has_table(text: str) -> bool:
    r"""Whether a text has a table of Markdown that is no small part of it; articles of the web are printed with theirs.

    >>> table = "| 茶 | 价 |\n| --- | --- |\n| 明前 | 90 |\n"
    >>> has_table(table), has_table(table + "茶农说，今年雨水足，\n" * 30)
    (True, False)
    """
    if "|" not in text or not TABLE.search(text):
        return False
    lines = text.split("\n")
    return sum("|" in line for line in lines) >= SHARE_OF_TABLE * len(lines)


def has_code(text: str, lines: Sequence[Line]) -> bool:
    r"""Whether more than a few lines are of code, commands, logs or tables for machines.

    >>> from newsclean.text.lines import split
    >>> texts = ("# 先读配置，\nport = 8080\n再开监听，\n", "木匠写的是print，\n屏幕上跳出一个字。\n")
    >>> [has_code(text, split(text)) for text in texts]
    [True, False]
    """
    least = max(LEAST_CODE, SHARE_OF_CODE * len(lines))
    if is_table(text, lines):
        return True
    if len(CODE_BEGINS.findall("\n" + text)) + sum(map(text.count, CODE_HAS)) < least:
        return False  # as most pages
    code = (line for line in text.split("\n") if MAY_BE_CODE.match(line) and CODE.match(line))
    return sum(1 for _ in islice(code, ceil(least))) >= least


def is_table(text: str, lines: Sequence[Line]) -> bool:
    """Whether most lines have as many commas, semicolons or bars without a space after them, and no sentence."""
    most = max(3, 0.8 * len(lines))
    marks = [mark for mark in ",;|" if text.count(mark) >= 2 * most]  # of few pages any is left
    counts = Counter(
        (mark, line.text.count(mark)) for mark in marks for line in lines if "。" not in line.text if mark in line.text
    )
    return any(count >= most and times >= 2 for (_, times), count in counts.items())


def more_latin(text: str) -> bool:
    """Whether a text has more Latin letters than hanzi, and not just a few."""
    if 3 * len(text) < len(text.encode("utf-8", "surrogatepass")) * 2:
        return False  # more than half of its characters are hanzi or their marks
    latin = sum(map(len, LATIN.findall(text)))
    return latin >= FEW_LETTERS and latin > sum(map(is_hanzi, text))


def in_columns(lines: Sequence[Line]) -> bool:
    """Whether half of the lines are of one length, a character more or less, and hanzi, as those of a column are."""
    lengths = Counter(len(line.text) for line in lines if all(map(is_hanzi, PRINTED.sub("", line.text))))
    near = {length: lengths[length] + max(lengths[length - 1], lengths[length + 1]) for length in list(lengths)}
    return any(length >= NARROWEST and 2 * count >= len(lines) for length, count in near.items())
