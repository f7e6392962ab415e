"""Pages to try the laws on: hostile ones, column-broken ones, and those of the press.

`pytest --hypothesis-profile long` searches longer and elsewhere.
"""

import itertools

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from press.page import page
from press.typeset import Habit, break_lines

SLOW = (HealthCheck.too_slow,)  # a busy machine is no fault
settings.register_profile(
    "quick", max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW
)
settings.register_profile("long", max_examples=3000, deadline=None, suppress_health_check=SLOW)
if settings.get_current_profile_name() == "default":
    settings.load_profile("quick")
LONG = settings.get_current_profile_name() == "long"
fewer = settings(max_examples=settings().max_examples // 3)
"""For pages that take long to make and to clean."""

HANZI = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下"
    "过子说产种面而方后多定行学法所民得经十三之进着等部度家"
)
UNITS = "年月日时分秒元万亿个家名人次户亩米公里斤吨平方层岁届期版号省市县区镇乡村"
ALPHABETS = (
    HANZI,
    HANZI,
    UNITS,
    "0123456789",
    "0123456789.,:%-/+",
    "，。、；：！？…—“”‘’（）《》【】「」『』〔〕·～",
    ",.;:!?()[]<>'\"-_*#@&=|\\",
    "①②③④⑤⑥⑦⑧⑨⑩⑳㈠❶⑴",
    " 　  \t",
    "⼀⼈⼤⽉⽇⽣⽤⻓⺠⻔⼾⻅",
    "０１２３４５６７８９ＡＢｃ％．：",
    "abcXYZ GDP H5 Wi-Fi",
    "\u200b\u200c\u200d\ufeff\u00ad\u2060\u200e\x00\x07\x0b\x1c\x85\u2028",
    "\ue000\uf8ff\U000f0000\ufffd",
    "🎉👍🏽👨‍👩‍👧🇨🇳❤️",
    "مرحبا بالعالم",
    "豈更車︵︶﹃﹄︻︼〇○囗",
    "éñß\u0301ﾊﾝｶｸㄅㄆ",
    "𠮷𡃁𪚥",
)
STOCK = (
    "③6",
    " ③8",
    "③ 8",
    "本报讯（记者甲乙 丙丁）12",
    "新华社某地1月31日电（记者",
    "（下转第三版）",
    "（上接A02版）",
    "问：为什么？",
    "答：这样好。",
    "——记某县某村",
    "改 革 深 处 红 利 多",
    "率 ”达 100%，“ 一 网 通 办 率 ”达",
    "责编：甲乙 美编：丙丁",
    "某日报　　2021年11月13日 星期六　　A05",
    "本报记者 甲乙 摄",
    "云岭 小雨 4℃~10℃",
    "一是抓实，二是抓细。",
    "12",
    "月 28日",
    "2.",
    "5亿元。",
    "，",
    "。",
    "”",
    "　",
    "　　",
    "",
    "",
)

hostile_lines = st.lists(
    st.sampled_from(ALPHABETS).flatmap(lambda letters: st.text(letters, min_size=1, max_size=6)), max_size=8
).map("".join)


@st.composite
def column_lines(draw: st.DrawFn) -> list[str]:
    """A paragraph of made-up sentences, broken at a column's width."""
    letters = HANZI + UNITS + "，，。、：“”（）0123456789%"
    text = draw(st.text(letters, min_size=5, max_size=160)) + draw(st.sampled_from(("。", "。", "！", "”", "")))
    width = draw(st.sampled_from((7.0, 11.0, 14.5, 20.0)))
    rows = break_lines(text, itertools.repeat(width), Habit(), indent=draw(st.sampled_from((0, 2))))
    return [row.text for row in rows]


@st.composite
def hostile_pages(draw: st.DrawFn) -> str:
    """A page of lines that no press would print, between lines that one would."""
    blocks = st.one_of(column_lines(), st.lists(st.one_of(hostile_lines, st.sampled_from(STOCK)), max_size=6))
    lines = [line for block in draw(st.lists(blocks, max_size=6)) for line in block]
    gap = draw(st.sampled_from(("\n", "\n", "\n\n")))
    return gap.join(lines) + draw(st.sampled_from(("", "\n", "\n\n\n")))


printed_pages = st.builds(lambda number: page(7, number).text, st.integers(0, 10**6))
