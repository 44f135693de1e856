"""Indicators of a target sheet: values that only repeat the name, units that differ, kinds that are denied."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.audit.layout import Block
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

_HEAD = re.compile(r"(?:指标|目标|绩效)值|年度指标|计划完成值")
_MEASURE = re.compile(r"[\u4e00-\u9fff]{1,8}(?:率|度|比例|合格|合规|及时)")
_UNITS = "人次|人|次|个|家|户|场|项|件|天|份|条|万元|元|%|平方米|公里|亩|台|套|期|辆|座"
_VALUE = re.compile(
    rf"[“：:为是]*(?:[≥≤><=]|大于|小于|不少于|不低于|不超过)*\d[\d,.]*(?P<stated>{_UNITS})(?![\u4e00-\u9fff])"
)
_NAMED = re.compile(
    rf"[\u4e00-\u9fff]{{2}}（(?P<own>{_UNITS})）[”’]?，?(?:其)?(?:年度)?(?:指标|目标|绩效)值(?:设置|设定)?(?:为|是)?{_VALUE.pattern}"
)
_OWN_UNIT = re.compile(rf"[\u4e00-\u9fff]{{2}}（(?P<own>{_UNITS})）$")
_KIND = r"(?:数量|质量|时效|成本|经济效益|社会效益|生态效益)"
_ALL_OF_KIND = re.compile(
    rf"(?:产出|效益)?指标[^，。；]{{0,8}}，(?:全部|均|都)(?:为|是|属于?)(?P<kind>{_KIND})指标"
)
_NAMES_ONE = re.compile(rf"(?:设置|设有|设定|下设|包括|含)(?:了)?(?P<kind>{_KIND})指标“")
_FAMILY = {"数量": "产出", "质量": "产出", "时效": "产出", "成本": "产出"}


def check(reading: Reading) -> Iterator[Issue]:
    """Indicators whose value cannot be one, or is said otherwise elsewhere."""
    yield from _repeating(reading)
    yield from _units(reading)
    yield from _kinds(reading)


def _repeating(reading: Reading) -> Iterator[Issue]:
    """完工及时率 | 及时率: the column of values holds the end of the name and no value."""
    if not _HEAD.search(reading.text):
        return
    found = [span for block in reading.blocks if (span := _repeated(block))]
    if found:
        texts = [re.sub(r"\s+", " ", reading.text[slice(*span)]) for span in found]
        yield reading.issue(
            "target_value",
            "value_repeats_name",
            found,
            severity=Severity.WARNING,
            count=len(found),
            texts="".join(f"“{text}”" for text in texts[:4]) + ("等" if len(texts) > len(texts[:4]) else ""),
        )


def _repeated(block: Block) -> tuple[int, int] | None:
    words = [cell.strip() for cell in block.cells if cell.strip()] or block.source.split()
    if len(words) < len(("name", "value")) or re.search(r"\d|指标$", words[-1]):
        return None
    name, value = words[-2:]
    if name == value or not name.endswith(value) or not _MEASURE.fullmatch(value):
        return None
    start, end = block.source.rfind(name, 0, block.source.rfind(value)), block.source.rfind(value) + len(value)
    return (block.start + start, block.start + end) if start >= 0 else None


def _units(reading: Reading) -> Iterator[Issue]:
    """覆盖人数（人） beside a value of 50人次."""
    for block in reading.blocks:
        if block.cells:
            yield from _units_of_row(reading, block)
            continue
        for match in _NAMED.finditer(block.text):
            if match["own"] != match["stated"]:
                yield _unit_issue(reading, block.span(*match.span()), match["own"], match["stated"])


def _units_of_row(reading: Reading, block: Block) -> Iterator[Issue]:
    cells = [cell.strip() for cell in block.cells]
    for name, value in pairwise(cells):
        own, stated = _OWN_UNIT.search(name), _VALUE.fullmatch(value)
        if own and stated and own["own"] != stated["stated"]:
            yield _unit_issue(reading, (block.start, block.end), own["own"], stated["stated"])


def _unit_issue(reading: Reading, span: tuple[int, int], own: str, stated: str) -> Issue:
    return reading.issue("unit", "indicator_unit", [span], severity=Severity.WARNING, own=own, stated=stated)


def _kinds(reading: Reading) -> Iterator[Issue]:
    """产出指标均为数量指标, where another of the same family is named with its title."""
    named_ones = [(other, named) for other in reading.sentences if (named := _NAMES_ONE.search(other.text))]
    for sentence in reading.sentences if named_ones else ():
        claim = _ALL_OF_KIND.search(sentence.text)
        if claim is None:
            continue
        for other, named in named_ones:
            if named["kind"] != claim["kind"] and _family(named["kind"]) == _family(claim["kind"]):
                yield reading.issue(
                    "two_values",
                    "other_kind",
                    [
                        sentence.block.span(sentence.at + claim.start(), sentence.at + claim.end()),
                        other.block.span(other.at + named.start(), other.at + named.end()),
                    ],
                    severity=Severity.WARNING,
                    claim=claim["kind"],
                    named=named["kind"],
                )
                break


def _family(kind: str) -> str:
    return _FAMILY.get(kind, "效益")
