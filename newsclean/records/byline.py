"""The people and the dateline in a byline."""

from newsclean.lexicon.phrases import JUMP, PAGE
from newsclean.lexicon.scripts import LETTER, both
from newsclean.patterns import lazy
from newsclean.records.leads import AGENCY, DAY
from newsclean.records.record import Dateline, Person

ROLE = lazy(
    both(
        r"(?:本报|新华社|全媒体)?(?:特约|见习|实习|首席|全媒体)?(?:记者|通讯员|特派员|评论员|实习生|编译|作者|摄影记者|(?:图文|文字?[/／]图|图[/／]文|文|图)(?=[/／：:])|(?:撰文|撰稿|采写|摄影)(?=[／/：:])|文[/／]图|图[/／]文|摄影报道)"
    )
)
PARTING_ROLE = lazy(f"({ROLE.pattern})")
STROKE = lazy("[／/]")
JUMPS = lazy(rf"{JUMP}|(?<!\S)[转轉]\s?至?{PAGE}")
ACTS = lazy(both(r"(?:采写|採寫|编辑整理|整理|撰文|撰稿|综合|报[导道]|编译)+$"))
NAME = lazy(rf"(?:{LETTER}|·){{2,4}}")
NOT_NAMES = frozenset(
    ("摄影", "攝影", "报道", "報道", "报导", "報導", "影像", "中国", "综合", "文图", "摄影报道", "攝影報道")
)
SHOT = lazy(both(r"摄影?"))
LENDS = lazy(both(r"供图$"))  # 企业供图, 县融媒体中心供图: who lent it is no person
BARE = 16  # names alone are no longer
DATELINE = lazy(
    both(
        rf"(?P<agency>{AGENCY})(?P<place>(?:(?!记者|通讯)[^，。；：！？（）()“”0-9０-９]){{0,16}}?)(?P<date>{DAY})?(?:电|(?<!通)讯(?!员)|消息)"
    )
)


def jumps_in(text: str) -> list[str]:
    """The jump lines in a text, or in the field of a record, where 转第3版 has lost its arrow.

    >>> jumps_in("上接第一版 下转4版"), jumps_in("转第3版"), jumps_in("水位由低转第一版")
    (['上接第一版', '下转4版'], ['转第3版'], [])
    """
    return JUMPS.findall(text)


def people_of(byline: str) -> tuple[Person, ...]:
    """The people in a byline, each with a role, "" if none is printed; 摄 follows its name.

    >>> people_of("本报讯（记者魏明 通讯员李小光）")
    (Person(role='记者', name='魏明'), Person(role='通讯员', name='李小光'))
    >>> people_of("本报记者 范冰 摄")
    (Person(role='本报记者', name='范冰'),)
    >>> people_of("魏明 摄影报道"), people_of("撰文：魏明"), people_of("企业供图")
    ((Person(role='摄影报道', name='魏明'),), (Person(role='撰文', name='魏明'),), ())
    """
    inside = in_brackets(byline)
    text = inside if ROLE.search(inside) or SHOT.search(inside) else byline
    text = DATELINE.sub("", text, count=1)
    first, *rest = PARTING_ROLE.split(text)
    pairs = list(zip(rest[::2], rest[1::2], strict=True))
    if first.strip() and pairs and not pairs[-1][1].strip():  # 魏明 李小光 摄影报道
        pairs = [(pairs[-1][0], first)]
    if not pairs or SHOT.search(first):
        pairs.insert(0, ("摄" if SHOT.search(first) else "", first if len(first) <= BARE else ""))
    return tuple(Person(role, name) for role, part in pairs for name in names_in(part))


def in_brackets(byline: str) -> str:
    """What is between the first opening bracket and the last closing one.

    >>> in_brackets("本报讯（记者魏明）"), in_brackets("记者魏明"), in_brackets("（记者魏明")
    ('记者魏明', '', '')
    """
    start = min((place for place in map(byline.find, "（(【") if place >= 0), default=len(byline))
    end = max(map(byline.rfind, "）)】"))
    return byline[start + 1 : end] if start < end else ""


def names_in(part: str) -> list[str]:
    """The names after a role, up to the verb that says what they did.

    >>> names_in("／顏以晴"), names_in("方青、通言采写"), names_in("任海 摄 滨河晚报")
    (['顏以晴'], ['方青', '通言'], ['任海'])
    """
    if LENDS.search(part):
        return []
    named = SHOT.split(STROKE.split(part.lstrip("／/：:"))[0])[0]
    return [name for name in NAME.findall(ACTS.sub("", named.rstrip())) if name not in NOT_NAMES]


def dateline_of(byline: str) -> Dateline | None:
    """Where and when a report was sent.

    >>> dateline_of("据新华社北京2月7日电")
    Dateline(agency='新华社', place='北京', date='2月7日')
    """
    found = DATELINE.search(byline)
    if not found:
        return None
    return Dateline(found["agency"], found["place"] or "", found["date"] or "")
