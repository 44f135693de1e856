"""Statements that another part of the report denies: 未进行调整 beside a rate of adjustment."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "denial"

_NOT_ADJUSTED = re.compile(r"(?:未|没有|无)(?:进行|发生|出现|存在|作)?过?(?:预算)?调[整剂](?!率|的|后)")
_ADJUSTED = re.compile(r"(?:预算)?调整[率数额](?:为|是|达)*$")
_NOTHING_LEFT = re.compile(r"(?:无|没有|未形成|不存在)(?:财政拨款|财政)?结转(?:和|及|、)?结余")
_INCOME = re.compile(r"(?:本年|年度|全年|总)?收入(?:合计|总计|决算数?)?(?:为|是)*$")
_SPENT = re.compile(r"(?:本年|年度|全年|总)?支出(?:合计|总计|决算数?)(?:为|是)*$")
_TAKEN_BACK = re.compile(r"收回|结余分配|上缴财政|缴回|注销")
_NEGATED = re.compile(r"未(?P<what>[\u4e00-\u9fff]{8,24})(?=[，。；]|$)")
_WANTED = re.compile(r"应|要|需|建议|加强|如|若|确保|将|未|没有|督促|避免")
_SAME_YEAR = 1


def check(reading: Reading) -> Iterator[Issue]:
    """Denials that do not hold."""
    yield from _adjusted(reading)
    yield from _left_over(reading)
    yield from _negated(reading)


def _adjusted(reading: Reading) -> Iterator[Issue]:
    rates = [
        f
        for s in reading.sentences
        for f in s.figures
        if f.value > 0 and f.quantity.dimension in ("%", "元") and _ADJUSTED.search(s.before(f))
    ]
    for sentence in reading.sentences if rates else ():
        for match in _NOT_ADJUSTED.finditer(sentence.text):
            yield _issue(reading, sentence, match, rates[0], "adjusted")
            return


def _left_over(reading: Reading) -> Iterator[Issue]:
    """Income that exceeds expenditure in a year that is said to have left nothing."""
    pair = _accounts(reading)
    if pair is None or _TAKEN_BACK.search(re.sub(r"\s", "", reading.text)):
        return
    income, spent = pair
    if income.value - spent.value <= income.half + spent.half:
        return
    for sentence in reading.sentences:
        match = _NOTHING_LEFT.search(sentence.text)
        if match:
            yield _issue(reading, sentence, match, income, "left_over", spent)
            return


def _accounts(reading: Reading) -> tuple[Figure, Figure] | None:
    """Income and expenditure of the year, where each is named once or with one value."""
    found: dict[str, set[Figure]] = {"in": set(), "out": set()}
    for sentence in reading.sentences:
        for figure in sentence.figures:
            lead = sentence.block.text[sentence.at : figure.at]
            if figure.quantity.dimension != "元" or "其中" in lead or "上年" in lead:
                continue
            label = sentence.before(figure)
            if re.fullmatch(rf".{{0,8}}{_INCOME.pattern}", label) and re.search("本年收入|总收入|收入合计", label):
                found["in"].add(figure)
            elif re.fullmatch(rf".{{0,8}}{_SPENT.pattern}", label) and re.search(
                "本年支出|总支出|支出合计", label
            ):
                found["out"].add(figure)
    values = [{f.value for f in found[side]} for side in ("in", "out")]
    if any(len(side) != _SAME_YEAR for side in values):
        return None
    return min(found["in"], key=lambda f: f.block.start), min(found["out"], key=lambda f: f.block.start)


def _negated(reading: Reading) -> Iterator[Issue]:
    """A failing named among the problems whose very words are claimed as done elsewhere."""
    failings: dict[str, tuple[Sentence, re.Match[str]]] = {}
    inside = {block.start for chapter in reading.problems for s in chapter.walk() for block in s.blocks}
    inside |= {s.block.start for chapter in reading.problems for s in chapter.walk() if s.block}
    for sentence in reading.sentences:
        if sentence.block.start in inside:
            for match in _NEGATED.finditer(sentence.text):
                failings[match["what"]] = (sentence, match)
    first = min(inside, default=0)
    for what, (failing, match) in failings.items():
        for sentence in reading.sentences:
            at = sentence.text.find(what)
            clause = re.split("[，。；]", sentence.text[:at])[-1]
            if at >= 0 and sentence.block.start < first and not _WANTED.search(clause):
                yield reading.issue(
                    KIND,
                    "negated",
                    [
                        sentence.block.span(sentence.at + at, sentence.at + at + len(what)),
                        failing.block.span(failing.at + match.start(), failing.at + match.end()),
                    ],
                    claim=what,
                    other=match[0],
                )
                break


def _issue(
    reading: Reading,
    sentence: Sentence,
    match: re.Match[str],
    figure: Figure,
    key: str,
    other: Figure | None = None,
) -> Issue:
    return reading.issue(
        KIND,
        key,
        [
            sentence.block.span(sentence.at + match.start(), sentence.at + match.end()),
            figure.span,
            *([other.span] if other else []),
        ],
        severity=Severity.WARNING,
        claim=match[0],
        figure=figure.text,
        other=other.text if other else "",
    )
