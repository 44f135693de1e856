"""The numbers of documents, contracts and vouchers, as they are compared."""

import re
from collections.abc import Iterable, Mapping

from drafter.findings.model import FactKind
from drafter.text.identifiers import find_identifiers, normal_number, voucher_core
from drafter.text.marks import Mark, MarkKind
from drafter.verification.facts.known import Known

_TAIL = re.compile(r"(?<=[^0-9])(?:[A-Z]{1,4}[0-9]{2,}|[0-9]{3,4})$")
NUMBERED = (MarkKind.DOCUMENT_NUMBER, MarkKind.CONTRACT_NUMBER, MarkKind.VOUCHER_NUMBER, MarkKind.NUMBER)
"""The marks that are numbers of things."""


def identifiers_in(texts: Iterable[str]) -> tuple[Mark, ...]:
    """The titles and numbers of things in some texts; a stop keeps the end of one apart from the next."""
    return find_identifiers("。\n\n".join(filter(None, texts)))


def numbers_in(marks: Iterable[Mark]) -> dict[MarkKind, set[str]]:
    """The numbers of things among some marks, as they are compared."""
    found: dict[MarkKind, set[str]] = {kind: set() for kind in NUMBERED}
    for mark in marks:
        if mark.kind in found:
            found[mark.kind].add(number_key(mark.kind, mark.value))
    return found


def alike(found: Mapping[MarkKind, set[str]]) -> dict[MarkKind, frozenset[str]]:
    """Numbers by kind, those of contracts and of things unnamed under both kinds: texts mix them."""
    mixed = frozenset(found[MarkKind.CONTRACT_NUMBER] | found[MarkKind.NUMBER])
    both = {MarkKind.CONTRACT_NUMBER: mixed, MarkKind.NUMBER: mixed}
    return {**{kind: frozenset(numbers) for kind, numbers in found.items()}, **both}


def tails_of(facts: Iterable[Known]) -> dict[str, tuple[Known, ...]]:
    """The numbers of contracts by the tail that tells them apart, 044 of LX-2022-044; none that two share."""
    found: dict[str, list[Known]] = {}
    for known in facts:
        number = known.written.removesuffix("号") if known.fact.kind is FactKind.CONTRACT_NUMBER else ""
        tail = _TAIL.search(number)
        if tail:
            found.setdefault(tail.group(), []).append(known)
    return {tail: tuple(those) for tail, those in found.items() if len({known.written for known in those}) == 1}


def number_key(kind: MarkKind, value: str) -> str:
    """The number of a thing as it is compared: vouchers by their digits, the others in one form."""
    return voucher_core(value) if kind is MarkKind.VOUCHER_NUMBER else normal_number(value)
