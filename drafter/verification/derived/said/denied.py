"""What was not done is counted as such, and what is left of it as done: 没有办理的2个, 办了的3个, 按时的51件."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.text.width import flattened
from drafter.verification.binding.objection import Objection
from drafter.verification.binding.parted import Parted
from drafter.verification.context.hints import hints
from drafter.verification.context.ways import ways
from drafter.verification.facts.formulas import formula_of
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import DONE, Making, value_of
from drafter.verification.facts.support import MEASURED
from drafter.verification.model import Severity
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_REACH, _BEHIND, _NEAR = 24, 12, 5
_HALF = 0.5
_SHORT = 5
_HEAD = 2
_TWO_WORDS = 4
_NO = re.compile("没(?!人)有?能?|未能?|尚未|无(?![误人])|不(?![同实符])|缺|空|差(?!评)|[少漏](?=[登记入列报录计])")
"""不实名册 and 没人调剂 deny something else."""
_DENIED = re.compile(
    "(?:没有|没能|未能|尚未|未|没|无|不|缺少|缺)(?P<stem>[\u4e00-\u9fff]{2,10}?)(?:而[\u4e00-\u9fff]+)?的(?P<thing>[\u4e00-\u9fff]+)$"
)
_MARKED = re.compile("(?:已经?|有|经过?)?(?P<stem>[\u4e00-\u9fff]{2,8}?)的(?P<thing>[\u4e00-\u9fff]+)$")
_WHOLES = re.compile(
    "抽查|检查|核查|采购|购入|购买|租用|登记的|收到|全部|应|拟|计划|约定|规定|核定|所列|列明|年末|当年|验收"
)
_OPPOSITES = (
    (("停用", "闲置", "空置", "搁置"), ("在用", "使用", "启用", "投用", "运行")),
    (("找到", "盘点到", "清点到", "见到", "查到"), ("下落不明", "去向不明", "找不到", "丢失", "失踪")),
)
"""What is not so where the other is, and no words of denial."""
_BAD = re.compile("[停闲损坏断超违虚漏欠缺错挂失无]|离线|盘亏")
_LATE = re.compile("逾期|超期|超时|滞后|延误|未按[时期]|超过[^，。；]{0,4}(?:时限|期限)")
_TIMELY = re.compile("(?<![未没不])(?<![未没不]能)(?<!没有)(?:按时|按期|如期|准时|及时|按规定时限)")
_HEDGED = re.compile("(?<![找见看查用数点])(?:不到|不足|未达到?|未满|不低于|不超过|不止)(?=$|[^，。；#]{1,12}的$)")
"""Right before a figure, or the whole of which it is a part, these bend it and deny nothing."""
_BARE = re.compile("(?:多|以上|左右|上下)?的[^，。；不未没]{1,8}")
_FLAWS = "问题|异常|缺|差错|遗漏|逾期|超|不"
_NEVER = re.compile(
    "#(?:(?:多|以上|左右|上下)?的[^，。；不未没]{1,8})?[^，。；]{0,2}(?:从[未没]|未|没有?)"
    f"(?![^，。；]{{0,4}}(?:{_FLAWS}))"
)
"""35名从未到班: of those left nothing is denied where it is of the others."""
_PAUSE = re.compile("[，。；：]")
_RATE = re.compile("(?P<name>[\u4e00-\u9fff]{2,4})(?:率|进度)[^，。；#]{0,6}#")
_RATED = re.compile("(?P<name>[\u4e00-\u9fff]{2})率(?:为|是|达到?|只有|仅|高达|约)*#")
_NAME = 5
_LEFT = re.compile("(?:结余|结转|剩余|节约|未支出|未执行|未完成)[^，。；率]{0,4}率[^，。；#]{0,6}#")
_UNDONE_SHARE = re.compile(
    "(?P<name>(?:没有|未能?|尚未)(?:支出|使用|执行|支付|完成|拨付)|结余|结转|剩余)[^，。；#]{0,8}占[^，。；#]{1,12}#"
)
"""没有支出的预算占预算的90% is no rate of what was done."""
_THAN = re.compile("[比较][^，。；#]{2,}[多少高低][^，。；#]{0,2}#")
"""午休床比盘亏的课桌多27张: by how much two differ, of which neither is a part of the other."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What the name of a fact says of those that it counts.

    Attributes:
        stem: what was done, or was not; empty if the name says only that it was late.
        denied: it was not.
        late: it was late.
    """

    stem: str
    denied: bool
    late: bool


@lru_cache(maxsize=2048)
def sense(label: str) -> Sense | None:
    """What a name says of it; `None` if nothing."""
    label = flattened(label)
    denied, marked = _DENIED.search(label), _MARKED.search(label)
    late = _LATE.search(label) is not None
    if denied and not late:
        return Sense(denied["stem"].removeprefix("经过").removeprefix("经"), denied=True, late=False)
    if marked and not late and not _WHOLES.search(marked["stem"]):
        return Sense(marked["stem"], denied=False, late=False)
    return Sense("", denied=False, late=True) if late else None


@dataclass(frozen=True)
class Denied:
    """Judges it for the figures of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def objection(self, quantity: Quantity, known: Known) -> Objection | None:
        """What speaks against a figure that is a fact, whose name says of what it counts that it was not done."""
        if not known.own or quantity.dimension in ("百分点", "分"):
            return None
        if quantity.dimension == "%":
            return self._rated(quantity, known)
        told = sense(known.fact.label)
        said = self._attached(quantity) if told else ""
        if told and Parted(self.examination).part(quantity.start, quantity.end, quantity.dimension):
            said = f"{said.partition('#')[0]}#"  # 14个指标完成12个: what was done is said of the part
        if told and not self.examination.among_problems(quantity.start):
            return _asked(told, said, known)
        if told is None or not (_against(told, said) or self._of_another(known, told, said)):
            return None
        return Objection("quantity_named", {"label": said.replace("#", "").strip(), "actual": known.fact.label})

    def _rated(self, quantity: Quantity, known: Known) -> Objection | None:
        """What speaks against a rate that is told as that of what is missing, and is of what is there: 闲置率."""
        said, label = self._attached(quantity), flattened(known.fact.label)
        undone = _UNDONE_SHARE.search(said)
        if undone and label.endswith(("率", "进度")) and not ways().lacking.search(label[-_NAME:]):
            return Objection("quantity_named", {"label": undone["name"], "actual": known.fact.label})
        named = _RATED.search(said)
        if named is None or named["name"] in label or not label.endswith("率"):
            return None
        if bool(ways().lacking.search(named["name"])) is bool(ways().lacking.search(label[-_NAME:])):
            return None
        return Objection("quantity_named", {"label": f"{named['name']}率", "actual": known.fact.label})

    def _of_another(self, known: Known, told: Sense, said: str) -> bool:
        """Whether words tell a thing as another fact of the finding has it, and not as its own: 盘亏 for 闲置."""
        if not told.stem or told.denied or bigrams(told.stem) & bigrams(said):
            return False
        own = self.examination.book.of_case.by_scope.get(known.scope, ())
        senses = (sense(one.fact.label) for one in own if one is not known and one.quantity)
        stems = {one.stem for one in senses if one and one.stem and not one.denied}
        return _thing(known) in said and any(
            stem in said for stem in stems if not bigrams(stem) & bigrams(told.stem)
        )

    def named(self, quantity: Quantity, known: Known) -> bool:
        """Whether a figure is told as what another fact counts: 完成13个, where 完成的指标 are twelve."""
        told = sense(known.fact.label)
        if told is None and known.quantity and known.quantity.dimension == quantity.dimension:
            head, of, _ = known.fact.label.partition("的")
            return bool(of) and len(head) > 1 and head in self._attached(quantity)
        stated = _stated(told.stem, self._attached(quantity)) if told and told.stem else None
        return told is not None and stated is not None and stated is told.denied

    def contrary(self, quantity: Quantity, part: Known) -> bool:
        """Whether a figure is told as those are of whom the name of a part says that they are not."""
        told = sense(part.fact.label)
        return told is not None and _against(told, self._attached(quantity))

    def contradicts(self, quantity: Quantity, formula: str) -> bool:
        """Whether a figure that is the rest of some, or a share, is told as what it is not."""
        made = formula_of(formula, self.examination.book.by_ref)
        if made is None or made.top is None:
            return False
        if made.how is Making.SHARE:
            return quantity.dimension in ("%", "倍") and self._of_share(quantity, made.top, made.base)
        return made.less is not None and self._of_rest(quantity, made.top, made.less)

    def _of_share(self, quantity: Quantity, top: Known, base: Known | None) -> bool:
        """Whether the share of what was done is told as that of what was not, or the other way round."""
        said, told = self._attached(quantity), sense(top.fact.label)
        left = top.fact.role in DONE and base is not None and _LEFT.search(said)
        if told and not told.denied and not told.late and top.quantity and _counts(top.quantity):
            said = self._told_further(quantity, said)
            left = left or (not _BAD.search(told.stem) and _NEVER.search(said))
        return bool(left) or (told is not None and _against(told, said))

    def _of_rest(self, quantity: Quantity, whole: Known, part: Known) -> bool:
        """Whether what is left of a whole is told as the part that was taken from it."""
        said = self._attached(quantity)
        if _THAN.search(said):
            return False
        if value_of(whole) < value_of(part):
            whole, part = part, whole
        if part.fact.role in DONE and quantity.dimension == "%" and part.years == whole.years:
            rate = _RATE.search(said)
            return rate is not None and not ways().lacking.search(rate["name"])
        if part.fact.role is Role.BALANCE and quantity.dimension == "%" and _LEFT.search(said):
            return True
        told = sense(part.fact.label)
        counted = part.quantity is not None and part.quantity.dimension not in MEASURED
        if not self.examination.among_problems(quantity.start):
            said = _described(said, part)  # 将剩余6台登记入账: what is to become of them is not so yet
        return told is not None and counted and _as_part(told, said)

    def _told_further(self, quantity: Quantity, said: str) -> str:
        """The words of a figure with those of the next part, where its own only name a thing: 五成的村，没看上."""
        if not _BARE.fullmatch(said.partition("#")[2]):
            return said
        end = self.examination.segment_at(quantity.start).end
        later = self.examination.segment_at(min(end + 1, len(self.examination.text) - 1))
        if later.start < end or self.examination.quantities(end, later.end):
            return said
        return f"{said}{self.examination.flat(end, later.end).lstrip('，')}"

    def _attached(self, quantity: Quantity) -> str:
        """The words of a figure's part of the sentence, between the figures around it, with `#` for it."""
        segment = self.examination.segment_at(quantity.start)
        before = self.examination.quantities(segment.start, quantity.start)
        begin = max(segment.start, quantity.start - _REACH, before[-1].end if before else 0)
        lead = _PAUSE.split(self.examination.flat(begin, quantity.start))[-1]
        later = self.examination.quantities(quantity.end, segment.end)
        end = min(segment.end, quantity.end + _BEHIND, later[0].start if later else segment.end)
        behind = _PAUSE.split(self.examination.flat(quantity.end, end))[0]
        return f"{_HEDGED.sub('', lead)}#{behind}"


