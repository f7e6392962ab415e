"""The encoding of a file: detected, or named by the user."""

import codecs
from typing import BinaryIO

from newsclean.errors import PageError
from newsclean.named import NamedTuple
from newsclean.patterns import lazy

BLOCK = 1 << 20
SAMPLE = 1 << 16


class Encoding(NamedTuple):
    """A codec by its name, with the byte order mark at the start of the file."""

    name: str
    bom: bytes = b""


# The longer first: the mark of UTF-32 begins with that of UTF-16.
BOMS = (
    Encoding("utf-32-le", codecs.BOM_UTF32_LE),
    Encoding("utf-32-be", codecs.BOM_UTF32_BE),
    Encoding("utf-8", codecs.BOM_UTF8),
    Encoding("utf-16-le", codecs.BOM_UTF16_LE),
    Encoding("utf-16-be", codecs.BOM_UTF16_BE),
    Encoding("gb18030", b"\x84\x31\x95\x33"),
)
WIDE = {"utf-16": ("utf-16-le", "utf-16-be"), "utf-32": ("utf-32-le", "utf-32-be")}
# GB18030 holds GB2312 and GBK. Big5 is read as Windows does, but where the circled digits of editor codes would come
# out as kana, as Hong Kong does.
CANDIDATES = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
BIG5 = {"cp950", "big5hkscs"}

MAGIC = {
    b"\x89PNG\r\n": "a PNG picture; read it with OCR first",
    b"\xff\xd8\xff": "a JPEG picture; read it with OCR first",
    b"GIF8": "a GIF picture; read it with OCR first",
    b"II*\0": "a TIFF picture; read it with OCR first",
    b"MM\0*": "a TIFF picture; read it with OCR first",
    b"%PDF-": "a PDF; take its text out first, for one by `pdftotext -raw`",
    b"AT&TFORM": "a DjVu file; take its text out first, for one by `djvutxt`",
    b"PK\x03\x04": "a zip archive or an office document; take its text out first",
    b"\xd0\xcf\x11\xe0": "an office document; save it as text first",
    b"\x1f\x8b": "compressed by gzip; unpack it first",
    b"\x28\xb5\x2f\xfd": "compressed by zstd; unpack it first",
    b"\xfd7zXZ": "compressed by xz; unpack it first",
    b"BZh": "compressed by bzip2; unpack it first",
    b"7z\xbc\xaf": "a 7z archive; unpack it first",
    b"{\\rtf": "an RTF document; save it as text first",
}

# Hanzi and marks so common that any stretch of a newspaper holds some, in simplified and in traditional script.
COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种"
    "事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公"
    "此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回"
    "特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何"
    "电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白"
    "却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导"
    "争运笔县镇村乡委讯版项农企省协会议党级站组织客服群众医"
    "這個們來為國說時會對後過發種經學沒動還進樣開從實軍無與長機關點業將兩間問應戰頭體見產話內應門兒東聲義條氣題變總電數"
    "報結質務場計資許統區隊決馬書聽達強難權設類據邊張該規萬覺術領確傳師觀讓識帶導爭運縣鎮鄉訊項農協議黨級組織眾醫灣臺"
    "，。、；：？！“”‘’（）《》「」『』…—　·【】／％"
)
ORDINARY_SHARE = 0.55
PLAIN = lazy(r"[\t\n\f\r -~]+")


def detect(stream: BinaryIO, forced: str | None = None) -> Encoding:
    """The encoding of a stream that can be read again from its start.

    A byte order mark decides; without one, text that is UTF-8 throughout is UTF-8; then what reads as common Chinese.
    Raises PageError for what is no text, for bytes that do not decode, and where nothing fits.
    """
    stream.seek(0)
    sample = stream.read(SAMPLE)
    refuse_binary(sample)
    if forced:
        found = as_forced(sample, forced)
        bad = first_bad(stream, found)
        if bad is not None:
            raise PageError(bad_byte(stream, bad, found.name, "mend it there, or name another encoding"))
        return found
    found = next((known for known in BOMS if known.bom and sample.startswith(known.bom)), Encoding("utf-8"))
    wide = wide_without_bom(sample) if not found.bom and b"\0" in sample else None
    if wide and first_bad(stream, wide) is None:
        return wide
    bad = first_bad(stream, found)
    if bad is None:
        return found
    if found.bom:
        raise PageError(bad_byte(stream, bad, found.name, "though the file begins with its mark; mend it there"))
    return guessed(stream, bad)


def refuse_binary(sample: bytes) -> None:
    """Raise PageError if a file begins like a known binary format."""
    if sample and not sample.strip(b"\0"):
        message = "this is no text but NUL bytes, as a crash leaves them in a file that was not yet on the disk"
        raise PageError(message)
    kind = next((words for magic, words in MAGIC.items() if sample.startswith(magic)), None)
    if kind:
        message = f"this is no text but {kind}"
        raise PageError(message)


def lookup(name: str) -> Encoding:
    r"""The encoding that a user names. Raises LookupError if there is no text codec of that name.

    >>> lookup("GBK"), lookup("utf-8-sig")
    (Encoding(name='gbk', bom=b''), Encoding(name='utf-8', bom=b'\xef\xbb\xbf'))
    """
    codec = codecs.lookup(name).name
    "".encode(codec)  # a codec from bytes to bytes, such as hex, is refused here
    if codec == "utf-8-sig":
        return BOMS[2]
    if codec in WIDE:
        return next(known for known in BOMS if known.name == WIDE[codec][0])
    return Encoding(codec)


