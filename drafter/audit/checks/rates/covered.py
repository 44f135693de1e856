"""A rate of a hundred per cent beside something of the same kind that is said to be open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "achieved_vs_rate"

_UNDONE = (
    r"(?:尚未|未能|还未|没有|未)(?:全部|完全|按时|如期)?"
    r"(?:完成|实现|达到|达标|覆盖|制作|办理|开展|建成|投入|启用|验收|安装|整改|收回)"
)
_OPEN_ROW = re.compile(
    rf"(?P<name>[\u4e00-\u9fff“”（）]{{3,24}}率)(?:≥|=|达到)?100%(?P<actual>[^\d%]{{0,60}}?{_UNDONE}[\u4e00-\u9fff]{{0,4}}?)"
    r"(?![\u4e00-\u9fff]{0,6}(?:数|率|量|情况|比例|的))"
)
_WITH_TARGETS = re.compile(
    r"(?:(?:所有|全部|各|均|都)[^，。；]{0,16}(?:设置|编报|编制|申报|填报|制定)了?[^，。；]{0,6}绩效目标"
    r"|绩效目标[^，。；]{0,24}(?:为|达到?|均达?|是)100%|绩效目标[^，。；]{0,4}(?:全|100%)覆盖|项目均?已?(?:全部)?设置了?(?:项目)?绩效目标)"
)
_WITHOUT_TARGETS = re.compile(
    r"项目[^，。；]{0,6}(?<!应)(?:未|没有|尚未)(?:能)?(?:设置|编报|编制|申报|填报|制定)[^，。；]{0,8}绩效目标(?!.{0,4}(?:的|时|则))"
)
_NOT_THIS_YEAR = re.compile(r"上年|去年|往年|以前年度|若|如果|的，?扣|每|不得分")
_NOT_ALL = re.compile(r"除|未|没有|不|应|要求|确保|力争|建议|若|如果|的，得")
_VERBS = "整改|覆盖|完成|验收|安装|办结|回复|检测|兑现|发放|拨付|建成|达标|签订|公开|备案|入账|收回"
_DONE = re.compile(
    rf"(?P<object>[\u4e00-\u9fff]{{2,12}}?)(?P<verb>{_VERBS})率(?:均|已|全部|都|也|分别|仍)*(?:为|达到?|是|保持)*100%"
)
_NOT_DONE = re.compile(
    rf"(?P<lead>[^，。；：]*?)(?:尚未|仍未|未能|还没有|未|没有)(?:全部|完全)?(?P<verb>{_VERBS})(?!率|前|时|的，|情况|材料|人)"
)
_CLOSE = 0.6
_TAIL = 2
_NEAR = 14
_WISHED = re.compile(r"应|如|若|是否|避免|防止|对|凡|按|计划|原|曾|前期|年初|此前|当时")
_WHOLE = 100
_MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class _Open:
    """Something that is not done, and the name of the rate that it belongs to."""

    name: str
    text: str
    span: tuple[int, int]


def check(reading: Reading) -> Iterator[Issue]:
    """Claims of a hundred per cent that a row of a table or a sentence denies."""
    yield from _rates(reading)
    yield from _targets(reading)
    yield from _undone(reading)


def _rates(reading: Reading) -> Iterator[Issue]:
    """A rate that a table calls unfinished and the report complete."""
    rows = list(islice(_open_rows(reading), _MOST_ROWS))
    whole = [(s, f) for s in reading.sentences for f in s.figures if _is_whole(f)] if rows else []
    for row in rows:
        for sentence, figure in whole:
            if _named(sentence, figure, row.name):
                clause = re.split("[，。；]", sentence.block.text[sentence.at : figure.at])[-1]
                yield _issue(reading, "open_row", [figure.span, row.span], clause + figure.text, row)
                break


def _open_rows(reading: Reading) -> Iterator[_Open]:
    for run in reading.cell_runs:
        for match in _OPEN_ROW.finditer(run.text):
            yield _Open(match["name"], match["actual"], run.span(*match.span()))
    for block in reading.blocks:
        text = "".join(cell.replace(" ", "") for cell in block.cells)
        if row := _OPEN_ROW.search(text):
            yield _Open(row["name"], row["actual"], block.span(0, len(block.text)))


def _is_whole(figure: Figure) -> bool:
    return figure.quantity.dimension == "%" and figure.value == _WHOLE and not figure.quantity.hedge


def _named(sentence: Sentence, figure: Figure, name: str) -> bool:
    """Whether a figure is that of a rate: most pairs of characters of its name stand before the figure."""
    clause = re.split("[，。；]", sentence.block.text[sentence.at : figure.at])[-1]
    own = re.sub("[“”（）]", "", name)
    pairs = [own[i : i + 2] for i in range(len(own) - 1)]
    close = sum(pair in clause for pair in pairs) >= _CLOSE * len(pairs)
    return close and own[-_TAIL:] in clause and not _NOT_ALL.search(clause)


def _targets(reading: Reading) -> Iterator[Issue]:
    """All projects with targets, and a project without."""
    claim = next(
        (
            (sentence, match)
            for sentence in reading.sentences
            for match in _WITH_TARGETS.finditer(sentence.text)
            if "项目" in sentence.text and not _NOT_ALL.search(_clause(sentence.text, match))
        ),
        None,
    )
    if claim is None:
        return
    advice = {block.start for chapter in reading.advice for s in chapter.walk() for block in s.blocks}
    for sentence in reading.sentences:
        match = _WITHOUT_TARGETS.search(sentence.text)
        if match and sentence.block.start not in advice and not _NOT_THIS_YEAR.search(sentence.text):
            span, said = _span(*claim), _span(sentence, match)
            other = _Open("", _clause(sentence.text, match), said)
            yield _issue(reading, "open_target", [span, said], _clause(claim[0].text, claim[1]), other)
            return


def _undone(reading: Reading) -> Iterator[Issue]:
    """Something of which all is done by its rate, and a part of which is said not to be."""
    claims = [
        (s, match) for s in reading.sentences for match in _DONE.finditer(s.text) if _claimed(reading, s, match)
    ]
    advice = {block.start for chapter in reading.advice for s in chapter.walk() for block in s.blocks}
    for sentence in reading.sentences if claims else ():
        if sentence.block.start in advice or not _of_this_year(reading, sentence):
            continue
        for match in _NOT_DONE.finditer(sentence.text):
            known = next((one for one in claims if _same_thing(one[1], match)), None)
            if known and not _NOT_THIS_YEAR.search(sentence.text) and not _WISHED.search(match["lead"]):
                span, said = _span(*known), _span(sentence, match)
                other = _Open("", _clause(sentence.text, match), said)
                yield _issue(reading, "open_target", [span, said], _clause(known[0].text, known[1]), other)
                return


def _claimed(reading: Reading, sentence: Sentence, match: re.Match[str]) -> bool:
    return not _NOT_ALL.search(_clause(sentence.text, match)) and _of_this_year(reading, sentence)


def _of_this_year(reading: Reading, sentence: Sentence) -> bool:
    return all(day.year in (None, reading.year) for day in sentence.days)


def _same_thing(claim: re.Match[str], denial: re.Match[str]) -> bool:
    """Whether a part of what a rate is about is denied by the rate's own verb."""
    same = claim["verb"] == denial["verb"]
    return same and claim["object"][-_TAIL:] in denial["lead"][-_NEAR:] and len(denial["lead"]) >= _TAIL


def _span(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """The place of a clause up to the end of what was found in it."""
    start = match.end() - len(_clause(sentence.text, match))
    return sentence.block.span(sentence.at + start, sentence.at + match.end())


def _clause(text: str, match: re.Match[str]) -> str:
    """A clause up to the end of what was found in it."""
    return re.split("[，。；]", text[: match.start()])[-1] + match[0]


def _issue(reading: Reading, key: str, spans: list[tuple[int, int]], claim: str, other: _Open) -> Issue:
    return reading.issue(
        KIND, key, spans, severity=Severity.WARNING, claim=claim, other=other.text, name=other.name
    )
