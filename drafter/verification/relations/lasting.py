"""How long each of several things took, and by how many days one took longer than another: 比它多拖了16天.

The days between the two dates of a thing are its span. A sentence that names things tells the span of the one that
stands before a figure, or, where it compares, the difference of two: by a name, 它, 前者, 后者, or 另一份.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.facts.spans import LENGTHS, lasts
from drafter.verification.facts.support import supports, truly
from drafter.verification.relations.measures import Measured, Measures
from drafter.verification.relations.sides import FIGURE

_DAYS = frozenset({"天", "日"})
_MORE, _LESS = "[多长久晚迟慢]", "[少短早快]"
_DID = "(?:拖延|拖|延|耗费|耗|用|花|出|了|达|约|近|逾|足足|整整)*"
_COMPARED = re.compile(
    rf"(?P<one>[^，；]*?)(?:[还又更也却]|则)*(?:比|较)(?P<other>[^，；]{{1,24}}?)(?:还|又|要|更|也|足足|整整)*"
    rf"(?:拖|延|耗|用|晚)?得?(?:(?P<more>{_MORE})|{_LESS}){_DID}$"
)
_FURTHER = re.compile(rf"(?P<one>[^，；]*?)(?:还|又|要|再|更|也)+(?P<more>{_MORE}){_DID}$")
"""另一份又多出: than the one told before."""
_APART = re.compile(f"(?:相差|相距|差距为?|差)了?{_DID}$")
_LASTS = re.compile(
    "[到至后起]|时间?|间隔|历|用|耗|拖|经|费时|前后|长达|号?(?:合同|项目|工程)?(?:则|却|为|是|达|有|约)*$"
)
_LATE = re.compile(
    "(?:晚|迟|拖后|拖延|拖|延误|延期|推迟|滞后)[了至达]?(?:有|长达)?(?P<nearly>近|将近)?[约逾超过不足到]*$"
)
_PAUSE = re.compile("[，；。：]")
_LATTER, _FORMER, _ANOTHER = (
    re.compile("后者|后一|第二"),
    re.compile("前者|前一|第一|首"),
    re.compile("另一?|另外一"),
)


@dataclass(frozen=True)
class Lasting:
    """Finds such figures, against one case.

    Attributes:
        measures: its comparable facts.
    """

    measures: Measures

    def sizes(self, line: str, figures: Sequence[Quantity]) -> Iterator[tuple[int, str]]:
        """The figures that tell a span or the difference of two, by their offsets in the text, with how.

        Args:
            line: a sentence, half width and without blanks, with a sign for every figure.
            figures: what the signs stand for.
        """
        if not any(one.dimension in _DAYS for one in figures) or not self._spans:
            return
        at = -1
        for figure in figures:
            at = line.index(FIGURE, at + 1)
            how = self._told(line[:at], figure) if figure.dimension in _DAYS else ""
            if how:
                yield figure.start, how

    def wrong(self, line: str, figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, Measured]]:
        """The months, weeks and years by which a thing is said to be late, and was not; with what its days are.

        Args:
            line: a sentence, half width and without blanks, with a sign for every figure.
            figures: what the signs stand for.
        """
        at = -1
        for figure in figures:
            at = line.index(FIGURE, at + 1)
            length = LENGTHS.get(figure.dimension)
            lead = re.split("[，；。：]", line[:at])[-1].rpartition(FIGURE)[2] if length else ""
            late = _LATE.search(lead)
            things = self._named(line[:at]) if late else []
            if late and length and things and things[-1].calls in self._planned:
                nearly = late["nearly"] and figure.hedge is None
                told = replace(figure, hedge="近") if nearly else figure
                if not lasts(told, things[-1].value, *length):
                    yield figure, things[-1]

    @cached_property
    def _planned(self) -> frozenset[tuple[str, ...]]:
        """The calls of the things of which it is known when they were to be done."""
        return frozenset(one.calls for one in self.measures.all if one.known.fact.role is Role.DEADLINE)

    def _told(self, before: str, figure: Quantity) -> str:
        named = self._named(before)
        if not named:
            return ""
        lead = _PAUSE.split(before)[-1].rpartition(FIGURE)[2]
        compared = _COMPARED.search(lead) or _FURTHER.search(lead)
        if compared:
            other = compared.groupdict().get("other") or ""
            return self._difference(compared["one"], other, named, figure, more=bool(compared["more"]))
        if _APART.search(lead):
            last = _last_two(named)
            return _by(figure, *last) or _by(figure, *last[::-1]) if last else ""
        own = self._named(lead)
        if len(own) != 1 or not _LASTS.search(lead):
            return ""
        return _of(own[0]) if _is(figure, own[0]) else ""

    def _difference(
        self, words: str, others: str, named: Sequence[Measured], figure: Quantity, *, more: bool
    ) -> str:
        one = self._meant(words, named, but=None)
        other = self._meant(others, named, but=one) if one else None
        if one is None or other is None:
            return ""
        return _by(figure, one, other) if more else _by(figure, other, one)

    def _meant(self, words: str, named: Sequence[Measured], but: Measured | None) -> Measured | None:
        """The thing that some words mean: by its name, as the former or latter of two, or the last one named."""
        own = self._named(words)
        if own:
            return own[-1]
        last = _last_two(named)
        if last and (_LATTER.search(words) or _FORMER.search(words)):
            return last[1] if _LATTER.search(words) else last[0]
        if _ANOTHER.search(words) and not last:
            rest = [one for one in self._spans.values() if one.core == named[-1].core and one is not named[-1]]
            return rest[0] if len({one.calls for one in rest}) == 1 else None
        return next((one for one in reversed(named) if one is not but), None)

    def _named(self, words: str) -> list[Measured]:
        """The things that are named in some words, in their order; a longer name hides what it holds."""
        found = [
            (at.start(), -len(call), one) for call, one in self._spans.items() for at in self._places(call, words)
        ]
        told: list[Measured] = []
        end = -1
        for start, length, one in sorted(found, key=lambda place: place[:2]):
            if start >= end:
                told.append(one)
                end = start - length
        return [one for one, _ in groupby(told)]

    @staticmethod
    def _places(call: str, words: str) -> Iterator[re.Match[str]]:
        return re.finditer(re.escape(call), words) if call in words else iter(())

    @cached_property
    def _spans(self) -> Mapping[str, Measured]:
        """The span of every thing, by what it may be called."""
        return {call: one for one in self.measures.spans for call in one.calls}


def _last_two(named: Sequence[Measured]) -> tuple[Measured, Measured] | None:
    """The last two different things that are named, in their order."""
    last = named[-1]
    other = next((one for one in reversed(named) if one is not last), None)
    return (other, last) if other else None


def _of(one: Measured) -> str:
    return f"days({one.known.ref})"


def _is(figure: Quantity, one: Measured) -> bool:
    return supports(figure, one.value) and truly(figure, one.value)


def _by(figure: Quantity, more: Measured, less: Measured) -> str:
    """How a figure is by how many days one span is longer than another; empty where it is not."""
    value = more.value - less.value
    fits = value > 0 and more.core == less.core and supports(figure, value) and truly(figure, value)
    return f"{_of(more)} - {_of(less)}" if fits else ""
