"""A rate of two things of which one is nought: 购置费0万元…购置费和运行费分别下降45.53%."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.movements import WAYS
from drafter.audit.reading import Reading

KIND = "denial"

_EACH = re.compile(
    rf"(?P<first>[\u4e00-\u9fff]{{2,14}}?)[和与及、](?P<second>[\u4e00-\u9fff]{{2,12}}?)(?:支出|经费)?(?:分别|均|都|各)"
    rf"(?:同比)?(?:{WAYS})(?:了|为)?(?P<rate>\d[\d.]*)[%％](?![、和与及]|，\d)"
)
_WORD = 3
_NOTHING = {Decimal(0)}


def check(reading: Reading) -> Iterator[Issue]:
    """Rates that are told of each of two, where the paragraph has nothing of one and something of the other."""
    for sentences in reading.by_block.values():
        block = sentences[0].block
        for match in _EACH.finditer(block.text) if "%" in block.text or "％" in block.text else ():
            if not match["rate"].strip("0."):
                continue
            told = [(s.label(f), f) for s in sentences for f in s.figures if f.quantity.dimension == "元"]
            of = [[f for label, f in told if label.endswith(match[n][-_WORD:])] for n in ("first", "second")]
            values = [{f.value for f in some} for some in of]
            if _NOTHING not in values or not any(some - _NOTHING for some in values):
                continue
            index = values.index(_NOTHING)
            name, amount = match[("first", "second")[index]], of[index][0]
            yield reading.issue(
                KIND,
                "each_of_nothing",
                [block.span(*match.span()), amount.span],
                text=match[0],
                name=name[-_WORD:],
                amount=amount.text,
            )