def as_forced(sample: bytes, name: str) -> Encoding:
    """The encoding that a user names, with the byte order and the mark of the file itself."""
    plain = lookup(name).name
    codec = codecs.lookup(name).name
    kinds = WIDE.get(codec, (plain,))
    marked = next((known for known in BOMS if known.name in kinds and sample.startswith(known.bom)), None)
    if marked or codec not in WIDE:
        return marked or Encoding(plain)
    return Encoding(max(kinds, key=lambda kind: common_share(sample, kind)))


def wide_without_bom(sample: bytes) -> Encoding | None:
    """UTF-16 without a mark: its line ends and digits show as NUL bytes, and it reads as Chinese or plain ASCII."""
    kind = max(WIDE["utf-16"], key=lambda each: common_share(sample, each))
    nuls = sample.count(0) / len(sample)
    share = common_share(sample, kind)
    plain = sample.replace(b"\0", b"").isascii()  # ASCII as UTF-16 is half NULs; a stray NUL in ASCII is not
    return Encoding(kind) if share > ORDINARY_SHARE and (nuls > 0.4 or not plain) else None


def guessed(stream: BinaryIO, bad: int) -> Encoding:
    """The encoding of bytes that are not UTF-8, by how common the resulting characters are."""
    stream.seek(bad - bad % 2)
    around = stream.read(SAMPLE)
    stream.seek(0)
    sample = stream.read(SAMPLE)
    if bad >= SAMPLE:
        sample = around
    if mostly_utf8(sample):
        raise PageError(bad_byte(stream, bad, "utf-8", mixed(around)))
    shares = {name: common_share(sample, name) for name in CANDIDATES}
    if shares["cp950"] < shares["big5hkscs"]:
        del shares["cp950"]
    close = [name for name in shares if shares[name] >= max(ORDINARY_SHARE, max(shares.values()) - 0.02)]
    fits = [name for name in close if first_bad(stream, Encoding(name)) is None]
    if not fits:
        best = max(shares, key=lambda name: shares[name])
        if shares[best] < ORDINARY_SHARE:
            raise PageError(
                bad_byte(stream, bad, "utf-8", "nor does it read as GB18030, Big5 or UTF-16; try --encoding")
            )
        offset = first_bad(stream, Encoding(best)) or 0
        raise PageError(bad_byte(stream, offset, best, "though most of the file is; mend it there, or try --encoding"))
    return Encoding(fits[0] if len(fits) == 1 or {*fits} == BIG5 else arbiter(sample, fits))


def arbiter(sample: bytes, names: list[str]) -> str:
    """The choice of a detector between encodings that decode alike; the first if it has none."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(sample, cp_isolation=list(names)).best()
    text = str(best) if best else None
    return next((name for name in names if text is not None and sample.decode(name, "ignore") == text), names[0])


def common_share(sample: bytes, encoding: str) -> float:
    """The share of common newspaper characters among the non-ASCII characters that an encoding makes of a sample.

    >>> sample = "滨江市新建的图书馆，今天向市民开放。".encode("gb18030")
    >>> common_share(sample, "gb18030") > 0.8 > 0.4 > common_share(sample, "big5")
    True
    """
    worths = [commonness(char) for char in PLAIN.sub("", sample.decode(encoding, "replace"))]
    return sum(worths) / len(worths) if worths else 1


def commonness(char: str) -> float:
    """The weight of a non-ASCII character: 1 if common, less for other hanzi, below 0 if it is not Chinese."""
    if char in COMMON:
        return 1
    if "\u4e00" <= char <= "\u9fff":
        return 0.6 if in_first_level(char) else 0
    if "\uff00" <= char <= "\uff5e" or "\u2000" <= char <= "\u303f" or "①" <= char <= "⑳":
        return 0.5
    return -1


def in_first_level(char: str) -> bool:
    """Whether a hanzi is in the common half of GB2312 or of Big5."""
    simplified = char.encode("gb2312", "ignore")
    traditional = char.encode("big5", "ignore")
    return b"\xb0" <= simplified < b"\xd8" or b"\xa4" <= traditional < b"\xc7"


def mostly_utf8(sample: bytes) -> bool:
    """Whether the non-ASCII bytes are UTF-8 with few exceptions: then the file is damaged UTF-8."""
    beyond = sum(byte > 0x7F for byte in sample)
    kept = sum(len(char.encode()) for char in sample.decode("utf-8", "ignore") if char > "\x7f")
    return kept >= 0.6 * beyond


def mixed(around: bytes) -> str:
    """The advice about a file that is UTF-8 except for the bytes around the first bad one."""
    if around[:1] == b"\xed" or around[1:2] == b"\xed":
        return "half of a surrogate pair, which no text can hold; save the page as UTF-8 again"
    end = around[:200]
    other = max(("gb18030", "big5"), key=lambda name: common_share(end, name))
    if not mostly_utf8(end) and common_share(end, other) > ORDINARY_SHARE:
        return f"it looks like {other} from there: two encodings in one file; part them first"
    return "the rest looks sound; mend it there, or force --encoding"


def first_bad(stream: BinaryIO, encoding: Encoding) -> int | None:
    """The offset of the first byte that does not decode, or None."""
    stream.seek(len(encoding.bom))
    at = len(encoding.bom)
    decoder = codecs.getincrementaldecoder(encoding.name)()
    while True:
        block = stream.read(BLOCK)
        at += len(block)
        try:
            decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            return at - len(error.object) + error.start
        if not block:
            return None


def bad_byte(stream: BinaryIO, offset: int, encoding: str, advice: str) -> str:
    """The message about a byte that does not decode."""
    stream.seek(offset)
    value = stream.read(1).hex().upper()
    return f"byte {offset:,} (0x{value}) is not {encoding}: {advice}"
