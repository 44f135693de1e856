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
_THINGS = re.compile(
    r"(?P<place>全[市县区镇省局])(?:累计)?共?(?:计)?(?P<verb>[\u4e00-\u9fff]{2})了?(?P<count>\d{2,6})"
    r"(?:个|台|套|件|家|户|项|名|处)(?P<noun>[\u4e00-\u9fff]{3,8})(?=[，。；、（])"
)
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
    """How many indicators of one kind there are."""
    first: dict[str, tuple[int, tuple[int, int]]] = {}
    for sentence in reading.sentences:
        for match in _INDICATORS.finditer(sentence.text):
            if _PART_OF_THEM.search(sentence.text[: match.start()][-8:]):
                continue
            span = sentence.block.span(sentence.at + match.start("count"), sentence.at + match.end())
            known = first.setdefault(match["kind"], (int(match["count"]), span))
            if known[0] != int(match["count"]):
                yield reading.issue(
                    KIND,
                    "two_values",
                    [known[1], span],
                    severity=Severity.WARNING,
                    name=match["kind"],
                    first=known[0],
                    second=match["count"],
                )


def _things(reading: Reading) -> Iterator[Issue]:
    """How many things of one kind a place has done, in prose and in cells; place, verb and thing are the key."""
    first: dict[tuple[str, str, str], Figure] = {}
    for block in [*(b for b in reading.blocks if b.kind is BlockKind.PROSE), *reading.cell_runs]:
        figures = {figure.at: figure for figure in read_block(block)[0]} if _THINGS.search(block.text) else {}
        for match in _THINGS.finditer(block.text):
            figure = figures.get(match.start("count"))
            if figure is None or figure.quantity.hedge:
                continue
            known = first.setdefault((match["place"], match["verb"], match["noun"]), figure)
            if known.value != figure.value:
                yield reading.issue(
                    KIND,
                    "two_values",
                    [known.span, figure.span],
                    severity=Severity.WARNING,
                    name=f"{match['place']}{match['verb']}{match['noun']}",
                    first=known.text,
                    second=figure.text,
                )
