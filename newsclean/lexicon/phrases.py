"""The set phrases of newspapers, as the inside of a regex, and the surnames that begin a name."""

from newsclean.lexicon.scripts import LETTER, both

# Where a text goes on, or came from: 下转第三版, 上接A2版, 紧接第2版, 下转A4.
PAGE = r"(?:第?\s?[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s?版|[A-Z][0-9]{1,2}[页頁]?)"
# A text that comes from elsewhere may say 紧接第2版 as well, one that goes on 转第三版 after an arrow or a bracket.
ARROWS = "▶►→↘◀◁←"
JUMP = both(rf"(?:[上下紧][接转]|[尾文]转|[续續]见|(?<=[（(【{ARROWS}])转)\s?至?{PAGE}")

# How a paper names itself before 讯: 本报讯, 晨报讯, 滨河晚报讯.
PAPER = both(rf"(?:{LETTER}{{0,4}}?(?:[日晚早晨时商]|都市|生活)|本)报")

# Where a text was taken from, as it stands in brackets at its end: 据新华社, 本报综合, 转自《滨河晚报》, 文/陈明.
SOURCE = both(
    r"(?:据(?!了解|[说悉称]|统计|介绍)|转[自载]|来源[：:]|原载)[^（）()。；]{2,30}|(?:本报|本刊)?综合(?:报[导道])?"
    rf"|{LETTER}{{2,4}}[日晚早晨时]?报\s{LETTER}{{2,4}}|文[/／]{LETTER}{{2,4}}"
)

# Who made a picture, or lent it: 受访者供图, 图片由市图书馆提供, CFP.
LENT = both(
    rf"(?:CFP|视觉中国|资料|受访者|{LETTER}{{2,12}})?[供]图|图片由[^，。；]{{2,20}}提供"
    r"|图片?来源[：:][^，。；]{2,20}|资料图片?"
)

# The commonest surnames of the 2010 census, and rarer ones that are hardly ever a word, simplified and traditional;
# enough to tell a name from a word in brackets.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄"
    "聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳"
    "戚邹喻柏窦奚郎昌费廉岑滕邬皮卞穆湛祁禹狄臧茅屈闵麻娄刁虞昝裘缪贲郁杭钮诸嵇邢羿晏瞿储褚卫蒲邰桑鄂"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇魏呂盧鐘譚陸範賈韋鄒龍賀顧龔邵萬錢嚴湯溫齊喬龐顏莊聶魯關蘭寧紀畢單駱藍鄒竇費閔婁繆賁鈕諸儲衛"
)

# Rarer ones, and such as are words as well: enough where nothing but names can stand.
RARER_SURNAMES = SURNAMES + "荀芦佟仇栾甄封芮靖敖甯卓尤卜仲闻骞边扈燕冀晁勾融冷訾辜阙简饶鞠丰巢蒯相查荆红"


def sends_on(jump: str) -> bool:
    """Whether a jump line says that the text continues elsewhere, and not where it comes from.

    >>> sends_on("（下转第三版）"), sends_on("转第三版"), sends_on("上接第一版"), sends_on("◀紧接A5版")
    (True, True, False, False)
    """
    said = jump.lstrip("（([【" + ARROWS)
    return said[:1] == "下" or "转" in said[:2] or "轉" in said[:2]
