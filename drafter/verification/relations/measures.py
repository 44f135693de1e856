"""The facts of a case that can be compared: amounts, counts, rates and days, with what calls each of them."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from drafter.findings.model import FactKind, Role
from drafter.text.width import flattened
from drafter.verification.binding.continuing import thing
from drafter.verification.context.hints import hints
from drafter.verification.context.naming import Naming
from drafter.verification.facts.book import Book
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.words.grams import bigrams
from drafter.verification.words.lexicon import lexicon

DAY, DAYS = "date", "天"
_YEAR = re.compile(r"(?:19|20)\d{2}")
_TIME = re.compile(r"(?:19|20)\d{2}年?度?|同期|水平|年度?")
_CHANGES = frozenset({Role.DIFFERENCE, Role.ADJUSTMENT, Role.DEDUCTED})
"""Roles of what two others differ by, which is itself compared with neither."""
_NUMBERS = frozenset({FactKind.CONTRACT_NUMBER, FactKind.DOCUMENT_NUMBER, FactKind.VOUCHER_NUMBER})
_SHORT_NUMBER = re.compile(r"[A-Z]{0,4}[0-9]{3,}$")
_OWN = re.compile("(?:局|馆|中心|机关|单位|部门|站)?本级|全局|本部门|本单位")
_APART = re.compile("超|差额|缺口|多[报付计列领]|少[报付计列缴领]|漏[报缴]")
"""The name of what two others differ by, whatever its role."""
_BELOW = re.compile("下属|所属|直属")
_LIKE = 0.5
_EXACT = 0.5
"""And so much more if they are the name."""
_WHOLE = 0.4
"""So much more are words worth that are all of a name."""
_WORTH_OWNER, _WORTH_YEAR, _WORTH_ROLE, _MOST_WORDS = 2.0, 1.5, 1.5, 2.0
"""What an owner, a year, a role and words of its own say for one fact rather than another."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One of them.

    Attributes:
        known: the fact.
        value: in the scale of its dimension; of a day its ordinal.
        dimension: as of a quantity, or `date`.
        calls: by what its owner, or the thing it is of, may be called.
        below: it is of a unit below the department.
        core: its label without them.
        thing: the pairs of characters of what it is of, without stages.
        grams: those of the core.
        senses: the signs of meaning of its label.
    """

    known: Known
    value: Decimal
    dimension: str
    calls: tuple[str, ...]
    below: bool
    core: str
    thing: frozenset[str]
    grams: frozenset[str]
    senses: frozenset[str]

    def called(self, text: str) -> bool:
        """Whether a text names its owner or its thing."""
        return any(call in text for call in self.calls)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may name a fact.

    Attributes:
        text: half width and without blanks.
        grams: its pairs of characters and meanings.
        roles: those that its words speak of.
        years: those that it names.
        bare: it names nothing but a year.
        calls: by what it calls owners and things.
        below: it speaks of the units below the department.
        plain: the text without such calls.
        plain_grams: the pairs of characters of that.
    """

    text: str
    grams: frozenset[str]
    roles: frozenset[Role]
    years: frozenset[int]
    bare: bool
    calls: frozenset[str]
    below: bool
    plain: str
    plain_grams: frozenset[str]

    def means(self, one: Measured) -> bool:
        """Whether the words name the owner or the thing of a fact, or all the units below the department."""
        return (self.below and one.below) or (bool(self.calls) and not self.calls.isdisjoint(one.calls))

    @classmethod
    def of(cls, text: str, fiscal: int, calls: frozenset[str]) -> "Phrase":
        """Some words, in a review of a fiscal year, in which some calls stand."""
        table = hints()
        found = [(word, roles) for word, roles in table.found(text)]
        strong = [roles for word, roles in found if word not in table.weak] or [roles for _, roles in found]
        told = {fiscal + lexicon().years[one.group()] for one in lexicon().year_word.finditer(text)}
        years = told | {int(year) for year in _YEAR.findall(text)}
        grams = frozenset((*bigrams(text), *table.meanings(text)))
        rest = _TIME.sub("", lexicon().year_word.sub("", text))
        bare = bool(years) and not rest.strip("的之")
        below = _BELOW.search(text) is not None
        plain = text
        for call in sorted(calls, key=lambda call: (-len(call), call)):
            plain = plain.replace(call, "，")
        roles = frozenset[Role]().union(*strong)
        return cls(text, grams, roles, frozenset(years), bare, calls, below, plain, bigrams(plain))


