"""A contract belongs to those who made it: the buyer or vendor named beside its number is that number's.

Facts of one thing share the first part of their name: c1_number, c1_buyer, c1_signed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import FactKind, Role
from drafter.verification.binding.verbatim import Told
from drafter.verification.facts.known import Known
from drafter.verification.model import Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

NAME = "names"
_NUMBERS = frozenset({FactKind.CONTRACT_NUMBER, FactKind.VOUCHER_NUMBER})
_PARTIES = frozenset({Role.UNIT, Role.DEPARTMENT, Role.VENDOR, Role.PERSON})
_DEALT = "采购|购买|招标|签订|签署|签约|订立|中标|成交|承接|承建|承包|承担|供货|供应|实施|建设|委托|报销|经办"
_BEFORE = re.compile(rf"[”》]?(?:自行|组织|负责)?(?:{_DEALT})?的?(?:合同|凭证)?(?:编号)?为?第?[“（(]?")
"""Between a name and the number of its contract."""
_BEHIND = re.compile(
    rf"号?[”）)]?(?:采购|服务|施工)?(?:合同|凭证|项目)?(?:系|是|均|已)?(?:由|归|的(?:采购|承建|承接|供货|实施|签约|中标|成交)?(?:单位|人|方|供应商|承包商)(?:为|是)|(?:{_DEALT})(?:单位|人|方)(?:为|是))[“]?"
)
"""Between the number of a contract and the name of who made it."""
_REACH = 24

Mention = tuple[int, int, Known]


@dataclass(frozen=True)
class Paired:
    """Compares names with the numbers beside them.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def check(self) -> Iterator[Violation]:
        """Every name right beside the number of a contract that is another's."""
        for start, end, known in self.examination.mentions:
            if known.fact.kind in _NUMBERS and known.ref in self._parties:
                parties = self._parties[known.ref]
                for name in self._beside(start, end):
                    meant = self._instead(name[2], parties)
                    if meant:
                        yield _misplaced(self.examination, name[:2], meant)

    def _beside(self, start: int, end: int) -> Iterator[Mention]:
        """The names that stand right before and behind a number, as who made the contract."""
        text = self.examination.text
        for one in self.examination.mentioned(start - _REACH, end + _REACH):
            first, last, known = one
            if known.fact.kind is not FactKind.NAME:
                continue
            before = last <= start and _BEFORE.fullmatch(text, last, start)
            if before or (first >= end and _BEHIND.fullmatch(text, end, first)):
                yield one  # cells of a table have blanks between them

    def _instead(self, name: Known, parties: tuple[Known, ...]) -> Known | None:
        """The party of a contract in whose place a name stands; `None` for one of its own."""
        if any(party.fact.value == name.fact.value for party in parties):
            return None
        return next((party for party in parties if party.fact.role is name.fact.role), None)

    @cached_property
    def _parties(self) -> Mapping[str, tuple[Known, ...]]:
        """For every number of a contract those who made it."""
        found: dict[tuple[str, str], list[Known]] = {}
        numbers: dict[str, tuple[str, str]] = {}
        for known in self.examination.book.of_case:
            thing = (known.scope, known.group)
            if "_" not in known.ref.rpartition(".")[2]:
                continue
            if known.fact.kind in _NUMBERS:
                numbers[known.ref] = thing
            elif known.fact.kind is FactKind.NAME and known.fact.role in _PARTIES:
                found.setdefault(thing, []).append(known)
        return {ref: tuple(found[thing]) for ref, thing in numbers.items() if thing in found}


def check(examination: Examination, told: Told) -> Iterator[Violation]:
    """Names that are another's, beside the number of a contract or in the words of an account."""
    found = {(one.start, one.end): one for one in Paired(examination).check()}
    for place, meant in told.misnamed.items():
        if examination.flat(*place) == meant.written:
            continue  # another fact of the same name
        found.setdefault(place, _misplaced(examination, place, meant))
    yield from found.values()


def _misplaced(examination: Examination, place: tuple[int, int], meant: Known) -> Violation:
    key = "name_misplaced" if meant.fact.kind is FactKind.NAME else "number_misplaced"
    where = (examination.text, *place)
    return violation(NAME, key, where, expected=meant.fact.value, label=meant.fact.label)
