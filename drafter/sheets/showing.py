"""How a case stands in a score sheet: the reasons of a finding as one text, 一是 / 二是 where several."""

from collections.abc import Mapping

from drafter.findings.display import shown
from drafter.findings.model import Case, Fact, Finding
from drafter.findings.slots import fill, qualified
from drafter.messages import catalogue
from drafter.sheets.words import is_word

_say = catalogue("drafter.sheets")
_DIGITS = "零一二三四五六七八九"
_TEN = 10


def reasons_of(case: Case, finding: Finding) -> str:
    """The reasons of a finding as a reviewer reads them, every slot filled."""
    facts = dict(case.all_facts())
    texts = [filled(point.text, finding.id, case, facts) for point in finding.points]
    if len(texts) == 1:
        return texts[0]
    return "".join(f"{label(number)}{text}" for number, text in enumerate(texts, 1))


def not_assessed_text(finding: Finding) -> str:
    """Why an indicator was not assessed, beginning with words that say so."""
    reason = finding.not_assessed
    said = is_word(reason.partition("：")[0], "cells", "not_assessed")
    return reason if said else _say("not_assessed_because", reason=reason)


def filled(text: str, scope: str, case: Case, facts: Mapping[str, Fact]) -> str:
    """A text of the case with its slots filled; a slot that is no fact of the case stays as it is written."""
    known = {
        "dept.name": case.department.name,
        "dept.short": case.department.short or case.department.name,
        "year.fiscal": _say("year", year=case.fiscal_year),
        "year.prior": _say("year", year=case.fiscal_year - 1),
        "year.next": _say("year", year=case.fiscal_year + 1),
    }

    def show(name: str) -> str:
        return shown(facts[name]) if name in facts else known.get(name, "{" + name + "}")

    return fill(qualified(text, scope), show).text


def label(number: int) -> str:
    """一是, 二是 … 十一是."""
    tens, ones = divmod(number, _TEN)
    head = "" if not tens else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones or not tens else "") + "是"