def _asked(told: Sense, said: str, known: Known) -> Objection | None:
    """What speaks against a figure of which something is asked for: by its name it is done already."""
    values = {"label": said.replace("#", "").strip(), "actual": known.fact.label}
    if _against(told, _described(said, known)) or _opposite(told.stem, said):
        return Objection("quantity_named", values)
    if told.denied or told.late or _BAD.search(told.stem):
        return None  # 补齐188张卡片: what is to become of them is not so yet
    behind = said.partition("#")[2]
    done = f"{told.stem}的" not in behind and _stated(told.stem, behind) is False
    return Objection("quantity_named", values, severity=Severity.REVIEW) if done else None


def _described(said: str, known: Known) -> str:
    """What the words say of what a figure counts, and not what is to be done with it: 44条没有回访的差评."""
    lead, _, behind = said.partition("#")
    at = behind.rfind(known.fact.label[-_HEAD:])
    return f"{lead if lead.endswith('的') else ''}#{behind[: max(at, 0)]}"


def _counts(quantity: Quantity) -> bool:
    return quantity.dimension not in MEASURED and quantity.dimension != "百分点"


def _thing(known: Known) -> str:
    """What a fact counts, by the end of its name."""
    return flattened(known.fact.label).rpartition("的")[2]


def _against(told: Sense, said: str) -> bool:
    """Whether words say the contrary of what the name of their figure's fact says."""
    if told.late:
        return _TIMELY.search(said) is not None and not _LATE.search(said)
    stated = _stated(told.stem, said)
    if stated is None:
        return not told.denied and _opposite(told.stem, said)
    return stated is not told.denied and not (told.denied and _NO.search(said))


