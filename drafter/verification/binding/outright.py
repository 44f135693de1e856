"""Facts that a sentence means outright, where a figure is another's: by their whole name, by what was done.

None of this weighs words. A figure right behind the whole name of a fact is that fact's; what was spent is no
budget; and a count in a sentence that tells one finding in its own words is none of a finding it says nothing of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from drafter.findings.model import CASE_SCOPE, Role
from drafter.text.width import flattened
from drafter.verification.binding.continuing import thing
from drafter.verification.binding.figure import Figure, alike, same
from drafter.verification.binding.objection import Objection, refuted
from drafter.verification.binding.parted import Parted, of_one_thing
from drafter.verification.binding.rivals import Preference, Rivals
from drafter.verification.context.ways import ways
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.facts.making import LACKS, lacks, undone
from drafter.verification.model import Severity
from drafter.verification.words.grams import bigrams
from drafter.verification.words.stock import FUNCTION

_NORM = "norm."
_REACH = 40
_NEAR = 16
_LINK = re.compile('(?:[为是达仅只共有约近逾:：]|达到|“|”|")*$')
_MARKS = re.compile("[，。；：、:,;]")
_DENIED = re.compile(
    "(?:没有|没能|没|未能?|尚未|不)[^，。；不未没]{1,6}的(?P<thing>[^，。；]{2,12}?)(?:[只仅才共]?有|为|是|共)?$"
)
_APART = re.compile(
    "(?:[高低多少]于|超[过出]|突破|超)(?![^，。；]*[为是达到])[^，。；]{0,12}$|[比较][^，。；]{1,12}(?:[多少高低增减升降]|增加|减少|上升|下降)[^，。；为是达到]{0,3}$|(?:相差|差额|差了?)(?:为|是|达)?$"
)
"""高于预算数22.99万元, 比上年增加6.30万元: by how much, and neither of the two."""
_UNSPENT = re.compile("的[^，。；]{2,8}，?[^，。；]{0,6}(?:没有?|未能?|尚未)(?:花|用|支|拨|动|付)(?!.{0,2}的)")
"""20万元的预算，到年底没有花出去: what is left, whatever it was to be."""
_TWO = re.compile("(?:两者|二者|两者间)(?:之间)?的?(?:差额?|相差|差距|差)(?:为|是|达|了)?$")
_STANDARD = re.compile("的(?:标准|定额|限额|上限|下限)")
_STANDARDS = frozenset({Role.STANDARD, Role.THRESHOLD})
_GOAL = re.compile(
    "(?:以上)?的(?:年度|全年|年初|既定|预定|预期|原定|绩效|考核|工作|约定|设定|规定|计划|合同){0,2}(?:目标|任务)"
    "(?:值|数|任务|要求)?(?=[，。；、：）]|$)"
)
"""达到90%的年度目标: what was meant to be, whatever of it is named before."""
_JOINED = ((_STANDARD, _STANDARDS), (_GOAL, frozenset({Role.TARGET})))
_OUT_OF = re.compile("(?P<whole>[^，。；]{2,16}?)(?:[里中]|当中|之中)的$")
"""资产卡片里的188张: what stands before is the whole, and not what is counted."""
_DENYING = re.compile("[没未不无非]")
_SAME = 2
_PLANNED = frozenset({Role.INITIAL_BUDGET, Role.ADJUSTED_BUDGET, Role.BUDGET, Role.TARGET})
SPENT = frozenset({Role.EXPENDITURE, Role.FINAL_ACCOUNT, Role.ACTUAL})
_TOLD = 0.45
"""So much of a sentence's words must be a finding's own for it to be told there."""
_NEXT = 0.6
"""And no other finding may have more than so much of that."""
_LEAST = 8


@dataclass
class Outright:
    """Finds them for the figures of one text.

    Attributes:
        rivals: compares facts by the words around a figure.
    """

    rivals: Rivals
    parted: Parted = field(init=False)
    _homes: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parted = Parted(self.rivals.examination)

    def rival(
        self, figure: Figure, best: Known, candidates: Sequence[Known], facts: Sequence[Known]
    ) -> Known | None:
        """The fact that is meant where a figure has the value of another one; `None` if none is outright.

        Args:
            figure: the figure.
            best: the fact of its value that the words name best.
            candidates: all facts of its value.
            facts: all that the text could be about.
        """
        if best.scope == FIGURES or best.scope.startswith(_NORM) or best.fact.role in self._joined(figure):
            return None
        lead = self._lead(figure)
        return (
            self._called(figure, lead, candidates, facts)
            or self._done(lead, best, facts)
            or self._denied(lead, best, facts)
            or self._all_of(lead, best, facts)
            or self._of_role(figure, lead, best, facts)
            or self._told(figure, candidates, facts)
        )

    def left(self, figure: Figure, best: Known, facts: Sequence[Known]) -> Sequence[Known]:
        """The facts that a figure may be besides the best: those that the words do not rule out."""
        if best.fact.role in SPENT and self.spent(figure):
            facts = [one for one in facts if one.fact.role not in _PLANNED]
        joined = self._joined(figure)
        if best.fact.role in joined:
            facts = [one for one in facts if one.fact.role in joined]
        if best.fact.role in LACKS and (self._between_two(figure) or _UNSPENT.match(self._behind(figure))):
            return []
        lead = self._lead(figure)
        if best.fact.role in LACKS and _APART.search(lead):
            facts = [one for one in facts if one.fact.role in LACKS]
        if lacks(best) and not self.rivals.examination.among_problems(figure.start):
            facts = [one for one in facts if lacks(one)]  # 补齐188张卡片: what is to be done of these is not done
        if not _denies(best):
            said = _MARKS.split(lead)[-1]
            facts = [one for one in facts if not _asserted(one, said)]
        out_of = _OUT_OF.search(lead) if lead.endswith("的") else None
        if out_of:
            facts = [one for one in facts if not out_of["whole"].endswith(_label(one))]
        facts = self.parted.left(figure.start, figure.end, figure.dimension, facts)
        return [one for one in facts if _denies(one)] if _denies(best) and self._denied_at(figure) else facts

    def beyond_whole(self, figure: Figure, best: Known, before: tuple[Figure, Known] | None) -> Objection | None:
        """What speaks against a part that is more than the whole that is the figure before it: 5个指标有17个."""
        told = before and self.parted.told(before[0].start, figure.start, figure.dimension)
        if before is None or not told or not of_one_thing(before[1], best) or not _more(best, before[1]):
            return None
        return refuted(figure, best, before[1], Preference(1, 0, 0), Severity.BLOCK)

    def whole_of(self, figure: Figure, known: Known, before: tuple[Figure, Known]) -> bool:
        """Whether a figure is told as a part of the one before it, and is less than that."""
        return _more(before[1], known) and self.parted.told(before[0].start, figure.start, figure.dimension)

    @staticmethod
    def _all_of(lead: str, best: Known, facts: Sequence[Known]) -> Known | None:
        """Of how many it is so, where a figure is the whole, and it is not so of some of them: 达标16项."""
        said = _MARKS.split(lead)[-1]
        others = [one for one in _others_of(best, facts) if one.quantity]
        lacking = next((one.quantity for one in others if _asserted(one, said)), None)
        if lacking is None or best.quantity is None or _asserted(best, said):
            return None
        left = best.quantity.value - lacking.value
        return next((one for one in others if one.quantity and one.quantity.value == left), None)

    def _denied_at(self, figure: Figure) -> bool:
        """Whether the words deny what is counted: then 没有完成的 is none of 完成的."""
        return _DENIED.search(self._lead(figure)) is not None

    @staticmethod
    def _denied(lead: str, best: Known, facts: Sequence[Known]) -> Known | None:
        """What was not done, of which a figure counts what was."""
        said = _DENIED.search(lead)
        if said is None or _denies(best):
            return None
        thing_of = bigrams(said["thing"])
        like = [
            one
            for one in _others_of(best, facts)
            if _denies(one) and len(thing_of & bigrams(_label(one))) >= _SAME
        ]
        return like[0] if len(like) == 1 and len(thing_of & bigrams(_label(best))) >= _SAME else None

    def spent(self, figure: Figure) -> bool:
        """Whether the words say that something was spent, which no fact is that was meant to be."""
        return ways().spent.search(self._lead(figure)) is not None

    def _of_role(self, figure: Figure, lead: str, best: Known, facts: Sequence[Known]) -> Known | None:
        """The one fact of the finding that a figure is by what is joined to it: a standard, a rest, a gap."""
        behind = self._behind(figure)
        roles: frozenset[Role] = frozenset()
        if joined := self._joined(figure):
            roles = joined
        elif _UNSPENT.match(behind):
            roles = frozenset({Role.BALANCE})
        elif _TWO.search(lead) and not self._between_two(figure):
            gap = self._gap(figure)
            gaps = (one for one in _others_of(best, facts) if one.quantity and one.fact.role in LACKS)
            return next((one for one in gaps if one.quantity and one.quantity.value == gap), None)
        if not roles or best.fact.role in roles:
            return None
        like = [one for one in _others_of(best, facts) if one.fact.role in roles]
        return like[0] if len(like) == 1 else None

    def _joined(self, figure: Figure) -> frozenset[Role]:
        """The roles of what a figure is by the words joined to it; none where none are."""
        behind = self._behind(figure)
        return next((roles for joined, roles in _JOINED if joined.match(behind)), frozenset())

    def _gap(self, figure: Figure) -> Decimal | None:
        """By how much the two figures right before one differ; `None` where they are of other units."""
        examination = self.rivals.examination
        before = examination.quantities(examination.sentence_at(figure.start).start, figure.start)[-2:]
        like = len(before) > 1 and all(one.dimension == figure.dimension for one in before)
        return abs(before[0].value - before[1].value) if like else None

    def _between_two(self, figure: Figure) -> bool:
        """Whether a figure is by how much the two right before it in its sentence differ: 两者差额2.14万元."""
        own = self.rivals.examination.quantities(figure.start, figure.end)
        return bool(own) and own[0].value == self._gap(figure)

    def _behind(self, figure: Figure) -> str:
        examination = self.rivals.examination
        return examination.flat(figure.end, min(figure.end + _REACH, examination.sentence_at(figure.start).end))

    def _lead(self, figure: Figure) -> str:
        examination = self.rivals.examination
        sentence = examination.sentence_at(figure.start)
        return examination.flat(max(sentence.start, figure.start - _REACH), figure.start)

    def _called(
        self, figure: Figure, lead: str, candidates: Sequence[Known], facts: Sequence[Known]
    ) -> Known | None:
        """The fact whose whole name stands right before a figure, if no fact of its value is called so."""
        bare = _LINK.sub("", lead)
        labelled = self.rivals.naming.labelled
        called = [one for label in _endings(bare) for one in labelled.get(label, ())]
        if not called:
            return None
        near, scopes = bigrams(_MARKS.split(bare)[-1][-_NEAR:]), {one.scope for one in called}
        if any(bigrams(one.fact.label) & near for one in candidates if one.scope not in scopes):
            return None
        refs = {one.ref for one in called}
        named = [one for one in facts if one.ref in refs and self._fits(figure, one)]
        if not named or any(_label(one) in _label(other) for one in named for other in candidates):
            return None
        longest = max(named, key=lambda one: len(one.fact.label))
        return longest if not any(same(longest, one) for one in candidates) else None

    def _fits(self, figure: Figure, known: Known) -> bool:
        """Whether a fact is in a figure's unit, and of the year and the owner that the words name, if any."""
        if known.quantity is None or known.quantity.dimension != figure.dimension:
            return False
        years = self.rivals.years(figure)
        return not (years and not years & known.years) and self.rivals.owner(figure, known) not in (
            "disowned",
            "unowned",
        )

    @staticmethod
    def _done(lead: str, best: Known, facts: Sequence[Known]) -> Known | None:
        """What was spent of the thing of which a figure is the budget."""
        if best.fact.role not in _PLANNED or not ways().spent.search(lead):
            return None
        own = (one for one in facts if one.scope == best.scope and one.fact.subject == best.fact.subject)
        like = (one for one in own if one.fact.role in SPENT and alike(one, best) and one.years == best.years)
        found = next((one for one in like if thing(one.fact.label) == thing(best.fact.label)), None)
        return found if found and not same(found, best) else None

    def _told(self, figure: Figure, candidates: Sequence[Known], facts: Sequence[Known]) -> Known | None:
        """A fact of the finding that the sentence tells, if no fact of a figure's value is one of it."""
        if any(one.scope in (CASE_SCOPE, FIGURES) or one.scope.startswith(_NORM) for one in candidates):
            return None
        home = self._home(figure.start)
        if not home or any(one.scope == home for one in candidates):
            return None
        sentence = self.rivals.examination.sentence_at(figure.start)
        said = {gram for gram in bigrams(flattened(sentence.text)) if not _plain(gram)}
        if any(bigrams(_label(one)) & said for one in candidates):
            return None
        own = [one for one in facts if one.scope == home and one.quantity]
        like = [one for one in own if one.quantity and one.quantity.dimension == figure.dimension]
        return self.rivals.best(figure, like) if like else None

    def _home(self, start: int) -> str:
        """The finding that the sentence at an offset tells; empty where it could be several."""
        sentence = self.rivals.examination.sentence_at(start)
        if sentence.start not in self._homes:
            grams = {gram for gram in bigrams(flattened(sentence.text)) if not _plain(gram)}
            rated = sorted(
                ((len(grams & own), scope) for scope, own in self.rivals.naming.accounts.items()), reverse=True
            )
            most, scope = rated[0] if rated else (0, "")
            second = rated[1][0] if len(rated) > 1 else 0
            clear = len(grams) >= _LEAST and most >= _TOLD * len(grams) and second <= _NEXT * most
            self._homes[sentence.start] = scope if clear else ""
        return self._homes[sentence.start]


def _others_of(best: Known, facts: Sequence[Known]) -> Iterator[Known]:
    """The facts of the same finding and kind as one, of another value."""
    return (one for one in facts if one.scope == best.scope and alike(one, best) and not same(one, best))


def _endings(words: str) -> Iterator[str]:
    """How some words end, from the shortest ending that is a name."""
    return (words[-length:] for length in range(1, min(len(words), _REACH) + 1))


def _label(known: Known) -> str:
    return flattened(known.fact.label).strip('“”"')


def _asserted(known: Known, said: str) -> bool:
    """Whether words say that what a fact counts as not done was: 达标, and 没有达标的指标."""
    stem = undone(known.fact.label)
    return bool(stem) and stem in said and not _DENYING.search(said)


def _more(one: Known, other: Known) -> bool:
    return bool(one.quantity and other.quantity and one.quantity.value > other.quantity.value)


def _denies(known: Known) -> bool:
    return bool(_DENYING.search(known.fact.label))


def _plain(gram: str) -> bool:
    return set(gram) <= FUNCTION or not all("\u4e00" <= char <= "\u9fff" for char in gram)
