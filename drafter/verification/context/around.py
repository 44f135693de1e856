"""What the words around a figure say of it: of what role it is, and what is named where."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from drafter.findings.model import Role
from drafter.text.beginnings import sooner
from drafter.verification.context.cues import cues
from drafter.verification.context.hints import hints
from drafter.verification.context.setting import Setting
from drafter.verification.context.turning import BECAME, BECOMES, JOINED_FROM
from drafter.verification.words.grams import pairs_of
from drafter.verification.words.stock import FUNCTION

_DISTANT = sooner(
    "(?:(?<![较最偏更])(?![高多]达)(?:高|低|多|(?<!减)少|差)|(?<![本当]期)增加|(?<![本当]期)减少|增长|下降|上升|降低|提高|提升|下滑|回落|缩小|扩大|高出|低出|多出|少了|相差|(?<!没有)(?<![未不])超出|净增|净减|压减|压降|缩减|削减|节省|节约|少支|多支|减支|增支)"
    "[支付报列计缴交收补发领用占]?(?:了|约|近|逾|达|为)?$"
)
"""Behind these a figure is a distance, whatever stands before them."""
_BROUGHT = re.compile("(?:[只仅已拟]|实际|原定|计划|规划|预计)(?:新增|增加)了?$")
"""只增加了25个学位: what came about or was meant to, unless something is compared."""
_COMPARED = re.compile(
    "(?:相?比(?![例重率值])|[较跟](?![大小低高多少差慢快为好强长短])|[与同](?=[^，；]*相?比))[^，；]*"
)
"""What something is compared with: words for the other figure."""
_BENT = re.compile("(?:大?约|逾|将?近)$")
"""A hedge right before a figure says nothing of what it is; 逾 is there no 逾期."""
_RELATED = re.compile("(?:[高低多少]于|扣[减除]|减去|剔除|加上)(?=[^，；]{2,}$)")
"""Before the name of a figure these relate it to another one: 高于上年的, 扣除自筹资金."""
_REDUCED = re.compile("剔除|扣除|除去|除开")
_RESIDUE = re.compile("剩余|余下|剩下|其余")
"""Behind what is taken out they name the other part, and nothing that was not spent."""
_WISHED = re.compile(
    "建议|[应宜需须](?![收付缴退补还发]|当[年月日期])|请|责成|督促|责令|限期|尽快|力[争促求]|确保|争取|要求"
)
_REPAIRED = frozenset(
    {"追回", "收回", "追缴", "核实", "归还", "退还", "缴回", "清退", "收缴", "上缴", "补足", "扣回"}
)
"""What is to be set right: what is to be paid back is what is missing."""
_NOUN = re.compile("(?:日期|时间|时限|期限|日|时)(?:均|都)?(?:为|是|在|：|:)?$")
"""Behind these a date is named by the noun before it."""
_DISTANCES = frozenset({Role.DIFFERENCE, Role.BALANCE, Role.ADJUSTMENT, Role.DEDUCTED})
_EARLIER = frozenset({Role.INITIAL_BUDGET, Role.PRIOR_YEAR, Role.BUDGET, Role.TARGET, Role.FULL_MARK})
_WANTED = frozenset({Role.TARGET, Role.STANDARD, Role.THRESHOLD})
_FOUND = frozenset({Role.ACTUAL, Role.EXPENDITURE, Role.FINAL_ACCOUNT})
_LATER = _FOUND | {Role.BALANCE, Role.ADJUSTED_BUDGET, Role.AWARDED}


def distant(before: str) -> re.Match[str] | None:
    """The words right before a figure that make it the distance between two others; `None` if none do."""
    brought = _BROUGHT.search(before) and not _COMPARED.search(before)
    found = None if brought else _DISTANT.search(before)
    turned = found and found[0].endswith("为") and BECAME.search(before)  # 下降为39.3%, but 相差为39.3万元
    return None if turned else found


@dataclass(frozen=True, eq=False)
class Words:
    """What the words around one figure say; made once for the same words.

    Attributes:
        roles: the roles they speak of, by the place of the word that does.
        grams: the place of every pair of characters, single character and meaning around the figure.
        distance: the word that makes it the distance between two others; empty if none does.
        cues: what they say of how great it is.
    """

    roles: Mapping[str, frozenset[Role]]
    grams: Mapping[str, str]
    distance: str
    cues: tuple[str, ...] = ()


@lru_cache(maxsize=1024)
def words_of(setting: Setting, dimension: str) -> Words:
    """What a setting says of its figure; kept for a while, as a corrected draft has most settings again.

    Args:
        setting: the words around it.
        dimension: of the figure; `date` for a date.
    """
    scale = hints().scale(dimension)
    became = bool(BECAME.search(setting.before)) and not distant(setting.before)
    setting = _own(setting)
    found = _of_date(setting, scale) if dimension == "date" else _of_figure(setting, scale, became=became)
    apart = distant(setting.before)
    told = {place: roles for place, roles in found if roles}
    return Words(told, _grams(setting), apart[0] if apart else "", tuple(cues(setting, dimension)))


def _own(setting: Setting) -> Setting:
    """A setting without the words that are for another figure: what it is compared with, and how it came about."""
    before, after = _BENT.sub("", setting.before), setting.after
    apart, became = distant(before), BECAME.search(before)
    if apart:
        before = _COMPARED.sub("", before) + apart[0]
    elif became:
        before = before[: became.start()]
    return replace(setting, before=before, after=_COMPARED.sub("", after))


@dataclass(frozen=True, slots=True)
class _Label:
    """A word that hints at roles."""

    roles: frozenset[Role]
    weak: bool


def _labels(text: str, scale: frozenset[Role], *, wished: bool = False) -> list[_Label]:
    table = hints()
    found = ((word, _DISTANCES if wished and word in _REPAIRED else roles) for word, roles in table.found(text))
    return [_Label(roles & scale, word in table.weak) for word, roles in found if roles & scale]


def _union(labels: Iterable[_Label]) -> frozenset[Role]:
    return frozenset().union(*(label.roles for label in labels))


def _of_figure(setting: Setting, scale: frozenset[Role], *, became: bool) -> Iterator[tuple[str, frozenset[Role]]]:
    wished = bool(_WISHED.search(setting.far + setting.shared + setting.before))
    own = _RELATED.sub("，", setting.before)
    own = _RESIDUE.sub("，", own) if _REDUCED.search(setting.topic + setting.shared) else own
    before = _labels(own, scale, wished=wished)
    after = _labels(setting.after, scale)
    if distant(setting.before) and Role.DIFFERENCE in scale:
        yield "distance", _DISTANCES
        return
    strong = [label for label in before if not label.weak]
    head = (strong or before)[-1:]
    joined = setting.after.startswith("的") and bool(after)
    yield ("head_joined" if joined else "head" if strong else "head_weak"), _union(head)
    yield "earlier", _union(label for label in before if label not in head)
    if joined:
        yield "joined", _union(after)
    elif setting.last:
        yield ("behind_named" if strong else "behind"), _union(after[:1])
    yield "row", _union(_labels(setting.joined, scale)[-1:])
    yield ("shared_named" if strong else "shared"), _union(_labels(setting.shared, scale)[-1:])
    if JOINED_FROM.search(setting.before) and BECOMES.search(setting.after):
        yield "change", (_FOUND if wished else _EARLIER) & scale
    elif became:
        yield "change", (_WANTED if wished else _LATER) & scale


def _of_date(setting: Setting, scale: frozenset[Role]) -> Iterator[tuple[str, frozenset[Role]]]:
    """于5月10日签订, 签订日期为5月10日: the verb behind a date, or the noun before it."""
    before, after = _labels(setting.before, scale), _labels(setting.after, scale)
    named = bool(before) and bool(_NOUN.search(setting.before))
    yield ("behind_named" if named else "behind"), _union(after[:1])
    yield ("head" if named else "head_joined" if after else "head_weak"), _union(before[-1:])
    yield "earlier", _union(before[:-1])
    yield "row", _union(_labels(setting.joined, scale)[-1:])
    yield ("shared_named" if before or after else "shared"), _union(_labels(setting.shared, scale)[-1:])


def _grams(setting: Setting) -> Mapping[str, str]:
    places: dict[str, str] = {}
    texts = {
        "before": setting.before,
        "joined": setting.joined,
        "behind" if setting.last or setting.after.startswith("的") else "after": setting.after,
        "shared": setting.shared,
        "topic": setting.topic,
        "far": setting.far,
        "rest": setting.rest,
    }
    for place, text in reversed(texts.items()):  # what stands in several places counts for the first
        grams = (*pairs_of(text), *(set(text) - FUNCTION), *hints().meanings(text)) if text else ()
        places.update(dict.fromkeys(grams, f"in_{place}"))
    return places
