"""Changes against the values of both years where the report gives them: 接待费较上年减少C."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.differences import Difference, difference
from drafter.audit.doubts import Doubt
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

_CLAIM = re.compile(
    r"^(?:其中)?(?:20\d{2}年度?)?(?P<name>[\u4e00-\u9fff“”（）]{3,24}?)(?:支出|预算|决算)?(?:数|额)?(?:较|比|与)"
    r"(?:上年度?|去年|上一年度?|(?P<year>20\d{2})年度?)(?:同期|决算|预算|实际)?(?:数|支出)?(?:相比)?，?"
    r"(?P<way>增加|减少|下降|增长|压减|上升)(?:了|额为)?$"
)
_NAME = re.compile(
    r"^(?:其中)?(?:20\d{2}年度?)?(?P<name>[\u4e00-\u9fff“”（）]{3,24}?)(?:支出|预算|决算)?(?:数|额)?(?:合计|总计)?(?:为|是|共)?$"
)
_CHANGED = re.compile(r"增加|减少|下降|增长|压减|上升|较|比|追加|调")
_LAST_YEAR = re.compile(r"^(?:其中)?(?:上一?年度?|去年)(?!度?末|度?结转|度?结余)")
_LONGEST = 80
_PLAN = re.compile(r"预算|计划|安排")
_DONE = re.compile(r"决算|执行|完成|实际")
_FUND = re.compile(r"(?:公共(?:财政)?|基金|国有资本经营)预算")
_AGAINST = re.compile(r"(较|比|与)(?=上年|去年|上一年|20\d{2}年)")
_Values = dict[tuple[str, int], list["_Told"]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A value, and whether it was planned or is the outturn; empty where its words do not say."""

    figure: Figure
    aspect: str


def told(reading: Reading) -> Iterator[Difference]:
    """Changes of a name, and its values in both years, wherever they stand."""
    values = _values(reading)
    for sentence in reading.sentences:
        for figure in sentence.figures:
            claim = _CLAIM.search(_clause(sentence, figure))
            year = _year(reading, sentence)
            if not claim or year is None or figure.quantity.dimension != "元" or figure.quantity.hedge:
                continue
            then_year = int(claim["year"]) if claim["year"] else year - 1
            now, then = _one(values, claim["name"], year), _one(values, claim["name"], then_year)
            if now and then and then_year < year and _of_one_kind(claim[0], now, then):
                apart = all(one.figure.block is not sentence.block for one in (now, then))
                doubt = Doubt.SAME if apart and "" in (now.aspect, then.aspect) else None
                yield difference(claim["way"], figure, now.figure, then.figure, doubt)


def _clause(sentence: Sentence, figure: Figure) -> str:
    """What stands before a figure in its clause; a comma may follow the comparison."""
    lead = re.split(
        r"[。；：]|\d[^，。；]*，", sentence.block.text[max(sentence.at, figure.at - _LONGEST) : figure.at]
    )[-1]
    return re.sub(r"（[^（）]*）|[“”‘’]", "", lead)


def _year(reading: Reading, sentence: Sentence) -> int | None:
    """The year that a sentence is about: the first that it names."""
    named = [day.year for day in sentence.days if day.year]
    return named[0] if named else reading.year


def _values(reading: Reading) -> _Values:
    found: _Values = {}
    for sentence in reading.sentences:
        for figure in sentence.figures:
            label = re.sub(r"（[^（）]*）", "", sentence.label(figure))
            named, back = _of_year(label)
            match = _NAME.match(named) if figure.quantity.dimension == "元" and not figure.quantity.hedge else None
            day = sentence.dated(figure)
            year = reading.year - back if back and reading.year else day.year if day else reading.year
            if match and year and not _CHANGED.search(label):
                found.setdefault((match["name"], year), []).append(_Told(figure, _aspect(label)))
    return found


def _of_one_kind(claim: str, now: _Told, then: _Told) -> bool:
    """Whether two values are what a claim compares: budget with budget, outturn with outturn, or as it says."""
    own, _, base = _AGAINST.split(claim, maxsplit=1)
    said = _aspect(own), _aspect(base)
    fits = all(not one or told.aspect in ("", one) for one, told in zip(said, (now, then), strict=True))
    return fits and (any(said) or now.aspect == then.aspect or "" in (now.aspect, then.aspect))


def _aspect(words: str) -> str:
    """Whether words speak of a plan or of what was done; what is only spent may be either beside a budget."""
    bare = _FUND.sub("", words)
    if _DONE.search(bare):
        return "done"
    return "plan" if _PLAN.search(bare) else "done" if "支出" in bare else ""


def _of_year(label: str) -> tuple[str, int]:
    """A label without 上年 before it, and how many years that is back."""
    match = _LAST_YEAR.match(label)
    return (label[match.end() :], 1) if match else (label, 0)


def _one(values: _Values, name: str, year: int) -> _Told | None:
    """The one value of a name in a year; none where there are several."""
    found = values.get((name, year), [])
    return found[0] if len({one.figure.value for one in found}) == 1 else None
