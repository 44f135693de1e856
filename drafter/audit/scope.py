"""Of what a figure is: which level of government, which body, which year, which fund, plan or outturn.

Told by the words nearest before it: in its sentence, in its paragraph, in the headings above.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from drafter.audit.reading import Reading
from drafter.audit.sections import Section
from drafter.audit.statements import Figure, Sentence

_LEVEL = re.compile(
    r"(?P<whole>全[国省市县区州旗盟]|全自治[区州县])|(?P<own>[省市县区州旗盟]?本级|[省市县区州]级|[省市县区]直|[省市县区]属)"
)
_FUND = re.compile(r"一般公共预算|政府性基金|国有资本经营|社会保险基金|社保基金|财政专户|专项债|一般债")
_PHASE = re.compile(r"(?P<done>执行|决算|完成|实际|预计)|(?P<plan>草案|预算安排|安排|计划|年初预算|预算收支)")
_YEAR = re.compile(r"20\d{2}(?=年)")
_BODY = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:局|委员会|委|办公室|办|厅|中心|开发区|高新区|示范区|新区|园区|经开区|街道|学校|医院|学院|公司)"
)
_OWN_BODY = re.compile(r"(?:我|本|全|各)(?:局|委|办|厅|中心|区|公司|院|校)")
_NUMBER = re.compile(r"\d[\d.,，]*")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is said of a figure beside its name; empty where nothing is."""

    level: str
    fund: str
    phase: str
    year: str
    body: str


class Scopes:
    """The scopes of the figures of a report."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = [section.block.start for section in reading.sections if section.block]
        self._above: list[str] = []
        path: list[Section] = []
        for section in reading.sections:
            while path and path[-1].depth >= section.depth:
                path.pop()
            path.append(section)
            if section.block:
                self._above.append("\n".join(one.title for one in path))

    def of(self, sentence: Sentence, figure: Figure) -> Scope:
        """The scope of a figure."""
        index = bisect_right(self._starts, sentence.block.start) - 1
        above = self._above[index] if index >= 0 else ""
        lead = sentence.block.text[sentence.at : figure.at]
        before = sentence.block.text[: sentence.at]
        own = re.split("；", lead)[-1]
        levels = [_last_level(text) for text in (own, lead, before, *reversed(above.split("\n")))]
        funds = [_last(_FUND, text) for text in (own, lead, before, *reversed(above.split("\n")))]
        years = [_last(_YEAR, text) for text in (own, lead, *reversed(above.split("\n")))]
        phases = [_last_phase(text) for text in (own, *reversed(above.split("\n")))]
        bodies = [_last(_BODY, _OWN_BODY.sub("", text)) for text in (own, lead, *reversed(above.split("\n")))]
        return Scope(*(next(filter(None, said), "") for said in (levels, funds, phases, years, bodies)))

    def same(self, first: tuple[Sentence, Figure], second: tuple[Sentence, Figure]) -> bool:
        """Whether two figures are provably of one level, fund, year and body, both planned or both done."""
        one, other = self.of(*first), self.of(*second)
        if one.body and other.body and one.body != other.body:
            return False
        years = {one.year, other.year} - {"", str(self._reading.year)}
        return (one.level, one.fund, one.phase) == (other.level, other.fund, other.phase) and (
            one.year == other.year or not years
        )


def _last_level(text: str) -> str:
    found = list(_LEVEL.finditer(text))
    return "" if not found else "whole" if found[-1]["whole"] else "own"


def _last_phase(text: str) -> str:
    found = list(_PHASE.finditer(text))
    return "" if not found else "done" if found[-1]["done"] else "plan"


def _last(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.findall(text)
    return found[-1] if found else ""