@dataclass(frozen=True)
class Measures:
    """The comparable facts of one case.

    Attributes:
        book: all facts.
        naming: their labels.
    """

    book: Book
    naming: Naming

    @cached_property
    def all(self) -> tuple[Measured, ...]:
        """All of them but what two others differ by."""
        return tuple(self._measured())

    @cached_property
    def by_scope(self) -> Mapping[str, tuple[Measured, ...]]:
        """Those of every finding, and of the case."""
        found: dict[str, list[Measured]] = {}
        for one in self.all:
            found.setdefault(one.known.scope, []).append(one)
        return {scope: tuple(those) for scope, those in found.items()}

    @cached_property
    def spans(self) -> tuple[Measured, ...]:
        """How many days lie between the two days that are known of each of several things."""
        return tuple(self._spans())

    def _spans(self) -> Iterator[Measured]:
        for those in self.by_scope.values():
            days = sorted((one for one in those if one.dimension == DAY and one.calls), key=lambda one: one.calls)
            for _, group in groupby(days, key=lambda one: one.calls):
                pair = sorted(group, key=lambda one: one.value)
                if len(pair) == 2:  # noqa: PLR2004 - from the one day to the other
                    core = "".join(sorted(one.core for one in pair))
                    between = pair[1].value - pair[0].value
                    grams = bigrams(core)
                    yield replace(pair[1], value=between, dimension=DAYS, core=core, thing=grams, grams=grams)

    def phrase(self, text: str) -> Phrase:
        """Some words, as names are looked for in them."""
        return Phrase.of(text, self.book.case.fiscal_year, frozenset(call for call in self._calls if call in text))

    def timed(self, text: str) -> Phrase:
        """Some words as the name of a day: 签, 发公告 and 竣工 speak of one."""
        phrase = self.phrase(text)
        scale = hints().scale(DAY)
        roles = (found & scale for word, found in hints().roles.items() if word in text and found & scale)
        return replace(phrase, roles=frozenset().union(*roles))

    def worth(self, phrase: Phrase, one: Measured) -> float:
        """How far some words are the name of a fact: 0 to about 2; below 0 where they name another's owner."""
        grams, label = phrase.plain_grams, one.grams
        same = len(grams & label)
        covered = same / len(grams) if grams else 0.0
        covered += _WHOLE * same / len(label) if label else 0.0
        meant = 0.0 if phrase.grams.isdisjoint(one.senses) else 0.3
        whole = _EXACT if phrase.plain == one.core else 0.0
        role = whole + 0.5 * self.naming.match(one.known, phrase.roles)
        year = 0.0
        if phrase.years and one.known.years:
            year = 0.3 + 0.3 * phrase.bare if phrase.years & one.known.years else -2.0
        return min(covered + meant, 1.0 + _WHOLE) + role + year + _owner(phrase, one)

    def evidence(self, phrase: Phrase, one: Measured, other: Measured) -> float:
        """How much some words speak for one of two facts, by what tells them apart."""
        mine, theirs = self.naming.grams(one.known), self.naming.grams(other.known)
        said = phrase.grams
        words = math.fsum([weight for gram, weight in mine.items() if gram in said and gram not in theirs])
        words -= math.fsum([weight for gram, weight in theirs.items() if gram in said and gram not in mine])
        role = self.naming.match(one.known, phrase.roles) - self.naming.match(other.known, phrase.roles)
        owner = float(phrase.means(one)) - float(phrase.means(other))
        years = (one.known.years, other.known.years)
        year = 0.0
        if phrase.years and years[0] != years[1]:
            year = float(bool(phrase.years & years[0])) - float(bool(phrase.years & years[1]))
        told = max(-_MOST_WORDS, min(_MOST_WORDS, words))
        return told + _WORTH_ROLE * role + _WORTH_OWNER * owner + _WORTH_YEAR * year

    def siblings(self, one: Measured, other: Measured) -> bool:
        """Whether two facts are the same of two things: 甲站支出率, 乙站支出率."""
        return one.core == other.core and one.calls != other.calls and one.known.fact.role is other.known.fact.role

    def stages(self, one: Measured, other: Measured) -> bool:
        """Whether two facts are the same thing at two stages or of two years: 预算 and 决算 of 公用经费."""
        if one.known.scope != other.known.scope or one.calls != other.calls or not one.thing or not other.thing:
            return False
        return len(one.thing & other.thing) >= _LIKE * max(len(one.thing), len(other.thing))

    @cached_property
    def _calls(self) -> frozenset[str]:
        return frozenset(call for one in self.all for call in one.calls)

    def _measured(self) -> Iterator[Measured]:
        for known in self.book.of_case:
            if known.scope == FIGURES or known.scope.startswith("norm.") or known.fact.role in _CHANGES:
                continue
            if _APART.search(known.fact.label):
                continue
            value = _value(known)
            if value is not None:
                calls = tuple(self._called(known))
                core = _core(flattened(known.fact.label), calls)
                dimension = known.quantity.dimension if known.quantity else DAY
                grams, senses = bigrams(core), frozenset(hints().meanings(known.fact.label))
                of = bigrams(thing(core)) or grams
                yield Measured(known, value, dimension, calls, self._below(known), core, of, grams, senses)

    def _below(self, known: Known) -> bool:
        return known.fact.subject in self.book.case.department.subordinates

    def _called(self, known: Known) -> Iterator[str]:
        label = flattened(known.fact.label)
        for number in self._numbers:
            if number in label or self._grouped.get(known.ref) == number:
                yield number
                short = _SHORT_NUMBER.search(number)
                if short and short.group() != number and self._ends[short.group()] == 1:
                    yield short.group()
        subject = flattened(known.fact.subject)
        if subject and subject not in self.book.names:
            yield from (flattened(call) for call in self.book.calls(subject))
            yield from self.book.apart.get(subject, ())
        elif not subject:
            yield from (match.group() for match in _OWN.finditer(label))

    @cached_property
    def _numbers(self) -> tuple[str, ...]:
        found = (one.written for one in self.book.of_case if one.fact.kind in _NUMBERS)
        return tuple(dict.fromkeys(found))

    @cached_property
    def _ends(self) -> Mapping[str, int]:
        ends = [found.group() for number in self._numbers if (found := _SHORT_NUMBER.search(number))]
        return {end: sum(number.endswith(end) for number in self._numbers) for end in ends}

    @cached_property
    def _grouped(self) -> Mapping[str, str]:
        """The numbers of things by the names of the facts that are grouped with them: c1_number, c1_signed."""
        facts = self.book.of_case
        numbered = {
            (one.scope, one.group): one.written for one in facts if one.fact.kind in _NUMBERS and "_" in one.ref
        }
        return {one.ref: numbered[one.scope, one.group] for one in facts if (one.scope, one.group) in numbered}


def _owner(phrase: Phrase, one: Measured) -> float:
    """What the calls of some words say for a fact: for it, against it as they are another's, or nothing."""
    if phrase.means(one):
        return 1.0
    return -1.5 if phrase.calls else 0.0


def _core(label: str, calls: Iterable[str]) -> str:
    for call in sorted(calls, key=len, reverse=True):
        label = label.replace(f"{call}号", "").replace(call, "")
    return label


def _value(known: Known) -> Decimal | None:
    if known.quantity:
        return known.quantity.value
    if known.fact.kind is not FactKind.DATE:
        return None
    try:
        return Decimal(date.fromisoformat(known.fact.value).toordinal())
    except ValueError:
        return None
