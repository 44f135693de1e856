"""Figures that count nothing: 一个 as an article, all of what is asked for, a few of what the case has none of."""

import re
from dataclasses import dataclass

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.context.demands import tables
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import MEASURED
from drafter.verification.reading.examination import Examination

_SMALL = 10
_ALL = 100
_NEAR = 20
"""So many characters before and behind a figure say whether it counts."""

_ASKED = re.compile("(?:序时|时序)(?:进度)?[的为]?$")
_FAR = re.compile("(?:距离?|离|与|和|较|比)$")
_SHORT = re.compile("[，]?(?:还|尚|仍|均|都|也|要)*(?:有)?(?:相差|差|低|少|缺)")
_ONLY = re.compile("(?:[仅只共]|合计|总共)有?$")
"""Behind these 一个 counts."""
_WITHIN = re.compile("[之以]?内|的[^，。；]{0,8}?[时期]限")
_NOT_A_PENNY = re.compile("(?:钱|不[少差落]|没[有少]|也?[没不])")
"""一分不少, 一分钱都没有: nothing at all, and no amount."""
_LETTERS = re.compile("大?字")
_QUOTED = re.compile("[“「‘](?P<words>[^“”「」‘’]{1,12})[”」’](?:这|那|的|这样的|短短|区区)?$")
_PHRASE = re.compile("(?:^|[，。；：、])(?P<words>[\u4e00-\u9fff]{2,8})$")
"""送戏下乡四个字: as many as stand right before, as a part of the sentence of their own."""
_SUPPOSED = re.compile("(?:哪怕|即[使便]|就算|纵使|便是)(?:只|仅|才|再)*[^，。；0-9]{0,6}$")
_OF_PROBLEMS = re.compile(
    "(?:问题|意见|毛病|扣分点|扣分项|情况|[项条个点])(?:之中|当中|里头?|中)?，?(?:就|便|倒|竟)*有?(?:近|将近|约|大约|超过?|过)*$"
)
_DONE = re.compile("(?:做|干|走|办|完成|落实|推进|兑现|公开|覆盖|进行|做到)了?(?:还|不过|只有|只|仅)?$|另$")
"""Behind these a half is as much of a deed as anybody may say, and of no figure."""
_HALF = "半"
_LIMITS = frozenset({Role.DEADLINE, Role.STANDARD, Role.THRESHOLD})


@dataclass(frozen=True)
class Uncounted:
    """Tells them in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def whole(self, quantity: Quantity) -> bool:
        """序时进度的100%: all of what is asked for, and no result."""
        if quantity.dimension != "%" or quantity.value != _ALL or quantity.hedge:
            return False
        return bool(_ASKED.search(self.examination.flat(max(quantity.start - _NEAR, 0), quantity.start)))

    def far(self, quantity: Quantity) -> bool:
        """距100%还差5个百分点: all that could be, from which something is a distance away."""
        if quantity.dimension != "%" or quantity.value != _ALL or quantity.hedge:
            return False
        ahead = self.examination.flat(max(quantity.start - _NEAR, 0), quantity.start)
        behind = self.examination.flat(quantity.end, quantity.end + _NEAR)
        return bool(_FAR.search(ahead) and _SHORT.match(behind))

    def single(self, quantity: Quantity, lead: str, facts: Shelf) -> bool:
        """一个 that counts nothing; behind 仅有 it does, but for spans of time, and as a time limit.

        Args:
            quantity: the figure.
            lead: the words of its part of the sentence before it.
            facts: all that it could be of.
        """
        if not quantity.spoken or quantity.value != 1 or quantity.dimension in MEASURED:
            return False
        if quantity.dimension in tables().spans_of_time:
            return not self._limits(quantity, facts)
        return not _ONLY.search(lead)

    def idiom(self, quantity: Quantity) -> bool:
        """一分不少, “保障有力”四个字: a figure of speech, or so many characters as the words before it have."""
        if not quantity.spoken:
            return False
        behind = self.examination.flat(quantity.end, quantity.end + _NEAR)
        if quantity.dimension == "分" and quantity.value == 1:
            return bool(_NOT_A_PENNY.match(behind))
        if quantity.dimension != "个" or not _LETTERS.match(behind):
            return False
        ahead = self.examination.flat(max(quantity.start - _NEAR, 0), quantity.start)
        words = _PHRASE.search(ahead)
        if words and len(words["words"]) == quantity.value > 1:
            return True
        quoted = _QUOTED.search(ahead)
        return quoted is not None and len(quoted["words"]) == quantity.value

    def idle(self, quantity: Quantity, facts: Shelf) -> bool:
        """两项, 三个环节: a small number in words, where the case counts nothing of the kind."""
        small = quantity.spoken and quantity.value <= _SMALL and quantity.dimension not in MEASURED
        return small and not any(k.quantity and k.quantity.dimension == quantity.dimension for k in facts)

    def supposed(self, quantity: Quantity) -> bool:
        """哪怕多付百分之一, 只做了一半: what is only supposed, half of a deed or of the problems themselves."""
        ahead = self.examination.flat(max(quantity.start - _NEAR, 0), quantity.start)
        if quantity.unit == _HALF and _OF_PROBLEMS.search(ahead):
            return True
        done = quantity.unit == _HALF and not quantity.hedge and _DONE.search(ahead)
        return bool(done or _SUPPOSED.search(ahead))

    def _limits(self, quantity: Quantity, facts: Shelf) -> bool:
        """Whether it is a time limit, where one in such days or months is known: 在一个工作日内备案."""
        within = _WITHIN.match(self.examination.flat(quantity.end, quantity.end + _NEAR))
        return bool(within) and any(
            known.fact.role in _LIMITS and known.quantity and known.quantity.dimension == quantity.dimension
            for known in facts
        )