def _opposite(stem: str, said: str) -> bool:
    """Whether words say of something what it is not: 仍在使用 where it is 停用."""
    for some, others in chain(_OPPOSITES, (pair[::-1] for pair in _OPPOSITES)):
        mine = any(word in stem for word in some) and not any(word in stem for word in others)
        told = next((word for word in others if word in said), "") if mine else ""
        if told and not any(word in said for word in some):
            return _NO.search(said.replace(told, "")) is None
    return False


def _as_part(told: Sense, said: str) -> bool:
    """Whether words say of what is left the same as of the part that is taken away."""
    if told.late:
        return _LATE.search(said) is not None
    stated = _stated(told.stem, said)
    if stated is None:
        return told.denied and _NEVER.search(said) is not None
    return stated is told.denied


def _stated(stem: str, said: str) -> bool | None:
    """Whether words deny what was done; `None` if they do not speak of it."""
    grams, done = bigrams(stem), hints().same.match(stem)
    meant = f"={hints().alike[done.group()]}" if done else ""
    if meant and len(stem) <= _SHORT and meant in hints().meanings(said):  # 参训 of 参加培训
        return _NO.search(said) is not None
    if len(stem) == _TWO_WORDS and stem[:2] not in said and stem[2:] in said:
        return _NO.search(said[: said.index(stem[2:])]) is not None  # 没有入账 of 登记入账
    places = [at for at in range(len(said) - 1) if said[at : at + 2] in grams]
    if len({said[at : at + 2] for at in places}) < _HALF * len(grams):
        return None
    near = said[max(places[0] - _NEAR, 0) : places[-1] + _NEAR]
    return _NO.search(near) is not None
