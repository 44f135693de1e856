"""控制在概算以内, 未超过限额A, 低于目标上限C: what is said of two amounts that stand beside it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "comparison"

_OF_BUDGETS = r"概算|估算|预算|限额|控制数|控制价|控制额|定额|总额控制数|批复额|批复数|指标数|最高限价|上限"
_WITHIN = re.compile(
    rf"(?:(?:均|都)?(?:严格)?控制在(?:了)?(?:已?批[复准]的?|核定的?|规定的?|年初|调整后的?|原|总|初步?设计?|投资|项目|招标)*(?P<inside>{_OF_BUDGETS})(?:总?[额数])?(?:范围)?(?:之?内|以内|之内|以下)"
    rf"|(?:未|没有|没|不)(?:有)?(?:超(?:过|出)?|突破)(?:已?批[复准]的?|核定的?|规定的?|年初|调整后的?|原|总|初步?设计?|投资|项目|招标)*(?P<under>{_OF_BUDGETS})(?:总?[额数])?)(?=[，。；）]|$)"
)
_DONE = re.compile(r"决算|结算|实际|支出|完成|执行|发生|审定|使用|花费|成本|造价|投资|合同|中标|成交|报价")
_BENT = re.compile(r"目标|计划|应|须|要求|力争|确保|标准|原则|不得")
_AGAINST = re.compile(
    r"^[，,（(](?:且|并|均|仅|也|已|实际)?(?:(?P<most>(?:未|没有|没|不)超(?:过|出)?|(?:未|没有)突破|(?:未|没有|不)高于|不大于|不多于|控制在)"
    r"|(?P<least>(?:未|没有|不)低于|不少于|不小于)|(?P<above>高于|大于|多于|超过|超出|超(?!长|大|高|前|标|额完成))|(?P<below>低于|小于|少于))"
    r"(?P<noun>[^，。；：（）\d%]{0,10}(?:(?:19|20)\d{2}年[末底]?度?)?[^，。；：（）\d%]{0,12})$"
)
_COMPARED_WITH = re.compile(r"(?:高于|低于|大于|小于|多于|少于|超过|超出)[^，。；：、（）]{0,20}$")
_STANDARD = re.compile(
    r"目标|标准|上限|下限|限额|控制|红线|警戒线|定额|平均|水平|预算|概算|计划|规定|要求|核定|批复|指标|额度"
)
_OTHER_TIME = re.compile(r"上年|去年|同期|上期|年初(?!预算)|年均|上月|[比较]")
_OF_A_CLASS = re.compile(r"的(?![^，。；]{0,8}(?:目标|标准|要求|上限|下限|限额|控制|水平))|以[上下]")
_NEARLY = Decimal("0.8")
_AHEAD = 12
_NO_LEVEL = ("", "百分点", "倍")
_TARGET = re.compile(r"目标|计划|标准|指标值|上限|下限|限额|控制数|概算|预算|规定|要求")
_AWAY = re.compile(
    r"^[，,（(]?(?:比|较)?(?:(?P<up>高于|大于|多于|超过|超出|超)|(?P<down>低于|小于|少于|不足))(?P<noun>[^，。；：\d]{0,12})$"
)
_REST_OF_UNIT = re.compile(r"^(?:元|人|公里|平方米|万元)(?=[，,（(])")
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts that are not within, below or above what they are said to be."""
    for sentence in reading.sentences:
        if len(sentence.figures) < _PAIR:
            continue
        yield from _within(reading, sentence)
        for piece in reading.pieces(sentence):
            yield from _stated(reading, piece)
            yield from _away(reading, piece)


