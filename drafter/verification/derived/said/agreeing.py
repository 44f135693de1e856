"""Whether what a figure follows from is what the words name: the whole of 占X的12%, the lesser of 比X多5人."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.findings.model import FactKind, Role
from drafter.text.quantities import Quantity
from drafter.verification.binding.objection import Objection
from drafter.verification.context.hints import hints
from drafter.verification.context.naming import Naming
from drafter.verification.context.ways import ways
from drafter.verification.derived.said.bases import of_wrong_base, turned_round
from drafter.verification.derived.said.denied import Denied
from drafter.verification.derived.said.described import Described
from drafter.verification.derived.said.likeness import SHARED, above, alike, grams, lacks, parted
from drafter.verification.derived.said.sentence import lead_of
from drafter.verification.facts.formulas import Formula, facts_of, formula_of, parts_of
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import DONE, LACKS, PLANNED, Making, value_of
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams
from drafter.verification.words.lexicon import lexicon

_REACH = 40
_PLAIN = re.compile("人数|数[量额]|金额|总?额|资金|情况|数$")
_CLEARLY = 0.5
"""So much more of its name must another fact have there."""
_BENT = "(?:大?约|将?近|接近|逾|超过?|不[足到]|仅仅?|只有?|高?达|[为有是到了达]|其中|比[重例])*"
_NAME = "[^，。；：、（）0-9]"
_BOUND = "超过|不到|不足|接近|将近|未到"
_AMOUNTS = "(?:[约折]|(?<=，))合"
"""合 of 约合, and not of 合同 or 合计."""
_OF = re.compile(
    rf"(?:^|[，。；：、（]|(?P<part>{_NAME}{{2,16}}?))(?P<verb>占|相当于|{_AMOUNTS}|{_BOUND}|[为是达])(?:了|到|去)?"
    rf"(?P<whole>{_NAME}{{2,14}}?)(?:的{_BENT}|比[重例]{_BENT}|{_BENT})$"
)
"""占决算支出的, 是应收数的: a share of what."""
_PART_OF = re.compile(f"占|{_BOUND}")
_OVER = re.compile("超过(?:[^，。；]{1,14}的)?$")
"""This holds a share to a bound, and tells of no rise."""
_COUNTED = re.compile("[，（][^，。；占]{0,2}占[^，。；]*$")
_RISES = re.compile("[超多增涨高升翻追扩变差幅]|调整")
_THAN = re.compile(
    rf"(?:^|[，。；：、（]|(?P<one>{_NAME}{{2,16}}?))(?:比|较|与(?={_NAME}{{2,14}}相比)|超出?|高[出于]|低于)"
    rf"(?P<than>{_NAME}{{2,14}}?)(?:相比)?，?(?:(?:净|共|又|还|足足|整整|要|也|却|反而|就|仍|尚|均|都|实际|同比)*)"
    rf"(?P<word>[多少高低][出于付发计报列收花领支]?|增加|增长|上升|提高|减少|下降|降低|[增减升降缺差短][少]?|慢|快|落后|"
    rf"节[约省余]|超[出过支]?)"
    rf"(?:了|出|约|近|逾|达|为)*$"
)
"""比上年多, 较应付数少: from what to what a difference is told."""
_MORE_OR_LESS = re.compile("(?:(?P<more>多|超|超出|超额|多出)|[少欠缺差]|短缺|节约)(?:了|出|约|近)*$")
_COMPARES = re.compile("[比较](?![例率重])[^，。；]*$")
_FOUND = re.compile("(?:(?P<more>盘盈|溢余)|盘亏)(?:了|出|约|近)*$")
_ACHIEVED = re.compile(rf"(?:完成|实现|达到?)了?{_NAME}{{2,14}}?的{_BENT}$")
"""完成预算的45%: what was done, and not what is left."""
_RATE = re.compile("[^，。；：、（]{2,8}(?:率|进度)(?=[^，。；：、]{0,6}$)")
_BASED = re.compile(
    rf"(?:以|按|分?摊到|分摊给)(?P<whole>{_NAME}{{2,12}}?)(?:计算?|测算|折算|分摊)?，[^，。；0-9]{{1,8}}$"
)
"""以合格面积计，每亩: what an amount is divided by."""
_PAIR = re.compile("(?P<one>[前后])者[^，。；]{0,6}(?P<other>[前后])者的[^，。；0-9]{0,3}$")
_NUMBERED = frozenset({FactKind.CONTRACT_NUMBER, FactKind.DOCUMENT_NUMBER, FactKind.VOUCHER_NUMBER})
_MORE_DONE = re.compile("[多少][发付报计列收花领支缴占补]")
_CHANGED = frozenset({Role.DIFFERENCE, Role.ADJUSTMENT, Role.BALANCE, Role.RATIO})


@dataclass(frozen=True)
class Agreeing:
    """Judges it for the figures of one text.

    Attributes:
        examination: the text.
        naming: the labels of the case's facts.
    """

    examination: Examination
    naming: Naming
    _apart: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict, compare=False)

    def contradicts(self, quantity: Quantity, formula: str) -> bool:
        """Whether the words before a figure name other facts than those it is made of, or the other way round."""
        examination = self.examination
        if Denied(examination).contradicts(quantity, formula) or Described(examination).contradicts(
            quantity, formula
        ):
            return True
        lead = lead_of(self.examination, quantity, _REACH)
        by_ref = examination.book.by_ref
        facts, made = facts_of(formula, by_ref), formula_of(formula, by_ref)
        if any(self._strange(known, lead, facts) for known in facts) or self._of_another(facts, lead):
            return True
        if not self._all_numbered(facts, lead) and any(self._numbered_otherwise(known, lead) for known in facts):
            return True
        parts = parts_of(formula, by_ref)
        if parts:
            return _of_other_part(lead, *parts)
        return made is not None and self._made_otherwise(quantity, made, lead)

    def _made_otherwise(self, quantity: Quantity, made: Formula, lead: str) -> bool:
        """Whether the words say of a share, a change or a difference that it is made in another way."""
        top, less, base = made.top, made.less, made.base
        if made.how is Making.DIFFERENCE:
            return bool(top and less and self._difference(lead, top, less))
        if top and base and made.how is Making.SHARE:
            return self._of_wrong_base(made.how, top, base, lead) or self._share(lead, top, base)
        if top is None or less is None or base is None:
            return False
        if self._of_wrong_base(made.how, less if top is base else top, base, lead):
            return True
        return self._counts_rest(quantity, (top, less), lead) or self._change(lead, top, less, base)

    def _counts_rest(self, quantity: Quantity, facts: Sequence[Known], lead: str) -> bool:
        """Whether a share is of the others than those counted right before it: 2个标段未办，占五分之三."""
        sentence = self.examination.sentence_at(quantity.start)
        before = self.examination.quantities(sentence.start, quantity.start) if _COUNTED.search(lead) else ()
        like = [one.value for one in before if facts[0].quantity and one.dimension == facts[0].quantity.dimension]
        parts = sorted(map(value_of, facts))
        return bool(like) and like[-1] < parts[-1] and like[-1] != parts[-1] - parts[0]

    def _of_wrong_base(self, how: Making, top: Known, base: Known, lead: str) -> bool:
        """Whether a rate by which something is beyond another is one of the wrong of the two."""
        own = self.examination.book.of_case.by_scope.get(base.scope, ())
        like = (value_of(one) for one in own if alike(one, base))
        return of_wrong_base(lead, how, value_of(top), value_of(base), like)

    def _strange(self, known: Known, lead: str, facts: Sequence[Known]) -> bool:
        """Whether a fact is of one of several like things, and the words before a figure name only another one."""
        mine, theirs = self._siblings(known)
        if not mine or known.written in lead:
            return False
        others = [one.fact.label for one in facts if one is not known]
        said = [one for one in theirs if one in lead and not any(one in label for label in others)]
        return bool(said) and not any(one in lead for one in mine)

    def _of_another(self, facts: Sequence[Known], lead: str) -> bool:
        """Whether the words before a figure name an owner of like facts, and it is made of another owner's."""
        book = self.examination.book
        theirs = {known.fact.subject for known in facts if known.fact.subject}
        own = {one.fact.subject for known in facts for one in book.of_case.by_scope.get(known.scope, ())}
        owners = book.owners if len(theirs) == 1 else own & book.owners
        said = {name for name in owners if any(call in lead for call in book.calls(name))}
        return bool(said - theirs) and bool((theirs & book.owners) - said)

    def _all_numbered(self, facts: Sequence[Known], lead: str) -> bool:
        """Whether a figure is made of facts of two things with numbers, both of which are named."""
        numbers = [one.written for one in self.examination.book.of_case if one.fact.kind in _NUMBERED]
        own = [{number for number in numbers if number in known.fact.label} for known in facts]
        apart = len(own) > 1 and all(own) and not set.intersection(*own)
        return apart and all(any(number in lead for number in some) for some in own)

    def _numbered_otherwise(self, known: Known, lead: str) -> bool:
        """Whether a fact is called by a number, as of a contract, and the last that is named is another one."""
        numbers = [one.written for one in self.examination.book.of_case if one.fact.kind in _NUMBERED]
        own = [number for number in numbers if number in known.fact.label]
        if not own:
            return False
        at, last = max(((lead.rfind(number), number) for number in numbers), default=(-1, ""))
        return at >= 0 and last not in own

    def _siblings(self, known: Known) -> tuple[frozenset[str], frozenset[str]]:
        """What in the name of a fact tells its thing from like ones, and what tells those: 甲镇, 乙镇 and 丙镇."""
        if known.ref not in self._apart:
            own = self.examination.book.of_case.by_scope.get(known.scope, ())
            pairs = [parted(known.fact.label, one.fact.label) for one in own if one.fact.role is known.fact.role]
            found = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
            self._apart[known.ref] = frozenset(one for one, _ in found), frozenset(one for _, one in found)
        return self._apart[known.ref]

    def objection(self, quantity: Quantity, known: Known) -> Objection | None:
        """What speaks against the amount of a change that is told as one the other way: 增加 of a 减少额."""
        label = known.fact.label
        falls = bool(ways().fall.search(label))
        told = known.fact.role in _CHANGED or _MORE_DONE.match(label)
        if not told or falls == bool(ways().rise.search(label)):
            return None
        verb = ways().verb.search(lead_of(self.examination, quantity, _REACH))
        if self._from_nothing(known):
            return None
        if verb is None or bool(ways().falls.search(verb["verb"])) == falls or verb["verb"] in label:
            return None
        return Objection("change_turned", {"word": verb["verb"], "actual": label}, label)

    def _from_nothing(self, known: Known) -> bool:
        """Whether there was nothing of it the year before, so that all of it is more."""
        own = self.examination.book.of_case.by_scope.get(known.scope, ())
        earlier = (one for one in own if one.quantity and not one.quantity.value and alike(one, known))
        return any(one.years and known.years and max(one.years) < max(known.years) for one in earlier)

    def _share(self, lead: str, top: Known, base: Known) -> bool:
        rate, pair, based = _RATE.search(lead), _PAIR.search(lead), _BASED.search(lead)
        if rate and "占" not in rate.group() and not ways().lacking.search(rate.group()) and lacks(top):
            return True
        if pair and pair["one"] != pair["other"] and self._first(lead, base, top) is (pair["one"] == "前"):
            return True
        if based and not alike(top, base) and self._other(based["whole"], base, besides=None):
            return True
        said = _OF.search(lead)
        if said is None:
            return False
        if self._other(said["whole"], base, besides=top) or turned_round(said["whole"], top, base):
            return True
        return said["verb"] == "占" and bool(said["part"]) and self._other(said["part"], top, besides=base)

    def _change(self, lead: str, top: Known, less: Known, base: Known) -> bool:
        if _ACHIEVED.search(lead) and not ways().lacking.search(re.split("[，。；]", lead)[-1]):
            return True
        if base is less and {top.fact.role, base.fact.role} & LACKS:
            return True  # nothing changes from what it is to what it differs by
        if base is less and above(top, base) and not _RISES.search(_OVER.sub("", lead)):
            return True  # by how much a whole is more than its part nobody tells but as more
        verb = ways().verb.search(lead) if base is less else None
        if verb and above(top, base) is bool(ways().falls.search(verb["verb"])):
            return True
        said = _OF.search(lead)
        if said is None or not _PART_OF.fullmatch(said["verb"]):
            return False
        return self._other(said["whole"], base, besides=None)

    def _difference(self, lead: str, more: Known, less: Known) -> bool:
        """比X多: X is the lesser of two; 比X少: the greater."""
        found = _FOUND.search(lead)
        if found and bool(found["more"]) is ("=账面" in hints().meanings(more.fact.label)):
            return True  # 盘盈 is more than the books have
        told = _MORE_OR_LESS.search(lead)
        if told and not _COMPARES.search(lead):
            planned = more.fact.role in PLANNED and less.fact.role in DONE
            done = more.fact.role in DONE and less.fact.role in PLANNED
            booked = "=账面" in hints().meanings(more.fact.label) and "=实盘" in hints().meanings(less.fact.label)
            if ((planned or booked) and told["more"]) or (done and not told["more"]):
                return True
        said = _THAN.search(lead)
        if said is None:
            return False
        meant, other = (more, less) if ways().falls.search(said["word"]) else (less, more)
        if self._names(said["than"], other) > self._names(said["than"], meant) + _CLEARLY:
            return True
        return self._other(said["than"], meant, besides=other)

    def _first(self, lead: str, one: Known, other: Known) -> bool | None:
        """Whether one of two facts is told before the other; `None` if that cannot be seen."""
        places = [self._place(lead, one, other), self._place(lead, other, one)]
        return places[0] < places[1] if min(places) >= 0 and places[0] != places[1] else None

    @staticmethod
    def _place(lead: str, known: Known, other: Known) -> int:
        at = lead.find(known.written)
        mine, _ = parted(known.fact.label, other.fact.label)
        return at if at >= 0 or not mine else lead.find(mine)

    def _other(self, words: str, known: Known, besides: Known | None) -> bool:
        """Whether some words name another fact of the finding clearly better than one."""
        mine = self._names(words, known)
        own = self.examination.book.of_case.by_scope.get(known.scope, ())
        like = (one for one in own if one is not known and one is not besides and alike(one, known))
        return any(self._names(words, one) > mine + _CLEARLY for one in like)

    def _names(self, words: str, known: Known) -> float:
        """How much some words say of what the name of a fact says."""
        whole = len(words) > SHARED and words in known.fact.label
        words = _PLAIN.sub("，", words)
        said = grams(words)
        roles = frozenset(role for _, found in hints().found(words) for role in found)
        told = math.fsum(weight for gram, weight in grams(known.fact.label).items() if gram in said)
        return told + float(whole) + self.naming.match(known, roles) + self._year(words, known)

    def _year(self, words: str, known: Known) -> float:
        fiscal = self.examination.book.case.fiscal_year
        years = {fiscal + lexicon().years[one.group()] for one in lexicon().year_word.finditer(words)}
        years |= {int(year) for year in re.findall("(?:19|20)[0-9]{2}", words)}
        return float(bool(years & known.years)) - float(bool(years and known.years and not years & known.years))


def _of_other_part(lead: str, part: Known, other: Known) -> bool:
    """Whether the words before a share in the sum of two name the other one: 雪松占, where it is that of 榆树."""
    said = bigrams(re.split("[，。；：、]", lead)[-1])
    mine, theirs = bigrams(part.fact.label), bigrams(other.fact.label)
    return len(said & (theirs - mine)) > len(said & (mine - theirs))
