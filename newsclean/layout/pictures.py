"""Rows whose form alone says that they stand by a picture and head no text: the name of a chart, a code to scan."""

from collections.abc import Sequence

from newsclean.lexicon.scripts import both
from newsclean.patterns import lazy

LONGEST = 16  # characters
CREDIT_ENDS = frozenset("摄攝影片图圖照")  # the last characters of what tells who made a picture
CHART = lazy(both(r"[^\s，。：；！？]{2,10}(?:示意|工艺|流程|效果|走势|分布|平面)图"))
WHAT = both("(?:更多|精彩|完整|相关|内容|视频|影片|直播|回放|详情|报道|资讯|新闻|信息|全文|图片|客户端|公众号)")
SCAN = lazy(
    both(
        rf"(?:{WHAT}{{0,3}}(?:敬?请|可|欢迎)?(?:打开)?(?:微信|手机)?)(?:扫码|扫一扫|扫描?[上下左右]?[方侧边]?二维码)"
        rf"(?:即?可)?(?:阅读|查看|观看|收看|收听|看|听|了解|关注|下载|进入|参与|获取|浏览)?{WHAT}{{0,3}}[。！!]?"
    )
)
WHOSE = both("摄影?|[图照]片|资料[图照]|供图|网图")
POINTS = both("[见附如详]")  # what points at a picture is no credit: （见图片）
BRACKETED_CREDIT = rf"[（(](?!{POINTS})[^（）()，。；]{{0,16}}(?:{WHOSE})[）)]"
ENDS_WITH_CREDIT = lazy(BRACKETED_CREDIT + "$")


def below_credits(texts: Sequence[str]) -> list[int]:
    """The places of the rows below a row that ends with who made a picture: the caption ends there.

    >>> below_credits(["街市重开。（網上圖片）", "渠水进村", "（溫桐攝）", "碑文（见图片）", "已经模糊"])
    [1, 3]
    """
    return [
        i
        for i, text in enumerate(texts[:-1], 1)
        if text[-1] in "）)" and text[-2:-1] in CREDIT_ENDS and ENDS_WITH_CREDIT.search(text)
    ]


def picture_rows(texts: Sequence[str]) -> list[int]:
    """The places of the rows that may stand by a picture: no chart and no line about a code is without these words.

    >>> picture_rows(["渠水进村", "烟气处理工艺图", "扫码看视频"])
    [1, 2]
    """
    return [i for i, text in enumerate(texts) if text[-1] in "图圖" or "扫" in text or "掃" in text]


def is_chart(text: str) -> bool:
    """Whether a text is the name of a chart and nothing else.

    >>> is_chart("烟气处理工艺图"), is_chart("新图书馆开馆")
    (True, False)
    """
    return len(text) <= LONGEST and CHART.fullmatch(text) is not None


def is_scan(text: str) -> bool:
    """Whether a text says what a code can be scanned for and nothing else.

    >>> is_scan("更多内容扫码阅读"), is_scan("扫码看病越来越多")
    (True, False)
    """
    return len(text) <= LONGEST and SCAN.fullmatch(text) is not None
