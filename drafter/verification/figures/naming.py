"""How well the words around a figure name a fact: by its role, and by the words of its label.

No word decides alone. A reviewer's label and a writer's words for the same thing differ (下达指标数,
批下来的盘子); what counts is which of two facts of one kind is named better. How much each place
in a sentence counts was fitted on the phrasings under `evals/mutations/` that are not held back; the weights
stand in `weights.toml`.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from drafter.findings.model import Role
from drafter.verification.facts.book import Book
from drafter.verification.facts.known import Known
from drafter.verification.figures.cues import cues, leaning
from drafter.verification.figures.hints import hints
from drafter.verification.figures.setting import Setting
from drafter.verification.figures.turning import BECAME, BECOMES, JOINED_FROM
from drafter.verification.words.grams import bigrams
from drafter.verification.words.kept import Kept
from drafter.verification.words.lexicon import lexicon
from drafter.verification.words.stock import FUNCTION

_PLAIN = "数额"
"""What ends the name of any figure tells none from another."""
_ELSEWHERE = ("in_topic", "in_far", "in_rest")
_SINGLE = 0.35
"""A single character of a label weighs so much of a pair."""
_NEAR, _KIN = 0.75, 0.45
"""What a word for a role is worth for one that is hardly told from it, and for one of its kin."""

_DISTANT = re.compile(
    "(?:高|低|多|(?<!减)少|差|(?<![本当]期)增加|(?<![本当]期)减少|增长|下降|上升|降低|提高|提升|下滑|回落|缩小|扩大|高出|低出|多出|少了|相差|超出|净增|净减|节省|节约|少支|多支|减支|增支)"
    "[支付报列计缴交收补发领用占]?(?:了|约|近|逾|达|为)?$"
)
"""Behind these a figure is a distance, whatever stands before them."""
_BROUGHT = re.compile("(?:[只仅已拟]|实际|原定|计划|规划|预计)(?:新增|增加)了?$")
"""只增加了25个学位: what came about or was meant to, unless something is compared."""
_COMPARED = re.compile(
    "(?:相?比(?![例重率值])|[较跟](?![大小低高多少差慢快为好强长短])|[与同](?=[^，；]*相?比))[^，；]*"
)
"""What something is compared with: words for the other figure."""
_NOUN = re.compile("(?:日期|时间|时限|期限|日|时)(?:均|都)?(?:为|是|在|：|:)?$")
"""Behind these a date is named by the noun before it."""
_DISTANCES = frozenset({Role.DIFFERENCE, Role.BALANCE, Role.ADJUSTMENT, Role.DEDUCTED})
_EARLIER = frozenset({Role.INITIAL_BUDGET, Role.PRIOR_YEAR, Role.BUDGET, Role.TARGET, Role.FULL_MARK})
_LATER = frozenset({Role.ADJUSTED_BUDGET, Role.ACTUAL, Role.EXPENDITURE, Role.FINAL_ACCOUNT, Role.AWARDED})


Features = Mapping[str, float]
"""What speaks for one fact rather than another, by the place where it stands."""


def distant(before: str) -> re.Match[str] | None:
    """The words right before a figure that make it the distance between two others; `None` if none do."""
    brought = _BROUGHT.search(before) and not _COMPARED.search(before)
    return None if brought else _DISTANT.search(before)


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
    before, after = setting.before, setting.after
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


def _labels(text: str, scale: frozenset[Role]) -> list[_Label]:
    table = hints()
    return [_Label(roles & scale, word in table.weak) for word, roles in table.found(text) if roles & scale]


def _union(labels: Iterable[_Label]) -> frozenset[Role]:
    return frozenset().union(*(label.roles for label in labels))


def _of_figure(setting: Setting, scale: frozenset[Role], *, became: bool) -> Iterator[tuple[str, frozenset[Role]]]:
    before, after = _labels(setting.before, scale), _labels(setting.after, scale)
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
        yield "change", _EARLIER & scale
    elif became:
        yield "change", _LATER & scale


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
    for place, text in texts.items():
        name = f"in_{place}"
        for gram in (*bigrams(text), *(set(text) - FUNCTION), *hints().meanings(text)):
            places.setdefault(gram, name)
    return places


@dataclass(frozen=True)
class Naming:
    """Compares words with the labels of the facts of one case.

    Attributes:
        book: the facts.
    """

    book: Book
    _apart: dict[tuple[str, str], Sequence[tuple[str, float]]] = field(default_factory=dict, compare=False)
    _matched: dict[tuple[str, frozenset[Role]], float] = field(default_factory=dict, compare=False)
    _told: Kept[Features] = field(default_factory=Kept, compare=False)

    def features(self, one: Known, other: Known, words: Words) -> Features:
        """What the words say for one fact rather than another.

        Labels are compared by what tells them apart: 拟购置资产预算 from 实际购置资产 by 拟, 实际 and 预算.
        """
        return self._told.of((one.ref, other.ref, words), lambda: self._features(one, other, words))

    def _features(self, one: Known, other: Known, words: Words) -> Features:
        found = {place: self.match(one, roles) - self.match(other, roles) for place, roles in words.roles.items()}
        for sign, mine, theirs in ((1, one, other), (-1, other, one)):
            for gram, weight in self._own(mine, theirs):
                if name := words.grams.get(gram):
                    found[name] = found.get(name, 0.0) + sign * weight
        found.update((cue, leaning(cue, one, other)) for cue in words.cues)
        if words.roles:
            found["untold"] = float(self._untold(one)) - float(self._untold(other))
        return found

    def speaks(self, known: Known, words: Words) -> bool:
        """Whether the words say anything at all of what a fact is."""
        if any(self.match(known, roles) for roles in words.roles.values()):
            return True
        return any(words.grams.get(gram, _ELSEWHERE[0]) not in _ELSEWHERE for gram in self.grams(known))

    def _own(self, one: Known, other: Known) -> Sequence[tuple[str, float]]:
        """What only the label of one fact has, with its share of all that."""
        key = (one.ref, other.ref)
        if key not in self._apart:
            theirs = self.grams(other)
            own = [(gram, weight) for gram, weight in self.grams(one).items() if gram not in theirs]
            total = sum(weight for _, weight in own)
            self._apart[key] = [(gram, weight / total) for gram, weight in own]
        return self._apart[key]

    def grams(self, known: Known) -> Mapping[str, float]:
        """The pairs and single characters of a fact's label, weighed."""
        return self._labels.get(known.ref) or _parts(known.fact.label)

    def match(self, known: Known, roles: frozenset[Role]) -> float:
        """How far words for some roles speak for a fact, 0 to 1."""
        key = known.ref, roles
        if key not in self._matched:
            own = self._roles.get(known.ref) or _roles_of(known)
            self._matched[key] = max(_worth(role, roles) for role in own)
        return self._matched[key]

    def _untold(self, known: Known) -> bool:
        """Whether no word speaks for or against the role of a fact: 金额, 数量."""
        return not (self._roles.get(known.ref) or _roles_of(known)) & hints().told

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[str, float]]:
        """The pairs and single characters of every label, weighing more the fewer labels of its kind have them."""
        groups: dict[tuple[str, str], list[Known]] = {}
        for known in self.book.of_case:
            groups.setdefault(_kind(known), []).append(known)
        return {known.ref: weights for group in groups.values() for known, weights in _weighed(group)}

    @cached_property
    def _roles(self) -> Mapping[str, frozenset[Role]]:
        return {known.ref: _roles_of(known) for known in self.book.of_case}


