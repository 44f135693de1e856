"""A figure that facts make: how it is made, of which facts, and how it is told."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from drafter.findings.display import shown
from drafter.findings.model import Role
from drafter.verification.facts.known import Known

PLANNED = frozenset({Role.INITIAL_BUDGET, Role.ADJUSTED_BUDGET, Role.BUDGET, Role.TARGET})
"""Roles of what was meant to be spent or done."""
DONE = frozenset({Role.EXPENDITURE, Role.FINAL_ACCOUNT, Role.ACTUAL})
"""Roles of what was spent or done."""
LACKS = frozenset({Role.DIFFERENCE, Role.BALANCE, Role.DEDUCTED})
"""Roles of what is missing, left or deducted."""
_MARKS = frozenset("未不缺欠差超余空闲漏滞亏短违虚多少")
_UNDONE = re.compile("(?:没有|没能|未能?|尚未)(?P<stem>[^的]{2,6})的")
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{3,}")
_NAMED = 3


class Making(Enum):
    """How a figure is made of facts."""

    DIFFERENCE = "difference"
    REST = "rest"
    SHARE = "share"
    PART = "part"
    CHANGE = "change"
    TIMES = "times"
    EACH = "each"
    SUM = "sum"
    PRODUCT = "product"
    DAYS = "days"
    BEYOND = "beyond"
    LIMIT = "limit"


_LACKING = frozenset({Making.DIFFERENCE, Making.DAYS, Making.CHANGE, Making.REST})


@dataclass(frozen=True, slots=True)
class Made:
    """A figure that facts make.

    Attributes:
        how: it is made.
        value: in the scale of the dimension.
        dimension: of the result.
        form: of its formula, with a place for each fact.
        operands: the facts: first the one that is divided or taken from, last the one by which or that is taken.
        telling: the form in which a person is told, where it is another one.
    """

    how: Making
    value: Decimal
    dimension: str
    form: str
    operands: tuple[Known, ...]
    telling: str = ""

    @property
    def top(self) -> Known:
        """The fact that is divided, or from which is taken."""
        return self.operands[0]

    @property
    def base(self) -> Known:
        """The one by which is divided, or that is taken."""
        return self.operands[-1]

    @property
    def formula(self) -> str:
        """How it is made, by the full names of the facts."""
        return self.form.format(*(known.ref for known in self.operands))

    @property
    def told(self) -> str:
        """How it is made, by what the facts say."""
        return (self.telling or self.form).format(*(shown(known.fact) for known in self.operands))

    @property
    def lacking(self) -> bool:
        """Whether it tells what is missing, left or too much: 空置率, 缺口, 增幅."""
        return self.how in _LACKING or (self.how is Making.SHARE and lacks(self.top))


def value_of(known: Known) -> Decimal:
    """What a fact says; nothing for one that is no figure."""
    return known.quantity.value if known.quantity else Decimal(0)


def head_of(known: Known) -> str:
    """In what a fact is counted, whatever it is for each of: 元 of 元/人; empty for one that is no figure."""
    return known.quantity.dimension.partition("/")[0] if known.quantity else ""


def lacks(known: Known) -> bool:
    """Whether a fact is what is missing, left or too much of something."""
    return known.fact.role in LACKS or not _MARKS.isdisjoint(known.fact.label)


@lru_cache(maxsize=2048)
def undone(label: str) -> str:
    """What is not so of what a fact counts, by its name: 达标 of 没有达标的指标; empty if it says nothing."""
    found = _UNDONE.match(label)
    return found["stem"] if found else ""


@lru_cache(maxsize=2048)
def shared_name(one: str, other: str) -> str:
    """The longest name of a thing, of three characters or more, that stands in two labels; empty for none."""
    found = (one[at : at + size] for size in range(len(one), _NAMED - 1, -1) for at in range(len(one) - size + 1))
    return next((words for words in found if words in other), "")


def of_one(one: Known, other: Known) -> bool:
    """Whether two dates are of one thing: of one number, where they have any, and of one owner."""
    numbers = [_NUMBER.search(known.fact.label) for known in (one, other)]
    called = [found.group() for found in numbers if found]
    return len(set(called)) <= 1 and len(called) != 1 and one.fact.subject == other.fact.subject


def day_of(known: Known) -> date | None:
    """The day that a date names; `None` for a year or a month."""
    try:
        return date.fromisoformat(known.fact.value)
    except ValueError:
        return None
