"""What a sentence says of two facts without comparing them: what they make together, what was done in time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.facts.support import states, supports, truly
from drafter.verification.relations.measures import DAY, Measured, Measures, Phrase
from drafter.verification.relations.sides import FIGURE

_N = f"[^，。；：（）{FIGURE}]"
_TOGETHER = re.compile(
    rf"(?P<one>{_N}{{2,16}}?)(?:和|与|及|以及|、|加上?)(?P<other>{_N}{{2,16}}?)"
    rf"(?:两[项者类]|二者)?(?:合计|总计|一共|总共|共计?|加起来|加在一起|合起来|相加|之和)(?:有|为|是|达|共)*(?P<sum>{FIGURE})"
)
_LISTED = re.compile(
    rf"(?P<names>[^，。；：（）{FIGURE}]{{4,60}}?)(?:[两二三四五][项者类个]|二者)?"
    rf"(?:合计|总计|一共|总共|共计?|加起来|加在一起|合起来|相加|之和)(?:有|为|是|达|共)*(?P<sum>{FIGURE})"
)
_JOINS = re.compile("、|以及|加上|[和与及]")
_SUMMED = re.compile("合|总计|共|加|之和")
_PROMPT = re.compile(
    rf"(?P<one>{_N}{{2,24}}?)(?P<no>[未没不][有能]?)?(?:都|均|已经?|也)*(?P<word>提前|如期|按期|按时|准时)(?:就|即|得以)?"
    rf"(?P<done>完工|竣工|完成|建成|交付|投用)"
)
_IN_TIME = re.compile("提前|[如按]期|[按准]时")
"""Without one of these nothing is said to have been done in time; that is soon seen."""

_TOLD = 0.5
_SHORTER = 3
"""So much shorter than the name of a fact may words be that call it."""
_ENDED = frozenset({Role.OCCURRED, Role.ACTUAL})


_MORE = re.compile("^(?:其中|经查|另外?|截至[^，。；]{0,8}|全[年县市区]|当年|本年)+")


@dataclass(frozen=True, slots=True)
class Late:
    """Something that is said to have been done in time, and was not.

    Attributes:
        start: offset of the word that says so.
        word: that word.
        planned: by when it was to be done.
        done: when it was.
    """

    start: int
    word: str
    planned: Measured
    done: Measured


@dataclass(frozen=True)
class Stated:
    """Finds it in the sentences on one case.

    Attributes:
        measures: its comparable facts.
    """

    measures: Measures

    def sums(self, line: str, figures: Sequence[Quantity]) -> Iterator[tuple[int, str]]:
        """The figures of a sentence that two facts make, which are named before, with these facts."""
        for figure, facts in self._lists(line, figures):
            if states(figure, sum((one.value for one in facts), Decimal(0))):
                yield figure.start, " + ".join(one.known.ref for one in facts)
        for match in _TOGETHER.finditer(line) if figures and _SUMMED.search(line) else ():
            figure = figures[line.count(FIGURE, 0, match.start("sum"))]
            for one, other in self._named(match["one"], match["other"]):
                total = one.value + other.value
                same = one.dimension == other.dimension and one.dimension != DAY
                if same and supports(figure, total) and truly(figure, total):
                    yield figure.start, f"{one.known.ref} + {other.known.ref}"

    def missummed(self, line: str, figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, Measured, Measured]]:
        """The figures that are told as two facts together, called by their very names, and are not."""
        for figure, facts in self._lists(line, figures):
            if not states(figure, sum((one.value for one in facts), Decimal(0))):
                yield figure, facts[0], facts[-1]

    def _lists(self, line: str, figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, Sequence[Measured]]]:
        """The figures that are told as facts together, and these, where each is called by its very name."""
        for match in _LISTED.finditer(line) if figures and _SUMMED.search(line) else ():
            figure = figures[line.count(FIGURE, 0, match.start("sum"))]
            names = [name for name in _JOINS.split(_MORE.sub("", match["names"])) if name]
            found = [[one for one in self.measures.all if _called(name, one)] for name in names]
            alike = {one.dimension for those in found for one in those[:1]} == {figure.dimension}
            scopes = {one.known.scope for those in found for one in those}
            if len(names) > 1 and all(len(those) == 1 for those in found) and alike and len(scopes) == 1:
                yield figure, [those[0] for those in found]

    def _named(self, one: str, other: str) -> Iterator[tuple[Measured, Measured]]:
        first, second = self.measures.phrase(one), self.measures.phrase(other)
        for a in self.measures.all:
            if self.measures.worth(first, a) >= _TOLD:
                yield from ((a, b) for b in self.measures.all if b is not a and self._apart(second, b, a))

    def _apart(self, phrase: Phrase, one: Measured, other: Measured) -> bool:
        measures = self.measures
        return measures.worth(phrase, one) >= _TOLD and measures.evidence(phrase, one, other) > 0

    def late(self, line: str) -> Iterator[Late]:
        """What is said to have been done in time, and of which the case knows that it was not."""
        for match in _PROMPT.finditer(line) if _IN_TIME.search(line) else ():
            if match["no"]:
                continue
            days = [one for one in self.measures.all if one.dimension == DAY]
            named = [one for one in days if one.called(line[: match.end()])] or days
            pairs = [
                (one, other)
                for one in named
                for other in named
                if one.known.fact.role is Role.DEADLINE
                and other.known.fact.role in _ENDED
                and self.measures.stages(one, other)
            ]
            if pairs and all(other.value > one.value for one, other in pairs):
                yield Late(match.start("word"), match["word"], *pairs[0])


def _called(name: str, one: Measured) -> bool:
    """Whether some words are the name of a fact, or all of it but a word for what it is."""
    label = one.known.fact.label
    return name in label and len(name) + _SHORTER >= len(label)
