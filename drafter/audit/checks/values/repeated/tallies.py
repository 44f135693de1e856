"""Tallies that are given twice: the villages of a place, the indicators of a kind, the things that were made."""

import re
from collections.abc import Iterator

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence, read_block

KIND = "two_values"

_PLACES = re.compile(r"全[市县区镇]|[我本][市县区镇]|辖区")
_UNITS = re.compile(
    r"^(?P<noun>村居|行政村|村社区|社区村|镇街办?|镇街道|乡镇街道|街道|乡镇|社区|村)"
    r"(?![\u4e00-\u9fff]*(?:试点|典型|示范))"
)
_ALL_OF_THEM = re.compile(r"^[^，。；]{0,6}(?:100%|全覆盖|均|全部|所有|实现)")
_SOME = re.compile(r"首批|部分|其中|新增|新建|试点|完成|余下|其余|剩余|涉及|先行|选取|抽|每|另|有关|约|多|近")
_INDICATORS = re.compile(
    r"(?<![会济态境性响值])(?P<kind>产出指标|效益指标|[一二三]级指标)(?:共计?|共有|共设置?|设置?|设定)?"
    r"(?:了|有|包括[^，。；]{2,30}等)?(?P<count>\d{1,3})[个项]"
    r"(?!(?:指标)?[^，。；]{0,4}(?:未|达|完成|不))"
)
_PART_OF_THEM = re.compile(r"其中|新增|未|部分|个性化|上年|项目")
_SCOPE = re.compile(
    r"^(?:截至?目?[前止]|目前|现)?(?P<scope>全[市县区镇省局校院乡]|[我本](?:市|县|区|镇|省|局|单位|部门|中心))"
)
_ADVERBS = re.compile(r"累计|共计|合计|总计|一共|总共|已经|共|已|了|均|也|现|还")
_ANY_SCOPE = re.compile(r"全[市县区镇省局校院乡]|[我本](?:市|县|区|镇|省|局|单位|部门|中心)")
_CLAUSE_END = re.compile(r"[，。；：、（）！？]")
_LONGEST_CLAUSE = 40
_PERIOD = re.compile(r"\d{1,2}月|季度|上半年|下半年|同比|上年|去年|往年|计划|目标|预计|拟|每年|日均")
_COUNTED = frozenset((*"个台套件家户项名处所座辆人场期批份条间宗起", "人次"))
_SHORTEST_NAME = 6
_FEWEST_PLACES = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Tallies of one thing that differ."""
    yield from _of_the_place(reading)
    yield from _indicators(reading)
    yield from _things(reading)


def _of_the_place(reading: Reading) -> Iterator[Issue]:
    """How many villages or towns there are, which is one number for one place."""
    found: dict[str, list[tuple[int, Figure]]] = {}
    for sentence in reading.sentences:
        for figure in sentence.figures:
            noun = _administrative(sentence, figure)
            if noun:
                found.setdefault(noun, []).append((int(figure.value), figure))
    for noun, mentions in found.items():
        counts: dict[int, list[Figure]] = {}
        for value, figure in mentions:
            counts.setdefault(value, []).append(figure)
        usual = max(counts, key=lambda value: len(counts[value]))
        for value, figures in counts.items():
            if value != usual:
                yield reading.issue(
                    KIND,
                    "two_values",
                    [counts[usual][0].span, figures[0].span],
                    name=noun,
                    first=counts[usual][0].text,
                    second=figures[0].text,
                )


def _administrative(sentence: Sentence, figure: Figure) -> str | None:
    if figure.quantity.dimension != "个" or figure.quantity.hedge or figure.value < _FEWEST_PLACES:
        return None
    text = sentence.block.text
    behind = re.sub(r"[（()）、]", "", text[figure.behind : figure.behind + 16])
    match = _UNITS.match(behind)
    lead = text[max(sentence.at, figure.at - 24) : figure.at]
    near = re.split(r"[，。；]", lead)[-1]
    if match is None or _SOME.search(near):
        return None
    scoped = _PLACES.search(near) or _ALL_OF_THEM.match(behind[match.end() :])
    return match["noun"] if scoped else None


def _indicators(reading: Reading) -> Iterator[Issue]:
    """How many indicators of one kind there are; three numbers are those of several projects."""
    found: dict[str, dict[int, tuple[int, int]]] = {}
    for sentence in reading.sentences:
        for match in _INDICATORS.finditer(sentence.text):
            if not _PART_OF_THEM.search(sentence.text[: match.start()][-8:]):
                span = sentence.block.span(sentence.at + match.start("count"), sentence.at + match.end())
                found.setdefault(match["kind"], {}).setdefault(int(match["count"]), span)
    for kind, counts in found.items():
        if len(counts) == len(("one", "other")):
            (first, a), (second, b) = counts.items()
            yield reading.issue(
                KIND, "two_values", [a, b], severity=Severity.WARNING, name=kind, first=first, second=second
            )


def _things(reading: Reading) -> Iterator[Issue]:
    """How many things of one kind a whole place has done: two clauses that differ in nothing but their number."""
    first: dict[tuple[str, int | None], Figure] = {}
    for block in [*(b for b in reading.blocks if b.kind is BlockKind.PROSE), *reading.cell_runs]:
        if not _ANY_SCOPE.search(block.text):
            continue
        figures, days = read_block(block)
        for figure in figures:
            name = _clause_without(block.text, figure) if figure.quantity.dimension in _COUNTED else ""
            years = [day.year for day in days if day.at < figure.at and day.year]
            if len(name) < _SHORTEST_NAME or figure.quantity.hedge:
                continue
            known = first.setdefault((name, years[-1] if years else None), figure)
            if known.value != figure.value and known.quantity.dimension == figure.quantity.dimension:
                yield reading.issue(
                    KIND,
                    "two_values",
                    [known.span, figure.span],
                    severity=Severity.WARNING,
                    name=name,
                    first=known.text,
                    second=figure.text,
                )


def _clause_without(text: str, figure: Figure) -> str:
    """The clause of a whole place around a figure without it and without adverbs; empty if it says more."""
    lead = _CLAUSE_END.split(text[max(0, figure.at - _LONGEST_CLAUSE) : figure.at])[-1]
    behind = _CLAUSE_END.split(text[figure.behind : figure.behind + _LONGEST_CLAUSE])[0]
    scope = _SCOPE.match(lead)
    if (
        scope is None
        or _SOME.search(lead + behind)
        or _PERIOD.search(lead + behind)
        or re.search(r"\d", lead + behind)
    ):
        return ""
    done = _ADVERBS.sub("", lead[scope.end() :])
    noun = behind.removeprefix("的")
    return scope["scope"] + done + noun if done and re.fullmatch(r"[\u4e00-\u9fff“”]+", done + noun) else ""