def _worth(role: Role, roles: frozenset[Role]) -> float:
    """How far a word for some roles speaks for one: fully, or as for one hardly told from it, or its kin."""
    if role in roles:
        return 1.0
    table = hints()
    return _NEAR if table.near[role] & roles else _KIN if table.kin[role] & roles else 0.0


def _kind(known: Known) -> tuple[str, str]:
    return known.fact.kind.value, known.quantity.dimension if known.quantity else ""


def _weighed(group: list[Known]) -> Iterator[tuple[Known, Mapping[str, float]]]:
    named = {known.ref: _parts(known.fact.label) for known in group}
    counts = Counter(gram for grams in {frozenset(grams) for grams in named.values()} for gram in grams)
    total = len(group) + 1
    for known in group:
        parts = named[known.ref].items()
        yield known, {gram: worth * math.log(1 + total / counts[gram]) for gram, worth in parts}


def _parts(label: str) -> Mapping[str, float]:
    told = [char for char in label if char not in FUNCTION and char not in _PLAIN and "\u4e00" <= char <= "\u9fff"]
    pairs = (pair for pair in bigrams(label) if pair[-1] not in _PLAIN)
    return {**dict.fromkeys(told, _SINGLE), **dict.fromkeys((*pairs, *hints().meanings(label)), 1.0)}


def _roles_of(known: Known) -> frozenset[Role]:
    """The role of a fact; where that only says of what sort it is, also the roles its label speaks of."""
    own = frozenset({known.fact.role}) | hints().of_course(known.fact.role, known.fact.label)
    if known.fact.role in lexicon().strict:
        return own
    heads = list(lexicon().labels(known.fact.label))
    return own | (heads[-1][2] if heads else frozenset())