def _within(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """概算A，决算B，控制在概算以内."""
    for match in _WITHIN.finditer(sentence.text):
        at = sentence.at + match.start()
        word = match["inside"] or match["under"]
        before = [f for f in sentence.figures if f.behind <= at and f.quantity.dimension == "元"]
        clause = re.split("[，。；]", sentence.text[: match.start()])[-1]
        if len(before) < _PAIR or _BENT.search(clause) or re.search(r"\d", clause):
            yield from _among(reading, sentence, match)
            continue
        spent, label = before[-1], sentence.label(before[-1])
        limits = [f for f in before[:-1] if word[:2] in sentence.label(f) and not f.quantity.hedge]
        told = sentence.block.text[spent.behind : at]
        if (
            word[:2] in label
            or not limits
            or not _DONE.search(label)
            or spent.quantity.hedge
            or len(told) > len("，，并且")
        ):
            continue
        highest = max(limits, key=lambda f: f.value)
        if spent.value - spent.half > highest.value + highest.half:
            span = sentence.block.span(at, sentence.at + match.end())
            yield reading.issue(
                KIND,
                "bounded",
                [span, spent.span, highest.span],
                said=match[0],
                value=spent.text,
                limit=highest.text,
            )


def _among(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Iterator[Issue]:
    """均未超预算，其中甲预算A，支出B."""
    at, word = sentence.at + match.end(), (match["inside"] or match["under"])[:_PAIR]
    behind = [f for f in sentence.figures if f.at >= at][:_PAIR]
    if len(behind) < _PAIR or any(f.quantity.dimension != "元" or f.quantity.hedge for f in behind):
        return
    limit, spent = behind
    opened = re.match(r"[，：](?:其中)?[：，]?", sentence.block.text[at : limit.at])
    if not opened or word not in sentence.label(limit) or word in sentence.label(spent):
        return
    if _DONE.search(sentence.label(spent)) and spent.value - spent.half > limit.value + limit.half:
        span = sentence.block.span(sentence.at + match.start(), at)
        spans = [span, spent.span, limit.span]
        yield reading.issue(KIND, "bounded", spans, said=match[0], value=spent.text, limit=limit.text)


def _stated(reading: Reading, piece: Sentence) -> Iterator[Issue]:
    """A，未超过限额B; A%，高于目标值B%."""
    for index in range(1, len(piece.figures)):
        other, match = piece.figures[index], _AGAINST.match(piece.lead(index))
        own = _subject(piece, index - 1) if match else None
        if match is None or own is None:
            continue
        if own.quantity.dimension != other.quantity.dimension or own.quantity.hedge:
            continue
        behind = piece.between(other.behind, piece.behind)[:_AHEAD]
        if _OF_A_CLASS.match(behind) or min(own.value, other.value) <= 0 or own.quantity.dimension in _NO_LEVEL:
            continue
        low, high = own.value - own.half, own.value + own.half
        over, under = low > other.value + other.half, high < other.value - other.half
        kept = match["most"] or (match["below"] and _level(match["noun"], own, other))
        passed = match["least"] or (match["above"] and match["noun"])
        if (kept and over) or (passed and under):
            yield _issue(reading, match[0].strip("，,（("), own, other)


def _subject(piece: Sentence, index: int) -> Figure | None:
    """What a second comparison is of: not what the first one was with, but what came before both, if told here."""
    while index >= 0 and _COMPARED_WITH.search(piece.lead(index)):
        index -= 1
    return piece.figures[index] if index >= 0 else None


def _level(noun: str, own: Figure, other: Figure) -> bool:
    """Whether 低于X is below a level that is told, and not by an amount: 低于上年的A, a price about as large."""
    if noun.endswith("的"):
        return True
    named = _STANDARD.search(noun) or noun[-1:] in ("价", "数", "值", "线")
    return bool(named) and not _OTHER_TIME.search(noun) and other.value >= _NEARLY * own.value


def _away(reading: Reading, piece: Sentence) -> Iterator[Issue]:
    """目标上限A，实际B，高于上限C, where B is C below A."""
    figures = piece.figures
    for index in range(_PAIR, len(figures)):
        target, own, gap = figures[index - 2], figures[index - 1], figures[index]
        match = _AWAY.match(_REST_OF_UNIT.sub("", piece.lead(index)))
        if match is None or not _TARGET.search(match["noun"] or piece.lead(index - 2)):
            continue
        labels = piece.lead(index - 2), piece.lead(index - 1)
        if not _TARGET.search(labels[0]) or _TARGET.search(labels[1]) or _OTHER_TIME.search(labels[1]):
            continue
        kinds = {target.quantity.dimension, own.quantity.dimension}
        points = kinds == {"%"} and gap.quantity.dimension == "百分点"
        if len(kinds) > 1 or own.quantity.hedge or not (points or gap.quantity.dimension in kinds):
            continue
        away = own.value - target.value
        slack = own.half + target.half + gap.half
        if (
            away
            and abs(abs(away) - gap.value) <= slack
            and (away > 0) == bool(match["down"])
            and abs(away) > slack
        ):
            yield _issue(reading, match[0].strip("，,（(") + gap.text, own, target)


def _issue(reading: Reading, said: str, own: Figure, other: Figure) -> Issue:
    return reading.issue(KIND, "bounded", [own.span, other.span], said=said, value=own.text, limit=other.text)
