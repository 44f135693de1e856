"""Which amount a change is of: the nearest that its words can mean, before it or under the same name elsewhere."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from drafter.audit.movements import WAYS, Movement
from drafter.audit.periods import of_years
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of, ratio
from drafter.audit.series import list_of
from drafter.audit.statements import Figure, Sentence

_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_LEAD = re.compile(
    r"^(?:其中|20\d{2}年度?|本年度?|当年|全年|今年|年度|我[局委校镇乡县市区院]|本(?:部门|单位|级)|经比较|[一二三四五六七八九十\d]+[、.．是])+"
)
_SECOND = re.compile(r"[（(](?P<other>[\u4e00-\u9fff]{1,8})[）)](?P<behind>[\u4e00-\u9fff]{2,16})")
_COPULA = re.compile(r"(?:共计|合计|总计|总额|金额|数额|数|额)?(?:分别)?(?:为|是|共|达到?|计)*$")
_GENERIC = re.compile(
    r"(?:同口径|总体|整体|实际|全年|本年|当年|支出|收入|预算|决算|执行|安排|总[额量数]|规模|金额|资金|经费|数额?|额|其|合计|总计|收|支)*"
)
_TOTAL = re.compile(r"[总合]计(?:均|各)?(?:为|是)?$")
_ASPECTS = ("预算", "决算", "支出", "收入")
_OTHER_YEAR = re.compile(
    r"上年|去年|上一?年度|同期|上期|往年|(?:(?<!经)比|(?<!经比)较)(?![重例率])[^，。；]{1,16}$"
)
_NO_LEVEL = re.compile(rf"追加|调[增减整]|结转|结余|每|人均|平均|单价|标准|(?:{WAYS})(?:了|额为?)?$")
_PLANNED = re.compile(r"预算|计划|任务|目标")
_YEAR = re.compile(r"20\d{2}(?=年)")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一?年度)(?:同期)?(?:数|支出|收入|决算数?)?(?:为|是)?")
_NAMED_YEAR = re.compile(r"20\d{2}年度?")
_NOW = re.compile(r"本年|今年|当年|本期")
_ASPECT_WORDS = re.compile(r"20\d{2}年度?|预算|决算|支出|收入|执行|相比|对比|经费|数|额|，|,")
_UNLIKE = (("预算", "决算"), ("决算", "预算"))
_WORD = 2
_ROW = 2
_SHORTEST = 4
_OFTEN = 12


class Levels:
    """The amounts of a report, by their names."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._named: dict[str, list[Figure]] = defaultdict(list)
        for sentence in reading.sentences:
            for figure in sentence.figures:
                name = _bare(label_of(sentence, figure))
                day = sentence.dated(figure)
                now = day is None or day.year == reading.year
                if now and len(name) >= _SHORTEST and not figure.quantity.hedge:
                    self._named[name].append(figure)

    def name(self, movement: Movement) -> str:
        """What a change is told of: its own subject, or the name of the amount before it."""
        subject = _bare(movement.subject)
        if not _GENERIC.fullmatch(subject) or not movement.levels:
            return subject
        return _bare(label_of(movement.sentence, movement.levels[0]))

    def of(self, movement: Movement) -> Figure | None:
        """What a change has led to; `None` where that cannot be told."""
        subject = _bare(movement.subject)
        if self._of_two(movement):
            return None
        if _GENERIC.fullmatch(subject):
            found = _nearest(movement, subject) if movement.levels else self._before(movement)
        else:
            here = [f for f in movement.levels if _called(movement, f, subject)]
            found = here[0] if here else self._elsewhere(movement, subject)
        found = found and self._of_list(movement, found)
        exact = found is not None and not found.quantity.hedge and not movement.change.quantity.hedge
        alike = found is not None and found.quantity.dimension == movement.change.quantity.dimension
        return found if exact and alike else None

    def _of_list(self, movement: Movement, found: Figure) -> Figure | None:
        """An amount; of several in a row (分别为A、B和C) that which the change has led to from one beside it.

        Each of a row is of another time, and rows run forwards as well as backwards: which is the later one shows
        where two neighbours differ by the change, or where the sentence of the row names a year for each.
        """
        siblings = self._reading.by_block.get(found.block.start, ())
        own = next((s for s in siblings if s.at <= found.at < s.behind), None)
        row = list_of(own, found) if own else ()
        if len(row) < _ROW:
            return found
        change = movement.change
        led = [
            now
            for pair in pairwise(row)
            for now, then in (pair, pair[::-1])
            if abs(now.value - then.value - movement.signed) <= now.half + then.half + change.half
        ]
        if led or own is None:
            return led[0] if len(led) == 1 else None
        lead = movement.sentence.block.text[movement.sentence.at : change.at].replace(movement.against, "")
        years = _YEAR.findall(re.split("[；。]", lead)[-1])
        return of_years(own, row).get(int(years[-1])) if years else None

    def _of_two(self, movement: Movement) -> bool:
        """Whether a change is of two things in one name, one of them told of before: 中心（站）人员, 站人员."""
        sentence = movement.sentence
        text = sentence.block.text
        start = max(sentence.at, text.rfind("，", sentence.at, movement.change.at) + 1)
        for match in _SECOND.finditer(text, start, movement.change.at):
            own = _common(match["behind"], movement.subject)
            second = _bare(match["other"] + own)
            siblings = self._reading.by_block.get(sentence.block.start, ()) if own else ()
            before = ((s, f) for s in siblings for f in s.figures if f.at < movement.change.at)
            if any(_bare(label_of(s, f)).endswith(second) for s, f in before):
                return True
        return False

    def based(self, movement: Movement) -> bool:
        """Whether a rate is that of a change to the amount of then before it: 上年A，本年增加C，增长p%."""
        near, rate = movement.levels[:1], movement.rate
        if not near or rate is None or not _of_then(movement, label_of(movement.sentence, near[0])):
            return False
        found = ratio(range_of(movement.change), range_of(near[0]))
        return found is not None and found.meets(range_of(rate))

    def _before(self, movement: Movement) -> Figure | None:
        """The totals that the sentence before ends with, where all are alike: 收入总计A，支出总计A。…各增加C."""
        sentence = movement.sentence
        siblings = self._reading.by_block.get(sentence.block.start, ())
        place = bisect_left(siblings, sentence.at, key=lambda other: other.at)
        money = [f for f in siblings[place - 1].figures if f.quantity.dimension == "元"] if place else []
        totals = bool(money) and all(_TOTAL.search(label_of(siblings[place - 1], f)) for f in money)
        same = len({f.value for f in money}) == 1
        return money[-1] if movement.each and totals and same else None

    def _elsewhere(self, movement: Movement, name: str) -> Figure | None:
        found = self._named.get(name, [])
        if len(found) > _OFTEN:
            return None
        before = [f for f in found if f.span[0] < movement.change.span[0]]
        return before[-1] if before and len({f.value for f in found}) == 1 else None


