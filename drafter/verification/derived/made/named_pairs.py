"""Figures made of two facts that their sentence calls by name: 支出决算占全年预算的79.45%, 比年初预算少7.53万元.

What stands before 占, 比 and their like names one fact, and what stands behind it the other, wholly or by its
stage alone. The figure must be what these two make, in the direction that the words say; no other facts are tried.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.binding.continuing import thing
from drafter.verification.context.hints import hints
from drafter.verification.context.ways import ways
from drafter.verification.facts.candidates import matching
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import DONE
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import states
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams
from drafter.verification.words.lexicon import lexicon

_REACH = 60
_FIGURE = "#"
_TO = "比"
"""The dimension of a ratio."""
_HUNDRED = Decimal(100)
_ALIKE = 0.75
_WHOLE_NAME = 4
"""Words of so many characters are a name wherever they stand in one."""
_STAGED = 0.5
_NAME = "[^，。；：、#]"
_BENT = "(?:约|近|逾|超过?|不[足到]|仅仅?|只有?|高?达|[为有是到了达])*"
_ONE = (
    rf"(?:^|[，。；：、])(?P<one>{_NAME}{{0,20}}?)(?:[:：]|为|是)?(?P<value>#)?，?"
    "(?:只|仅|共|实际|已|也|均|就|却)*"
)
_SHARE = re.compile(
    rf"(?:^|[，。；：、])(?P<one>{_NAME}{{0,20}}?)(?:[:：]|为|是)?(?P<value>#(?:的?(?P<thing>{_NAME}{{2,10}})，)?)?，?"
    rf"(?:只|仅|共|实际|已|也|均|就|却)*(?:占|相当于|大?(?:[约折]|(?<=，))合|完成|执行|达到|超过|不到|不足|接近|[为是])(?:了|到)?(?P<other>{_NAME}{{1,14}}?)(?:的(?:比[重例率])?)?{_BENT}$"
)
_RATIO = re.compile(
    rf"(?:^|[，。；：、])(?P<one>{_NAME}{{2,20}}?)(?P<value>#)?(?:[与和同跟对及]|以及)"
    rf"(?P<other>{_NAME}{{2,14}}?)#?(?:之间)?的?(?:之比|比[例值率]?|配比)(?:关系)?{_BENT}$"
)
"""编外人员与在编人员之比为: the first part of the ratio is of the one, the second of the other."""
_DIFFERENCE = re.compile(
    rf"{_ONE}(?:比|较|与(?={_NAME}{{1,14}}相比))(?P<other>{_NAME}{{1,14}}?)(?:相比)?，?(?:又|还|要|也|却|反而|仍|尚|均|实际)*"
    rf"(?P<word>[多少高低][出于付发计报列收花领支]?|增加|增长|上升|提高|减少|下降|降低|[增减升降短省]|节[约省余]|超[出支]?)"
    rf"{_BENT}$"
)
_EXCEEDED = re.compile(
    rf"{_ONE}(?:因[此而])?(?P<word>超过|超出|突破|高于|低于|少于|多于|超)(?:了)?(?P<other>{_NAME}{{1,14}}?){_BENT}$"
)
"""基本支出超年初预算9.49%: by so much of the other the one is above it."""

_FALLS = re.compile(f"省|{ways().falls.pattern}")
_WHOLE = re.compile('合计|总计|小计|总|全部|整体|[“”"]|本年度?$|的$')


@dataclass(frozen=True)
class NamedPairs:
    """Finds such figures of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def turned(self, quantity: Quantity, facts: Shelf) -> bool:
        """Whether two facts that are named make a figure only the other way round: 低于 for 高于."""
        return not self.formula(quantity, facts) and bool(self.formula(quantity, facts, turned=True))

    def formula(self, quantity: Quantity, facts: Shelf, *, turned: bool = False) -> str:
        """What two facts make a figure, as the words say; empty where they do not.

        Args:
            quantity: the figure.
            facts: all that it could be made of.
            turned: what they would make if the words said the opposite.
        """
        made = self._pairs(quantity, facts, turned=turned)
        return next((how for value, how in made if states(quantity, value)), "")

    def denies(self, quantity: Quantity, facts: Shelf) -> bool:
        """Whether a share is said to be of two facts that are named, and is of neither way they can be meant."""
        joined = quantity.dimension in ("%", "倍") and self.examination.text.startswith("的", quantity.start - 1)
        if not joined and quantity.dimension != _TO:
            return False
        made = list(self._pairs(quantity, facts, turned=False))
        return bool(made) and not any(states(quantity, value) for value, _ in made)

    def _pairs(self, quantity: Quantity, facts: Shelf, *, turned: bool) -> Iterator[tuple[Decimal, str]]:
        """What every two facts make that the words can mean, and how."""
        lead, given = self._lead(quantity)
        rate, times = quantity.dimension == "%", quantity.dimension in ("倍", _TO)
        ratio = _RATIO.search(lead) if quantity.dimension == _TO else None
        compared = _DIFFERENCE.search(lead) or _EXCEEDED.search(lead)
        share = (rate or times) and (compared is None or ratio is not None or lead.endswith("的"))
        said = ratio or (_SHARE.search(lead) if share else compared)
        if said is None or quantity.dimension in ("分", "百分点") or (times and not share):
            return
        known = [
            one for one in facts if one.quantity and one.own and one.quantity.dimension not in ("%", "百分点")
        ]
        behind = said["thing"] if said.re is _SHARE else None  # 18.66万元结转结余，约合预算的4.6%
        words = f"{said['one']}{behind or ''}"
        ones = known if behind else self._named(words, known)
        if said["value"] and given:
            ones = [one for one in ones or known if any(one is match for match in matching(given, facts))]
            ones = [one for one in ones if bigrams(words) & bigrams(one.fact.label)]
        others = [(one, other) for one in ones for other in self._others(said["other"], one, known)]
        if share and turned:
            return
        falls = not share and bool(_FALLS.search(said["word"])) is not turned
        whole = _HUNDRED if rate else Decimal(1)
        for one, other in others:
            yield self._made(one, other, whole, rate=rate, share=share, falls=falls)

    def _lead(self, quantity: Quantity) -> tuple[str, Quantity | None]:
        """What stands before a figure in its sentence, with a sign for every figure; and the last of these."""
        sentence = self.examination.sentence_at(quantity.start)
        start = max(sentence.start, quantity.start - _REACH)
        pieces, position, last = [], start, None
        for last in self.examination.quantities(start, quantity.start):
            pieces += [self.examination.flat(position, last.start), _FIGURE]
            position = last.end
        return "".join([*pieces, self.examination.flat(position, quantity.start)]), last

    def _named(self, words: str, facts: Sequence[Known]) -> list[Known]:
        """The facts whose names are most like some words; none where no name is like them.

        Whose they are goes without saying: 县客运站编外聘用人员 is 编外聘用人员.
        """
        words = self.examination.book.body.sub("", words) or words
        scored = [(self._likeness(words, one), one) for one in facts]
        most = max((score for score, _ in scored), default=0.0)
        return [one for score, one in scored if score == most >= _ALIKE]

    def _others(self, words: str, one: Known, facts: Sequence[Known]) -> list[Known]:
        """The facts that words name beside one: a thing of their own, or another stage or year of the same."""
        like = [
            fact
            for fact in facts
            if fact is not one
            and fact.scope == one.scope
            and fact.quantity
            and one.quantity
            and fact.quantity.dimension == one.quantity.dimension
            and fact.fact.subject == one.fact.subject
        ]
        if _bare(words):
            named = [fact for fact in self._named(words, like) if fact.years == one.years]
            return named or self._elsewhere(words, one, facts)
        same = [fact for fact in like if _bare(fact.fact.label) == _bare(one.fact.label)]
        years = {lexicon().years[found.group()] for found in lexicon().year_word.finditer(words)}
        if years:
            fiscal = self.examination.book.case.fiscal_year
            return [fact for fact in same if any(fiscal + year in fact.years for year in years)]
        roles = _roles(words)
        staged = [fact for fact in same if fact.fact.role in roles and fact.years == one.years]
        whole = [fact for fact in facts if fact.fact.label == words and _like(fact, one)]
        return staged or (whole if len(whole) == 1 else [])

    @staticmethod
    def _elsewhere(words: str, one: Known, facts: Sequence[Known]) -> list[Known]:
        """The one fact of another finding in whose name some words stand: 在编人员 is 年末在编人员."""
        named = [
            fact
            for fact in facts
            if len(words) >= _WHOLE_NAME
            and fact.scope != one.scope
            and (words in fact.fact.label or _shortened(words, fact.fact.label))
            if fact.quantity and one.quantity and fact.quantity.dimension == one.quantity.dimension
        ]
        return named if len({fact.quantity.value for fact in named if fact.quantity}) == 1 else []

    @staticmethod
    def _likeness(words: str, known: Known) -> float:
        """How much some words are the name of a fact: its thing, and the stage that they name, if any."""
        mine, theirs = bigrams(_bare(words)), bigrams(_bare(known.fact.label))
        if not mine or not theirs:
            return 0.0
        alike = 2 * len(mine & theirs) / (len(mine) + len(theirs))
        if len(words) >= _WHOLE_NAME and _shortened(words, known.fact.label):
            alike = max(alike, _ALIKE)
        roles = _roles(words)
        staged = known.fact.role in (roles or DONE)
        return alike + (_STAGED if staged else 0.0) if alike >= _ALIKE else 0.0

    @staticmethod
    def _made(
        one: Known, other: Known, whole: Decimal, *, rate: bool, share: bool, falls: bool
    ) -> tuple[Decimal, str]:
        first = one.quantity.value if one.quantity else Decimal(0)
        second = other.quantity.value if other.quantity else Decimal(0)
        if share:
            return (first * whole / second if second else Decimal(-1)), f"{one.ref} / {other.ref}"
        more, less = (other, one) if falls else (one, other)
        if rate:
            change = (second - first if falls else first - second) * _HUNDRED
            return (change / second if second else Decimal(-1)), f"({more.ref} - {less.ref}) / {other.ref}"
        return (second - first if falls else first - second), f"{more.ref} - {less.ref}"


def _like(one: Known, other: Known) -> bool:
    """Whether two facts are in one unit, and not the same."""
    both = one.quantity and other.quantity and one is not other
    return bool(both and one.quantity and other.quantity and one.quantity.dimension == other.quantity.dimension)


def _bare(words: str) -> str:
    """The thing that words name, without its stage and without words for all of it."""
    return _WHOLE.sub("", thing(words))


def _shortened(words: str, label: str) -> bool:
    """Whether some words are a name with some of it left out: 编外人员 for 编外聘用人员."""
    rest = iter(label)
    return all(char in rest for char in words) and label[:2] == words[:2] and label[-2:] == words[-2:]


def _roles(words: str) -> frozenset[Role]:
    """The roles of the stages that words name."""
    found = (roles for word, roles in hints().found(words) if ways().stage.search(word))
    return frozenset(_flat(found))


def _flat(found: Iterator[frozenset[Role]]) -> Iterator[Role]:
    for roles in found:
        yield from roles & hints().scale("元")
