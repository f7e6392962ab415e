"""Sets of characters, written as the inside of a regex class."""

from newsclean.patterns import lazy

HANZI = "々〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
LATIN = "A-Za-zÀ-ɏ"
CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿"

# A class of tens of thousands of hanzi takes milliseconds to compile. Patterns that only look for a place to judge use
# this one, of whatever is not Latin; the judging is done by `is_hanzi`.
BEYOND_LATIN = r"[^\x00-\xff]"

OPENING = "（《〈「『“‘【〖〔［｛"
CLOSING = "）》〉」』”’】〗〕］｝"
FINAL = "。！？…"
STOP = "，、；：。！？"
DASH = "—…·"
MARK = OPENING + CLOSING + STOP + DASH

RARE_HANZI = frozenset("々〇")
SPACE = " \u3000"
INDENT = "\u3000\u3000"

# Characters that only one of the two scripts writes, of the thousand commonest: enough to tell a page by.
TRADITIONAL = lazy("[國會這來們時說對為發學進動實現業產開長門問間電車東馬鳥魚語話記報紙書畫讀經場與從過]")
SIMPLIFIED = lazy("[国会这来们时说对为发学进动实现业产开长门问间电车东马鸟鱼语话记报纸书画读经场与从过]")
ENOUGH = 200  # characters of the one script or the other after which no page has changed its mind


def is_hanzi(char: str) -> bool:
    """Whether a character is a hanzi; the empty string, which stands beyond a text's ends, is none.

    >>> [is_hanzi(char) for char in ("水", "〇", "，", "5", "")]
    [True, True, False, False, False]
    """
    return "㐀" <= char <= "鿿" or char in RARE_HANZI or "豈" <= char <= "\ufaff" or char >= "\U00020000"


def looks_traditional(text: str) -> bool:
    """Whether a page is set in traditional characters; a page that shows neither script is taken for simplified.

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


# The commonest surnames of the 2010 census, simplified and traditional; enough to tell a name from a word in brackets.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄"
    "聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇魏呂盧鐘譚陸範賈韋鄒龍賀顧龔邵萬錢嚴湯溫齊喬龐顏莊聶魯關蘭寧紀畢單駱藍"
)
