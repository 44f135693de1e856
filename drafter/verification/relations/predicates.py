"""What the name of some of several things says of them, and whether words say the same of others: 未经审批的签证.

A name says it by what stands before 的: something was done, was not, or was late. Words say it, its contrary, or
nothing of the sort.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from drafter.text.width import flattened
from drafter.verification.words.grams import bigrams

_NOT = (
    "[查找见寻]不到|没有|没能|未能|尚未|从未|并未|未经|未曾|未|没|无(?![误人一])|缺少|缺|不(?![同实符足到])|漏"
    "|少(?=[登记入列报录计])|空(?=白)"
)
_DENIED = re.compile(
    f"^(?:{_NOT})(?P<stem>[\u4e00-\u9fff]{{2,10}}?)(?:而[\u4e00-\u9fff]+)?的(?P<thing>[\u4e00-\u9fff]{{2,}})$"
)
_MARKED = re.compile("^(?:已经?|有过?|经过?)?(?P<stem>[\u4e00-\u9fff]{2,8}?)的(?P<thing>[\u4e00-\u9fff“”]{2,})$")
_OF_ALL = re.compile(
    "抽查|检查|核查|采购|购入|购买|租用|登记的|收到|全部|应|拟|计划|约定|规定|核定|所列|列明|年末|当年|验收|受理|办理的"
)
_NO = "(?:没有?|没能|未能?|未曾|未见|并未|不|无|难以|无法)"
_LATE = re.compile(
    f"逾期|超期|超时|滞后|延误|{_NO}(?:能|曾)?(?:按[时期]|及时|如期|准时)|{_NO}(?:能)?在?[^，。；]{{0,6}}(?:时限|期限)[之以]?内"
    "|[超越]过?[^，。；]{0,6}(?:时限|期限)|(?:时限|期限)[之以]?[后外]"
)
_TIMELY = re.compile("按[时期]|及时|如期|准时|(?:时限|期限|规定时间)(?:之|以)?内")
_NOT_LATE = re.compile(f"{_NO}(?:曾|一)?(?:逾期|超期|超时|延误|滞后|[超越]过?[^，。；]{{0,6}}(?:时限|期限))")
_OPPOSITES = (
    ("停用|闲置|空置|断电|离线|停运|停机", "正常运行|运行正常|正常使用|使用正常|在用|使用中|在线|仍在使用|在运行"),
    ("偏低|低下|较低|过低", "正常|不低|较高|偏高|达标"),
    ("找到|见到|查到|盘到", "去向不明|下落不明|找不到|丢失|失踪|不知去向"),
)
"""What is not so where the other is, without a word of denial."""
_UNDONE = re.compile(f"(?:{_NOT})(?:[^，。；]{{0,4}})$")
_LACKING = re.compile("^(?:[^，。；的]{0,2})(?:缺失|空缺|空白|不全|为空|缺漏)")
_TWICE = re.compile("不是|并非|不无|没有不|未尝不")
_BAD = re.compile("[拖欠缺漏滞延逾超断停空闲待差]")
"""Beside these words may deny what they do not say that they deny: 欠决算的标段."""
_HALF = 0.5
_TAIL = 2


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a name says of those it counts.

    Attributes:
        stem: what was done, or was not; empty if only that it was late.
        denied: it was not.
        late: it was late.
        thing: what it says it of.
    """

    stem: str
    denied: bool
    late: bool
    thing: str

    def said(self, words: str) -> bool | None:
        """Whether words say so: `True`, `False` if they say the contrary, `None` if neither."""
        if _TWICE.search(words):
            return None
        if self.late:
            return self._late(words)
        opposite = self._opposite(words)
        return opposite if opposite is not None else self._stated(words)

    def alone(self, words: str) -> bool:
        """Whether words deny nothing but what they deny of this."""
        rest = _NOT_LATE.sub("", words)
        rest = _LATE.sub("", rest) if self.late else rest
        return len(re.findall(_NOT, rest)) <= (not self.late)

    @staticmethod
    def _late(words: str) -> bool | None:
        if _NOT_LATE.search(words):
            return False
        if _LATE.search(words):
            return True
        return False if _TIMELY.search(words) else None

    def _opposite(self, words: str) -> bool | None:
        for pair in _OPPOSITES:
            for mine, theirs in (pair, pair[::-1]):
                if re.search(mine, self.stem) and not re.search(theirs, self.stem):
                    told = re.search(theirs, words)
                    if told and not re.search(mine, words[: told.start()] + words[told.end() :]):
                        return self.denied if not _UNDONE.search(words[: told.start()]) else None
        return None

    def _stated(self, words: str) -> bool | None:
        grams = bigrams(self.stem)
        places = [at for at in range(len(words) - 1) if words[at : at + _TAIL] in grams]
        said = {words[at : at + _TAIL] for at in places}
        called = not self.denied and self.stem[-_TAIL:] in said
        if not places or (len(said) < _HALF * len(grams) and not called):
            return None
        denied = _UNDONE.search(words[: places[0]]) or _LACKING.match(words[places[-1] + _TAIL :])
        denied = denied or _UNDONE.search(words[: places[-1]][places[0] :])
        if not denied and self.denied and _BAD.search(words) and not _BAD.search(self.stem):
            return None
        return bool(denied) is self.denied


@lru_cache(maxsize=2048)
def predicate_of(label: str) -> Predicate | None:
    """What a name says of those it counts; `None` if nothing, or only that they are looked at."""
    label = flattened(label)
    denied, marked = _DENIED.match(label), _MARKED.match(label)
    if _LATE.search(label):
        thing = denied or marked
        return Predicate("", denied=False, late=True, thing=thing["thing"] if thing else "")
    if denied:
        stem = denied["stem"].removeprefix("经过").removeprefix("经")
        return Predicate(stem, denied=True, late=False, thing=denied["thing"])
    if marked and not _OF_ALL.search(marked["stem"]):
        return Predicate(marked["stem"], denied=False, late=False, thing=marked["thing"])
    return None
