"""What the three sectors contribute to the whole that they are: their rates of contribution are 100% together."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain

KIND = "sum"

_RATE = r"(-?\d+(?:\.\d+)?)[%％]"
_RATES = re.compile(
    r"(?:^|[，。；：])(?P<of>[^，。；：\d]{0,8}?)(?:三次产业|[一1]、?二、?三(?:次)?产业|第一、(?:第)?二、(?:第)?三产业)"
    rf"对(?P<whole>[^，。；：\d]{{2,16}}?)的?贡献率分别(?:为|是|达到?){_RATE}[、，]{_RATE}(?:[、，和及]){_RATE}(?![、，和及]\d)"
)
_ALL = re.compile(r"(?:全[省市县区州]|我[省市县区州]|地区)*(?:经济|生产总值|GDP)(?:的?增长|发展)?")
_WHOLE = Decimal(100)
_NEAR = Decimal(1)


def check(reading: Reading) -> Iterator[Issue]:
    """Rates of contribution of all sectors of a whole that are not the whole."""
    for block in reading.blocks:
        for match in _RATES.finditer(block.text) if block.kind is BlockKind.PROSE else ():
            of, whole = match["of"], match["whole"]
            same = whole.startswith(of) if of else _ALL.fullmatch(whole)
            rates = [Decimal(match[index]) for index in range(match.re.groups - 2, match.re.groups + 1)]
            total = sum(rates, Decimal(0))
            if same and abs(total - _WHOLE) > _NEAR:
                yield reading.issue(
                    KIND,
                    "contributions",
                    [block.span(match.start(index), match.end(index)) for index in (3, 4, 5)],
                    name=f"{of}三次产业对{whole}",
                    terms="、".join(f"{plain(rate)}%" for rate in rates),
                    sum=f"{plain(total)}%",
                )
