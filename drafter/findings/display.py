"""How a fact stands in a sentence. One way only, so that what was filled in can be found again."""

from drafter.findings.model import QUANTITIES, Fact, FactKind


def shown(fact: Fact) -> str:
    """The fact as a notice writes it: 213.70万元, 97.92%, 2023年10月31日, 《…》, “…”.

    Quantities keep the digits and the unit of the source. Dates keep its precision.
    """
    if fact.kind in QUANTITIES:
        return fact.value + fact.unit
    if fact.kind is FactKind.DATE:
        return chinese_date(fact.value)
    if fact.kind is FactKind.DOCUMENT:
        return f"《{fact.value.strip('《》')}》"
    if fact.kind is FactKind.TERM:
        return f"“{fact.value.strip('“”')}”"
    return fact.value


def chinese_date(iso: str) -> str:
    """`2023` → 2023年, `2023-10` → 2023年10月, `2023-10-31` → 2023年10月31日."""
    return "".join(str(int(part)) + mark for part, mark in zip(iso.split("-"), "年月日", strict=False))
