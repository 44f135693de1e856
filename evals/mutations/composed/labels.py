"""What people call a fact: by its label, by a shorter one, with or without its owner."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from drafter.findings.model import Fact, FactKind, Role

VERBAL = re.compile("比上年|低于|超出|至签订$|至付款$|长期挂账$")
"""A label that is a sentence without its figure, and no noun: 公用经费超出年初预算."""

_JOINED = re.compile("^(抽查|闲置|盘亏|停用|采购|完成|租用|购入)的(?=[^的]+$)")
_AMOUNT = re.compile("(?:支出|收入)$")
_PLANNED = re.compile("(?:预算|决算)$")
_COUNTED = re.compile("[数次]$")
_LAST = re.compile("^上年")
_SHORTEST = 2
_STAGES = frozenset({"年初预算", "调整预算", "决算", "支出", "结余", "目标值"})


@dataclass(frozen=True)
class Named:
    """A fact of a case, and what it may be called.

    Attributes:
        fact: itself.
        calls: what people call it.
        verbal: whether these are sentences without their figure.
    """

    fact: Fact
    calls: tuple[str, ...]
    verbal: bool


def named(fact: Fact, beside: Iterable[Fact], year: int) -> Named:
    """A fact with what it may be called beside others of its finding.

    Args:
        fact: itself.
        beside: all figures of its finding.
        year: the fiscal year.
    """
    verbal = VERBAL.search(fact.label) is not None
    calls = [fact.label] if verbal else [fact.label, *_shorter(fact, [one for one in beside if one is not fact])]
    if fact.role is Role.PRIOR_YEAR and _LAST.match(fact.label):
        calls.append(_LAST.sub(f"{year - 1}年", fact.label))
    if fact.subject and fact.subject not in fact.label:
        calls = [name for call in calls for name in (fact.subject + call, f"{fact.subject}的{call}")]
    return Named(fact, tuple(dict.fromkeys(calls)), verbal)


def _shorter(fact: Fact, beside: Sequence[Fact]) -> Iterable[str]:
    """Without 的, with 数 or 额 behind, and by its stage alone where all others are of the same thing."""
    label = fact.label
    yield _JOINED.sub(r"\1", label)
    if fact.kind is FactKind.COUNT and "的" in label and not _COUNTED.search(label):
        yield f"{label}数"
    if _AMOUNT.search(label):
        yield f"{label}额"
    if _PLANNED.search(label) and not label.endswith("支出预算"):
        yield f"{label}数"
    others = [one.label for one in beside if not VERBAL.search(one.label)]
    alike = takewhile(lambda chars: len(set(chars)) == 1, zip(label, *others, strict=False)) if others else ()
    stem = "".join(chars[0] for chars in alike)
    if len(stem) > _SHORTEST and label.removeprefix(stem) in _STAGES:
        yield label.removeprefix(stem)
