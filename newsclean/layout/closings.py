"""Rows that close a text by their form: where it is from, who wrote it, where more is to be read. They head no text."""

from collections.abc import Sequence

from newsclean.lexicon.phrases import PAGE, RARER_SURNAMES
from newsclean.lexicon.scripts import LETTER, both
from newsclean.patterns import lazy

LONGEST = 20  # characters
SOURCE_BEGINS = frozenset("综綜据據来來资資")
SOURCE = lazy(
    both(
        r"综合(?:[^，。：；！？]{2,12}(?:消息)?)?报[道导]"
        r"|据(?:《[^》]{2,12}》|[^，。：；！？]{2,8}(?:社|网|日报|晚报|电视台|客户端))(?:消息|报[道导])?"
        r"|(?:资料|数据)?来源[：:][^，。；！？]{2,14}"
    )
)
REPORTER = lazy(both(rf"记者[{RARER_SURNAMES}]{LETTER}{{1,2}}|{LETTER}{{1,4}}报记者"))
SEEN, PAGE_ENDS = frozenset("见見"), frozenset("0123456789版頁页）)")
BEGINS, ENDS = SOURCE_BEGINS.union("记記"), PAGE_ENDS.union("者")  # with one of which each of them begins, or ends
POINTER = lazy(both(rf"[（(]?[^，。：；！？]{{0,8}}(?:详|请|刊|载|报道|新闻|内容)?见\s?{PAGE}[）)]?"))


def closing_rows(texts: Sequence[str]) -> list[int]:
    """The places of the rows that may be such.

    >>> closing_rows(["渠水进村", "综合新华社报道", "相关报道见A06版", "記者黃子明", "来了三个人", "记者走进田间"])
    [1, 2, 3]
    """
    return [
        i
        for i, text in enumerate(texts)
        if (text[0] in BEGINS or text[-1] in ENDS) and len(text) <= LONGEST and closes(text)
    ]


def closes(text: str) -> bool:
    """Whether a row is such and nothing else: of 26,790 rows of headings one is, 查询电话、网址见A08版.

    >>> [closes(row) for row in ("據《北方晚報》", "資料來源：食藥署", "詳見A8", "据理力争", "综合治理见成效")]
    [True, True, True, False, False]
    """
    if text[0] in SOURCE_BEGINS and SOURCE.fullmatch(text):
        return True
    if (text[0] in "记記" or text[-1] == "者") and REPORTER.fullmatch(text):
        return True
    return text[-1] in PAGE_ENDS and not SEEN.isdisjoint(text) and POINTER.fullmatch(text) is not None
