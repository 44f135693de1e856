"""Limits that the norms of a case's points fix, where a text states them without citing: 超过法定的30日.

A norm's figure stands for its own act (备案, 公开, 签订): beside the act of another norm, or with nothing that
says it is a limit, it is a figure like any other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.findings.display import shown
from drafter.text.beginnings import sooner
from drafter.text.quantities import Quantity
from drafter.verification.binding.objection import Objection
from drafter.verification.context.demands import tables
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination, Scope

_AHEAD = sooner(
    r"(?:(?:超过|超出|超|逾|突破|长于|不及|短于|限于|[在于][^，。；]{0,4}|期限|时限|限期|规定|法定|要求|应当?|须|需|晚于|多于|比"
    r"|严守|遵守|守住|[早已]过了?|给[的出]?|写[着明]?的?|[讲说]的?是|卡[住在]|[照按依]|(?:期限|时限|限期)(?:[^，。；\d]{0,24}，|[是为][^，。；\d]{0,24}之日起))"
    r"(?:[的了为是之]|期限|时限|规定|法定|仅|只有?|最长|最多|不超过){0,4})$"
)
_BEHIND = re.compile(
    "[的之以]?(?:内|(?:法定|规定)?[^，。；]{0,4}(?:期限|时限|限期|限制|规定|要求|红线)"
    "|为(?:限|期|界)|是[^，。；\\d]{0,30}(?:给|规?定)[^，。；\\d]{0,12}(?:期限|时限|限期))"
)
_PAUSE = re.compile("[，。；：、（）()]")
_LONGER = re.compile("延长|延期")
"""By how much a limit may be extended is no limit of what is not said to be extended."""


@dataclass(frozen=True)
class Fixed:
    """Finds them for the figures of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def limit(self, quantity: Quantity, scope: Scope) -> tuple[str, Objection | None] | None:
        """The limit of a norm that a figure states; `None` where the words say of none that it is one.

        The limit of one act stands beside no other: 7个工作日内公开 where that is for 备案.
        """
        sentence = self.examination.sentence_at(quantity.start)
        lead = self.examination.flat(sentence.start, quantity.start)
        behind = self.examination.flat(quantity.end, sentence.end)
        if not (_AHEAD.search(lead) or _BEHIND.match(behind)):
            return None
        own = [known for known in self.of(scope) if known.quantity and _alike(known.quantity, quantity)]
        if not _LONGER.search(lead):
            own = [known for known in own if not _LONGER.match(known.fact.label)]
        near = self._acts_near(lead, behind, own)
        same = [known for known in own if known.quantity and known.quantity.value == quantity.value]
        meant = [known for known in own if near & self._acts(known)]
        if not near and len({known.quantity.value for known in own if known.quantity}) > 1:
            return None
        right = [known for known in same if not near or any(known is one for one in meant)]
        if right:
            return right[0].ref, None
        limit = shown(meant[0].fact) if same and meant else ""
        return ("", Objection("limit_bent", {"limit": limit}, limit)) if limit else None

    def of(self, scope: Scope) -> Iterable[Known]:
        """The figures of the norms of the points that a scope may be on."""
        book = self.examination.book
        points = book.points if scope.points is None else [one for one in scope.points if one in book.points]
        norms = dict.fromkeys(norm for point in points for norm in book.points[point][1].norms)
        return [known for norm in norms for known in book.of_norms.get(norm, ())]

    def in_unit(self, scope: Scope, dimension: str) -> Iterator[Known]:
        """Those of them that count the same as a dimension, in that dimension."""
        for known in self.of(scope):
            limit = known.quantity
            if limit and (limit.dimension == dimension or counted_alike(limit.dimension, dimension)):
                yield replace(known, quantity=replace(limit, dimension=dimension))

    def _acts_near(self, lead: str, behind: str, own: Iterable[Known]) -> frozenset[str]:
        """The act nearest to a figure: behind it in its part of the sentence, else the last before it."""
        acts = frozenset(act for known in own for act in self._acts(known))
        told = _PAUSE.split(behind)[0]
        after = [(told.find(act), act) for act in acts if act in told]
        before = [(lead.rfind(act), act) for act in acts if act in lead]
        if after:
            return frozenset({min(after)[1]})
        return frozenset({max(before)[1]}) if before else frozenset()

    def _acts(self, known: Known) -> frozenset[str]:
        return self._by_ref.get(known.ref, frozenset())

    @cached_property
    def _by_ref(self) -> dict[str, frozenset[str]]:
        """What each limit is for, by its name and the topic of its article; like words for one act count as it."""
        book = self.examination.book
        return {
            known.ref: frozenset(_acts_of((known.fact.label, book.norms[name].topic)))
            for name, facts in book.of_norms.items()
            for known in facts
        }


def _acts_of(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for match in tables().patterns["norm", "act"].finditer(text):
            yield match.group("act")


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.dimension == other.dimension or counted_alike(one.dimension, other.dimension)