def _common(words: str, subject: str) -> str:
    """The longest beginning of some words with which a subject ends."""
    return next((words[:n] for n in range(len(words), 0, -1) if subject.endswith(words[:n])), "")


def label_of(sentence: Sentence, figure: Figure) -> str:
    """What stands before a figure from the last stop or figure on, without brackets and quotation marks."""
    index = bisect_left(sentence.figures, figure.at, key=lambda other: other.at)
    start = sentence.figures[index - 1].behind if index else sentence.at
    text = _BRACKETS.sub("", sentence.block.text[start : figure.at])
    return re.sub(r"[“”‘’\s]", "", re.split(r"[，。；：、,;:（()）]", text)[-1])


def _bare(label: str) -> str:
    return _COPULA.sub("", _LEAD.sub("", re.sub(r"[“”‘’\s]", "", label)))


def _called(movement: Movement, figure: Figure, name: str) -> bool:
    label = label_of(movement.sentence, figure)
    bare = _bare(label)
    alike = label and bare and (bare.endswith(name) or name.endswith(bare) or bare.startswith(name))
    return bool(alike) and not _of_then(movement, label)


def _of_then(movement: Movement, label: str) -> bool:
    """Whether an amount is of another time than what a change has led to: of that which it is against."""
    own = set(_YEAR.findall(label))
    said = set(_YEAR.findall(movement.subject))
    against = _ASPECT_WORDS.sub("", re.sub(r"[“”‘’\s]", "", movement.against)[1:])
    named = len(against) >= _WORD and label.startswith(against)
    later = own and (said - own or _NOW.search(movement.subject))
    return bool(_OTHER_YEAR.search(label) or named or later)


def _nearest(movement: Movement, subject: str) -> Figure | None:
    """The nearest level; one that is itself what a change is against is passed over."""
    levels = [(f, label_of(movement.sentence, f)) for f in movement.levels]
    levels = [(f, label) for f, label in levels if not _NO_LEVEL.search(label)]
    both = years_of(movement)
    if both:
        return both[0]
    if movement.base in ("initial", "budget"):
        done = [(f, label) for f, label in levels if not _PLANNED.search(label)]
        levels = done if done else [] if len(levels) > 1 else levels
    aspect = next((word for word in _ASPECTS if word in subject), "")
    levels = [pair for pair in levels if aspect in pair[1]] or levels
    if not levels or _of_then(movement, levels[0][1]):
        return None
    if movement.each and len({f.value for f, _ in levels[:2]}) > 1:
        return None
    return levels[0][0]


def years_of(movement: Movement) -> tuple[Figure, Figure] | None:
    """The amounts of two years running before a change, the later first: 2016年A，2015年B，减少C."""
    near = [(f, label_of(movement.sentence, f)) for f in movement.levels[:2]]
    found = pair_of_years(near) if movement.base in ("", "year") else None
    then = next((label for f, label in near if found and f is found[1]), "")
    other = any(one in movement.against and two in then and one not in then for one, two in _UNLIKE)
    return None if other or (found and _of_own_clause(movement, *found)) else found


def _of_own_clause(movement: Movement, now: Figure, then: Figure) -> bool:
    """Whether a change stands with the earlier year in a clause apart: 2031年A，增加C；2030年B，增加D."""
    if then is not movement.levels[0] or then.at < now.at:
        return False
    text = movement.sentence.block.text
    parted = "；" in text[now.behind : then.at] and "；" not in text[then.behind : movement.change.at]
    return parted or any(now.at < figure.at < then.at for figure in movement.sentence.figures)


def pair_of_years(near: Sequence[tuple[Figure, str]]) -> tuple[Figure, Figure] | None:
    """Of two amounts of one kind that of the later year and that of the year before; 上年B is of what A is of."""
    before = [bool(_LAST_YEAR.fullmatch(label)) for _, label in near]
    if sorted(before) == [False, True]:
        (now, name), (then, _) = near[before.index(False)], near[before.index(True)]
        return (now, then) if not _OTHER_YEAR.search(name) and not _NO_LEVEL.search(name) else None
    found = {int(year[0]): (f, label) for f, label in near if (year := _YEAR.search(label))}
    based = any(_OTHER_YEAR.search(label) for _, label in near)
    if based or len(found) < len(("now", "then")) or max(found) - min(found) != 1:
        return None
    (now, name), (then, other) = found[max(found)], found[min(found)]
    names = [_bare(_NAMED_YEAR.sub("", label))[-2:] for label in (name, other)]
    return (now, then) if names[0] == names[1] or "" in names else None
