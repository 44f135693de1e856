"""What follows a number: a little more, a magnitude, a unit, a half, a hedge (3万多名, 两年半, 95%及以上)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from drafter.text import hedges, units
from drafter.text.alternation import trie
from drafter.text.numerals import CHARACTERS, parse_numeral


@dataclass(frozen=True, slots=True)
class Tail:
    """What was read behind a number.

    Attributes:
        unit_start: where magnitude and unit begin.
        end: behind the last character that belongs to the quantity; a hedge behind it does not.
        unit: as written, magnitude included; empty for none.
        added: what 半, 角 and 分 add, in the written unit.
        places: decimals that the added part shows, or `None`.
        hedge: 以上, 左右, 余, 多 …, or `None`.
    """

    unit_start: int
    end: int
    unit: str
    added: Decimal
    places: int | None
    hedge: str | None


def _behind(counter: str) -> str:
    """What must not follow a counter, because the two would begin another word."""
    words = units.BEGINS_A_WORD.get(counter)
    ahead = rf"(?![{words}])" if words else ""
    if words and "合" in words:  # 9 组合, but 36组合计52组
        ahead = rf"(?![{words.replace('合', '')}]|合(?!计))"
    if counter == "分":  # 25分为满分, but not 25 分为三类
        ahead += "(?!为(?![优良中差合及不满]))"
    if counter == "日":  # 45日期限, but no 45日期
        ahead += "(?!期(?![限满间]))"
    if counter.isascii() and counter[-1].isalnum():
        ahead += "(?![A-Za-z0-9])"
    return ahead


_EACH = (
    r"(?!均(?!尚|没|按|仍|从|全|被|及时|如期|准时|逾期|超期|符合|经[过审]|正常|停用|登记|入账|参加[了过]|安排[了过]|设[置了]|通过|备案|签订|公[开告])"
    r"[^为已未由系属在是不有无能可需\x00，。])"
)
"""No counter stands before an average; looked for once behind all of them, as it takes long to compile."""
_SMALL = rf"[{CHARACTERS}\d]"
_SMALL_CHANGE = rf"(?:零?(?P<jiao>{_SMALL})角)?(?:零?(?P<fen>{_SMALL})分(?![{units.BEGINS_A_WORD['分']}]))?[整正]?"
_MAGNITUDE = trie(dict.fromkeys(units.MAGNITUDES, ""))
_PER = rf"(?:/[{units.RATE_PARTS}]{{1,4}}(?:[·/.•][{units.RATE_PARTS}]{{1,4}}){{0,2}})?"


def _tail(counters: tuple[str, ...], alone: str) -> re.Pattern[str]:
    more, unit = f"[{hedges.BETWEEN}]", trie({counter: _behind(counter) for counter in counters})
    return re.compile(
        rf"(?: (?=[A-Za-z]))?(?P<more>{more})?(?P<mag>{_MAGNITUDE})?(?P<more2>{more})?"
        rf"(?:个(?P<middle>[半{hedges.BETWEEN}])(?P<counted>百分点|月|小时|季度|学期|工作日|自然日|钟头)|(?P<unit>{unit}{_EACH}{_PER}))"
        rf"(?:(?<=[元圆]){_SMALL_CHANGE})?{alone}"
    )


_WRITTEN = _tail(units.COUNTERS, rf"|(?P<alone>{_MAGNITUDE})(?![百千万亿元])(?P<more3>[余多](?![一-鿿]))?")
_SPOKEN = _tail(("圆", *units.SPOKEN_COUNTERS), "")
_MORE = ("more", "more2", "more3", "middle")
_HALF = re.compile(r"半(?![数价径成导截])")
_OVER = re.compile(
    r"多(?![种样元方家个项次人户件名类数份部层收付支报列计领发花缴交扣算提用占补拨退记拿买余达于少年出约近\d])"
)
"""A little more, and not the beginning of what is done too much, or of many things: 多收, 多个."""
_TENTHS = re.compile(r"[一二三四五六七八九](?![十百千万亿点一二三四五六七八九])")
_POST = re.compile(hedges.BEHIND)
_HUNDRED_MILLION = re.compile("个(?=亿(?:元|$|[^一-鿿]|的|左右|以上|资金|投资|贷款))")
"""1.2个亿 is 1.2亿."""


def tail_of(text: str, end: int, *, spoken: bool, carried: str = "") -> Tail | None:
    """What follows the number that ends at an offset of the folded text; `None` if no unit and no hedge does.

    Args:
        text: the folded text.
        end: where the number ends.
        spoken: the number is written in Chinese numerals.
        carried: the magnitude that closes the number itself, as 万 in 一千二百万.
    """
    pieces = _HUNDRED_MILLION.match(text, end)
    match = (_SPOKEN if spoken else _WRITTEN).match(text, pieces.end() if pieces else end)
    if match is None:
        post = _POST.match(text, end)
        hedge = post.group("post") if post and not spoken else None
        return Tail(end, end, "", Decimal(0), None, hedge) if hedge else None
    group = match.groupdict()
    unit = (group["unit"] or ("个" + group["counted"] if group["counted"] else "")).replace("圆", "元")
    magnitude = group["mag"] or group.get("alone") or carried
    added, places, last = _added(text, match, unit, magnitude, spoken=spoken)
    over = _OVER.match(text, last) if unit in units.HALVED else None
    post = _POST.match(text, over.end() if over else last)
    more = (
        group["more"]
        or group["more2"]
        or group.get("more3")
        or (group["middle"] if group["middle"] != "半" else None)
    )
    hedge = (post.group("post") if post else None) or more or ("多" if over else None)
    begins = match.start("mag") if group["mag"] else match.start("unit") if group["unit"] else match.start()
    return Tail(begins, last, magnitude + unit, added, places, hedge)


def _added(
    text: str, match: re.Match[str], unit: str, magnitude: str, *, spoken: bool
) -> tuple[Decimal, int | None, int]:
    """What stands behind the unit and adds to the value; decimals shown by it; where it ends."""
    if match.group("middle") == "半":
        return Decimal("0.5"), 1, match.end()
    added, places = Decimal(0), None
    for name, place, digits in (("jiao", Decimal("0.1"), 1), ("fen", Decimal("0.01"), 2)):
        if small := match.group(name):
            added += (Decimal(small) if small.isdigit() else parse_numeral(small) or 0) * place
            places = digits
    if places:
        return added / units.MAGNITUDES.get(magnitude, Decimal(1)), places, match.end()
    if unit in units.HALVED and (half := _HALF.match(text, match.end())):
        return Decimal("0.5"), 1, half.end()
    if unit == "成" and spoken and (tenths := _TENTHS.match(text, match.end())):
        return (parse_numeral(tenths.group()) or Decimal(0)) / 10, 1, tenths.end()
    return added, None, match.end()
