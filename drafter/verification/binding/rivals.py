"""Whether the words around a figure name another fact of its kind better than the one that has its value.

This is what tells a swap: budget and actual, target and result, one unit's figure and another's keep all their
values and lose their words. No word decides alone; only how much better one fact is named than another.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from drafter.findings.model import FactKind, Role
from drafter.verification.binding.figure import WORDS, Figure, alike, counts_in, kind_of, same
from drafter.verification.context.anchors import Anchors
from drafter.verification.context.around import Words, words_of
from drafter.verification.context.hints import hints, weights
from drafter.verification.context.naming import Naming
from drafter.verification.context.owners import SELF, Owners
from drafter.verification.context.placing import Placing, before_as
from drafter.verification.context.surroundings import Surroundings
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams
from drafter.verification.words.lexicon import lexicon

_TIMELESS = WORDS | {"date", "倍", "百分点"}
"""Dimensions whose figures are of no single year."""
_YEARLY = frozenset(
    {
        Role.INITIAL_BUDGET,
        Role.ADJUSTED_BUDGET,
        Role.BUDGET,
        Role.FINAL_ACCOUNT,
        Role.EXPENDITURE,
        Role.REVENUE,
        Role.BALANCE,
        Role.PRIOR_YEAR,
    }
)
"""Roles of figures that are of the year reviewed where a fact says nothing else."""
_NUMBERS = frozenset({FactKind.CONTRACT_NUMBER, FactKind.DOCUMENT_NUMBER, FactKind.VOUCHER_NUMBER})
_LINK = 3
_REACH = 40
"""So many characters before a figure name the thing that it counts."""
_LINKED = re.compile("(?:达到?|[为是约近逾共计]){0,2}$")
"""Such words, so many characters, stand between a name and its figure."""
_PLAIN = re.compile("实际|[上本当去]年度?|数|总?额|金额|情况")


class Preference(NamedTuple):
    """How much better the words around a figure name one fact than another, by what they say.

    Attributes:
        words: what it is: its role and its label.
        owner: whose it is.
        year: of when.
        size: how great it is beside the others.
    """

    words: float
    owner: float
    year: float
    size: float = 0.0

    @property
    def total(self) -> float:
        """All of it, as the logarithm of odds; negative if the other is named better."""
        return self.words + self.owner + self.year + self.size


@dataclass(slots=True)
class _Around:
    """What the words around one figure say, found once for all facts that it is compared with.

    Attributes:
        words: of what it is.
        held: by the name of a fact, whether its owner and its year are those that the text names; or empty.
    """

    words: Words
    held: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class Rivals:
    """Compares the facts that a figure could be.

    Attributes:
        examination: the text.
        naming: the labels of the case's facts.
    """

    examination: Examination
    naming: Naming
    placing: Placing = field(init=False)
    owners: Owners = field(init=False)
    anchors: Anchors = field(init=False)
    _at: dict[tuple[int, str], _Around] = field(default_factory=dict)
    _years: dict[int, tuple[frozenset[int], bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.placing = Placing(self.examination)
        self.owners = Owners(self.examination, self.placing)
        self.anchors = Anchors(self.examination)

    def best(self, figure: Figure, candidates: Sequence[Known]) -> Known:
        """The candidate that the words name best; the first of several that they name alike."""
        best = candidates[0]
        for known in candidates[1:]:
            if self.preference(figure, known, best).total > 0:
                best = known
        return best

    def rival(self, figure: Figure, known: Known, facts: Iterable[Known]) -> Known | None:
        """The fact of the same kind and another value that the words name best."""
        others = [one for one in facts if (alike(known, one) or counts_in(one, figure)) and not same(known, one)]
        return self.best(figure, others) if others else None

    def unresolved(self, figure: Figure, known: Known, facts: Iterable[Known]) -> bool:
        """Whether nothing in the sentence says that a figure is this fact rather than another of its kind."""
        words = self.words(figure)
        if self.naming.speaks(known, words) or self._held(figure, known)[0] == "owned":
            return False
        return any(alike(known, other) and not same(known, other) for other in facts)

    def unnamed(self, figure: Figure, known: Known) -> str:
        """Whose a figure is, if that is not the department and the text never names it; or empty.

        The place whose department it is goes without saying, unless another owner is named.
        """
        subject = known.fact.subject
        book, says = self.examination.book, self.examination.says
        if not subject or subject in book.names or subject in known.fact.label:
            return ""
        if subject == book.place and self._owned(figure, known) != "disowned":
            return ""
        said = any(map(says, book.calls(subject))) or self.owners.tailed(subject) or self._numbered(known)
        return "" if said or self._only_of(figure, known) else subject

    def _only_of(self, figure: Figure, known: Known) -> bool:
        """Whether a figure's part of the sentence names a thing that one owner alone has, and nobody's name."""
        sentence = self.examination.sentence_at(figure.start)
        start, text = sentence.start, self.examination.text
        if self.owners.near(figure.start, figure.end) is not None or self.examination.book.body.search(
            text, start, sentence.end
        ):
            return False
        said = bigrams(self.examination.flat(max(start, figure.start - _REACH), figure.start))
        return any(self._holders[gram] == {known.fact.subject} for gram in said & bigrams(known.fact.label))

    @cached_property
    def _holders(self) -> Mapping[str, frozenset[str]]:
        """Whose the facts are that are called by a pair of characters."""
        found: dict[str, set[str]] = {}
        for known in self.examination.book.of_case:
            for gram in bigrams(known.fact.label):
                found.setdefault(gram, set()).add(known.fact.subject)
        return {gram: frozenset(subjects) for gram, subjects in found.items()}

    def _numbered(self, known: Known) -> bool:
        """Whether the text names the contract, paper or voucher that a fact is of: by that its owner is told."""
        return any(number in known.fact.label and self.examination.says(number) for number in self._numbers)

    @cached_property
    def _numbers(self) -> tuple[str, ...]:
        return tuple(one.fact.value for one in self.examination.book.of_case if one.fact.kind in _NUMBERS)

    def preference(self, figure: Figure, one: Known, other: Known) -> Preference:
        """How much better the words around a figure name one fact than another."""
        kind = kind_of(figure, one, other)
        around = self._around(figure)
        words, size = self.naming.weighed(one, other, around.words, kind)
        held, others = self._held_at(around, figure, one), self._held_at(around, figure, other)
        if held == others:
            return Preference(words, 0.0, 0.0, size)
        (mine, my_year), (theirs, their_year), worth = held, others, weights(kind)
        owner = worth.get(mine, 0.0) - worth.get(theirs, 0.0)
        return Preference(words, owner, worth.get(my_year, 0.0) - worth.get(their_year, 0.0), size)

    def features(self, figure: Figure, one: Known, other: Known) -> dict[str, float]:
        """All that speaks for one fact rather than another."""
        found = dict(self.naming.features(one, other, self.words(figure)))
        for sign, known in ((1, one), (-1, other)):
            for name in filter(None, self._held(figure, known)):
                found[name] = found.get(name, 0.0) + sign
        return found

    def _held(self, figure: Figure, known: Known) -> tuple[str, str]:
        """Whether a fact's owner and its year are those that the text names at a figure; or empty."""
        return self._held_at(self._around(figure), figure, known)

    def _held_at(self, around: _Around, figure: Figure, known: Known) -> tuple[str, str]:
        found = around.held.get(known.ref)
        if found is None:
            found = around.held[known.ref] = self._owned(figure, known), self._dated(figure, known)
        return found

    def years(self, figure: Figure) -> frozenset[int]:
        """The years that the words put a figure in; empty if they name none."""
        return self._years_at(figure)[0]

    def of_another_year(self, figure: Figure, known: Known) -> bool:
        """Whether the words right before a figure name a year, and not that of a fact which is of a year."""
        if figure.dimension in _TIMELESS:
            return False
        years, named = self._years_at(figure)
        yearly = bool(known.fact.period) or known.fact.role in _YEARLY or "distance" in self.words(figure).roles
        return named and yearly and bool(years) and not years & known.years

    def of_reviewed_year(self, figure: Figure, known: Known, facts: Iterable[Known]) -> Known | None:
        """For a fact of another year that no word names, its counterpart of the year reviewed."""
        fiscal = self.examination.book.case.fiscal_year
        if not known.years or fiscal in known.years or figure.dimension in _TIMELESS or self.years(figure):
            return None
        like = (other for other in facts if fiscal in other.years and alike(known, other))
        return next((other for other in like if _counterparts(known, other)), None)

    def named_outright(self, figure: Figure, rival: Known, known: Known) -> bool:
        """Whether the word right before a figure names the role of a rival, and none that is near a fact's own."""
        head = self.words(figure).roles.get("head", frozenset())
        return self.naming.match(rival, head) > 0 and not self.naming.match(known, head)

    def called(self, figure: Figure, rival: Known, known: Known) -> bool:
        """Whether a figure is called by the whole name of a rival, of which a fact's own name only begins so.

        余额6.40亿元 is the balance, and not what 余额增加额 is.
        """
        label = rival.fact.label
        if not label or label == known.fact.label or not known.fact.label.startswith(label):
            return False
        start = max(self.examination.sentence_at(figure.start).start, figure.start - len(label) - _LINK)
        return _LINKED.sub("", self.examination.flat(start, figure.start)).endswith(label)

    def distance(self, figure: Figure, known: Known) -> str:
        """The word that makes a figure the distance between two others, where a fact is none; or empty."""
        words = self.words(figure)
        if "distance" not in words.roles or known.fact.role not in lexicon().strict:
            return ""
        if set(hints().meanings(words.distance)) & set(hints().meanings(known.fact.label)):
            return ""  # 新增学位 is what 增加 tells, and no distance
        return "" if self.naming.match(known, words.roles["distance"]) else words.distance

    def words(self, figure: Figure) -> Words:
        """What the words around a figure say of it."""
        return self._around(figure).words

    def _around(self, figure: Figure) -> _Around:
        key = (figure.start, figure.dimension)
        found = self._at.get(key)
        if found is None:
            found = self._at[key] = _Around(self._said(figure))
        return found

    def _said(self, figure: Figure) -> Words:
        place = self.placing
        known = figure.dimension not in WORDS
        setting = place.setting(figure.start) if known else place.setting_of(figure.start, figure.end)
        if figure.dimension not in _TIMELESS:
            setting = before_as(setting, self.examination.book.case.fiscal_year)
        return words_of(setting, figure.dimension)

    def owner(self, figure: Figure, known: Known) -> str:
        """Whether the owner that the text names at a figure is a fact's own; empty if it names none."""
        return self._held(figure, known)[0]

    def _owned(self, figure: Figure, known: Known) -> str:
        """Whether the owner named nearest is the fact's own, another one, or one where the fact has none."""
        if figure.dimension in WORDS:
            return ""
        mine, near = self.owners.of(known), self.owners.near(figure.start, figure.end)
        if near is None:
            return ""
        if not mine and near is not SELF:
            return "unowned"
        return "owned" if mine & near or (near is SELF and not mine) else "disowned"

    def _dated(self, figure: Figure, known: Known) -> str:
        """Whether the words put a figure in a fact's year, or name none and it is the one reviewed."""
        fiscal = self.examination.book.case.fiscal_year
        if figure.dimension in _TIMELESS or not known.years:
            return ""
        years, named = self._years_at(figure)
        if not years:
            return "year_reviewed" if fiscal in known.years else ""
        return ("year_named" if named else "year_carried") if years & known.years else ""

    def _years_at(self, figure: Figure) -> tuple[frozenset[int], bool]:
        """The years that the words put a figure in, and whether its own part of the sentence does."""
        if figure.start not in self._years:
            fiscal = self.examination.book.case.fiscal_year
            around = Surroundings(self.examination, figure.start, figure.end)
            self._years[figure.start] = around.years(fiscal), around.names_year(fiscal)
        return self._years[figure.start]


def _counterparts(one: Known, other: Known) -> bool:
    """Whether two facts are the same thing of two years."""
    cores = [_PLAIN.sub("", known.fact.label) for known in (one, other)]
    return cores[0] == cores[1] and (one.scope, one.fact.subject) == (other.scope, other.fact.subject)
