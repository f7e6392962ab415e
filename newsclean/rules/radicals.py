"""Characters that look like a hanzi and are coded as something else."""

import unicodedata
from collections.abc import Iterator

from newsclean.lexicon.scripts import looks_traditional
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.text.edits import Change, Changes

# U+2F00 to U+2FD5 in their order. Two differ from Unicode's own table: ⼾, which fonts draw like simplified 户 (the
# page is asked whether it is traditional), and ⾭, which is 青 in every newspaper.
KANGXI = (
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾"
    "干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生"
    "用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷"
    "豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
    "黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"
)
# U+2E80 to U+2EF3, each with its hanzi, after EquivalentUnifiedIdeograph.txt; those that no text can mean are not here.
SUPPLEMENT = """
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺖忄 ⺗㣺 ⺘扌 ⺙攵
⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罓
⺲罒 ⺳㓁 ⺶羊 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶
⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨
⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟
"""
HANZI_OF = {chr(0x2F00 + i): hanzi for i, hanzi in enumerate(KANGXI)} | {
    pair[0]: pair[1] for pair in SUPPLEMENT.split()
}
RADICAL = lazy("[\u2e80-\u2fd5]")
COMPATIBILITY = lazy("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
DOOR = "⼾"


def radicals(text: str, profile: Profile) -> Changes:
    """Write the hanzi for a radical that the extractor took for it: ⼤⽉⺠⻔ for 大月民门.

    Fonts draw 大 and the radical ⼤ with one glyph; going back from glyph to character an extractor may choose the
    wrong one. The two look the same, and a newspaper prints no bare radicals. ⼾ is 户, or 戶 on a traditional page.

    >>> fixed(radicals, "⼤⻔⼝的⼾主")
    '大门口的户主'
    >>> fixed(radicals, "大门口的户主")
    '大门口的户主'
    """
    door = ""
    for match in RADICAL.finditer(text):
        radical = match[0]
        hanzi = HANZI_OF.get(radical, radical)
        if radical == DOOR:
            hanzi = door = door or ("戶" if looks_traditional(text) else "户")
        yield Change(match.start(), match.end(), hanzi)


def compatibility_hanzi(text: str, profile: Profile) -> Iterator[Change]:
    r"""Write the hanzi for its double in the compatibility blocks: 年 for U+F98E.

    Those blocks double characters that older Korean, Taiwanese and Japanese sets had twice; Unicode itself declares
    each pair equal. The twelve of the block that have no double are hanzi of their own and stay.

    >>> fixed(compatibility_hanzi, "2018\uf98e")
    '2018年'
    >>> fixed(compatibility_hanzi, "\ufa11")
    '﨑'
    """
    for match in COMPATIBILITY.finditer(text):
        yield Change(match.start(), match.end(), unicodedata.normalize("NFC", match[0]))
