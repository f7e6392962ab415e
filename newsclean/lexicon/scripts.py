"""Hanzi, letters, and words in both scripts."""

import re

from newsclean.patterns import lazy

LATIN = "A-Za-zÀ-ɏ"
CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿"

# A class of tens of thousands of hanzi takes milliseconds to compile. Patterns that only look for a place to judge use
# this one, of whatever is not Latin; the judging is done by `is_hanzi`.
BEYOND_LATIN = r"[^\x00-\xff]"

# What names and words are written with, a hanzi nearly always; for the same reason it is defined by what it is not.
LETTER = r"[^\W\d\x00-\xff①-⑳]"

RARE_HANZI = frozenset("々〇")

# Characters that only one of the two scripts writes, of the thousand commonest: enough to tell the script.
TRADITIONAL = lazy("[國會這來們時說對為發學進動實現業產開長門問間電車東馬鳥魚語話記報紙書畫讀經場與從過]")
SIMPLIFIED = lazy("[国会这来们时说对为发学进动实现业产开长门问间电车东马鸟鱼语话记报纸书画读经场与从过]")
ENOUGH = 200  # characters of the one script or the other after which no page has changed its mind

# Simplified characters of the project's patterns, each with the traditional ones that it stands for.
PAIRS = """
万萬 专專 两兩 个個 为為 举舉 习習 乡鄉 书書 于於 产產 亩畝 亿億 从從 们們 传傳 体體 余餘 债債 关關 内內 册冊
写寫 农農 净淨 准準 减減 击擊 划劃 别別 制製 办辦 务務 动動 区區 华華 单單 卖賣 占佔 历曆 县縣 发發 只隻 号號
后後 吨噸 启啟 员員 周週 国國 图圖 场場 声聲 头頭 实實 审審 宽寬 对對 导導 届屆 岁歲 广廣 废廢 开開 当當 扩擴
涨漲 态態 总總 战戰 户戶 执執 报報 据據 摄攝 敌敵 时時 机機 权權 条條 来來 标標 栋棟 栏欄 楼樓 横橫 欧歐 气氣 济濟
渐漸 温溫 点點 热熱 环環 现現 电電 画畫 码碼 礼禮 种種 积積 称稱 竞競 简簡 系係繫 紧緊 约約 级級 纪紀 纳納 线線
组組 笔筆 终終 绍紹 经經 结結 绘繪 给給 绝絕 统統 综綜 编編 网網 联聯 胜勝 腊臘 节節 获獲 装裝 见見 观觀 视視 览覽
觉覺 计計 讣訃 讯訊 记記 许許 论論 访訪 评評 译譯 话話 该該 语語 说說 读讀 课課 调調 谨謹 负負 财財 责責 货貨
费費 资資 赛賽 车車 转轉 轻輕 载載 辆輛 辑輯 边邊 达達 过過 迈邁 递遞 遗遺 邮郵 钟鐘 链鏈 锦錦 长長 门門 闭閉
扫掃 维維 详詳 间間 闻聞 阅閱 队隊 际際 险險 页頁 顷頃 项項 预預 领領 题題 饼餅 龄齡
"""
BOTH = {pair[0]: pair for pair in PAIRS.split()}
ONLY_TRADITIONAL = frozenset("".join(pair[1:] for pair in BOTH.values()))
CLASS_OR_CHAR = lazy(rf"\\.|\[[^\]]*\]|[{''.join(BOTH)}]")


def both(pattern: str) -> str:
    """A pattern that is written in simplified characters as one that matches both scripts.

    A class that has traditional characters in it is not changed.

    >>> both("记者[报刊]"), both("[于余萬]")
    ('[记記]者[报報刊]', '[于余萬]')
    """
    return CLASS_OR_CHAR.sub(in_both, pattern)


def in_both(found: re.Match[str]) -> str:
    """A character or a class, in both scripts."""
    text = found.group()
    if text[0] == "\\" or not ONLY_TRADITIONAL.isdisjoint(text):
        return text
    return "".join(BOTH.get(char, char) for char in text) if text[0] == "[" else f"[{BOTH[text]}]"


def is_hanzi(char: str) -> bool:
    """Whether a character is a hanzi; the empty string is none.

    >>> [is_hanzi(char) for char in ("水", "〇", "，", "5", "")]
    [True, True, False, False, False]
    """
    return "㐀" <= char <= "鿿" or char in RARE_HANZI or "豈" <= char <= "\ufaff" or char >= "\U00020000"


def looks_traditional(text: str) -> bool:
    """Whether a page is set in traditional characters; a page that shows neither script counts as simplified.

    >>> looks_traditional("本報訊（記者甲乙）")
    True
    >>> looks_traditional("本报讯（记者甲乙）")
    False
    """
    votes = 0
    for pattern, vote in ((TRADITIONAL, 1), (SIMPLIFIED, -1)):
        for count, _ in enumerate(pattern.finditer(text), 1):
            votes += vote
            if count == ENOUGH:
                break
    return votes > 0
