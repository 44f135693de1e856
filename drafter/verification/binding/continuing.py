"""Figures that go on with the thing of the figure before: 项目支出年初预算0.54亿元，决算0.38亿元.

Where only a stage (年初, 调整后, 决算, 实际) or a year stands between two figures of a sentence, the second is of
the same thing as the first, and no other thing of the case is meant, however alike its stage is called.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from drafter.findings.model import Role
from drafter.text.alternation import longest_of
from drafter.text.width import flattened
from drafter.verification.binding.figure import Figure, alike, same
from drafter.verification.context.hints import hints
from drafter.verification.context.ways import ways
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams
from drafter.verification.words.stock import FUNCTION, ordinary

_SHARE = re.compile("占[^，。；：、]{1,12}?的(?=[^，。；：、]{0,2}$)|占")
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_MARKS = re.compile(r"[\s，、：（）()“”\"']")
_VERB = re.compile("(?<=[@只仅已才共])(?:支出|支付|列支|使用)")
"""Behind an adverb these tell what was done, and name no thing."""
_ROW = re.compile("依次|分别|各自")
_TAIL = re.compile("(?:总?金?额|数[量额]?)$")
_LONGEST, _BEHIND = 24, 8
_SHORTEST = 2


@cache
def _idle() -> frozenset[str]:
    """Characters that alone name no thing."""
    return FUNCTION | ordinary().single


@lru_cache(maxsize=2048)
def thing(label: str) -> str:
    """What a label names, without the stage at which it is told: 项目支出 of 项目支出年初预算数."""
    return _TAIL.sub("", _YEAR.sub("", ways().stage.sub("", flattened(label))))


@dataclass(frozen=True)
class Continuing:
    """Tells it in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def of_same(self, figure: Figure, before: tuple[Figure, Known] | None, facts: Sequence[Known]) -> list[Known]:
        """The facts of the thing with which a figure goes on; none where it names a thing of its own.

        Args:
            figure: the figure.
            before: the last figure bound before it, and its fact.
            facts: all that it could be of.
        """
        if before is None:
            return []
        told = before[1]
        subject = self._goes_on(figure, before)
        if subject is None:
            return []
        own = (known for known in facts if (known.scope, known.fact.subject) == (told.scope, subject))
        return [known for known in own if thing(known.fact.label) == thing(told.fact.label)]

    def _goes_on(self, figure: Figure, before: tuple[Figure, Known]) -> str | None:
        """Whose thing it goes on with: of the owner before, or of one named between; `None` if with none."""
        start = before[0].end
        sentence = self.examination.sentence_at(figure.start)
        near = sentence.start <= start <= figure.start <= start + _LONGEST
        if not near or len(thing(before[1].fact.label)) < _SHORTEST:
            return None
        between = self.examination.flat(start, figure.start)
        if _ROW.search(between):
            return None
        owner = self._owner.search(between) if self._calls else None
        if owner:
            between = f"{between[: owner.start()]}@{between[owner.end() :]}"
        words = _YEAR.sub("@", _SHARE.sub("@", between))
        staged = _VERB.sub("", ways().stage.sub("@", words))
        behind = self.examination.flat(figure.end, min(figure.end + _BEHIND, sentence.end))
        joined = behind.startswith("的") and ways().stage.match(behind, 1)
        if ("@" not in staged and not joined) or any(name in staged for name in self._things):
            return None
        own = _words_of(thing(before[1].fact.label))
        rest = hints().pattern.sub("", _MARKS.sub("", own.sub("", staged.replace("@", ""))))
        subject = self._calls[owner.group()] if owner else before[1].fact.subject
        plain = zip(rest, ordinary().marks(rest), strict=True)
        return subject if all(told or char in _idle() for char, told in plain) else None

    @cached_property
    def _calls(self) -> Mapping[str, str]:
        """What a text may call the owners of facts."""
        book = self.examination.book
        return {flattened(call): name for name in sorted(book.owners) for call in book.calls(name)}

    @cached_property
    def _owner(self) -> re.Pattern[str]:
        return re.compile(longest_of(self._calls))

    @cached_property
    def _things(self) -> frozenset[str]:
        facts = self.examination.book.of_case
        names = (thing(known.fact.label) for known in facts if known.quantity)
        return frozenset(name for name in names if len(name) >= _SHORTEST)


@lru_cache(maxsize=512)
def _words_of(name: str) -> re.Pattern[str]:
    """Finds the pairs of characters of the name of a thing."""
    return re.compile(longest_of(bigrams(name)))


def meant_of(own: Sequence[Known], best: Known, roles: frozenset[Role]) -> Known | None:
    """The one fact of the thing that goes on at whose stage the words put a figure of another thing."""
    kin = frozenset[Role]().union(*(hints().kin.get(role, frozenset()) for role in roles))
    for stage in (roles, kin):
        like = [known for known in own if alike(known, best) and known.fact.role in stage]
        if like:
            return like[0] if len(like) == 1 and not same(like[0], best) else None
    return None
