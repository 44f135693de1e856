"""分别: as many things as there are figures of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from drafter.text.marks import MarkKind
from drafter.text.sentences import Span
from drafter.verification.model import Severity, Violation
from drafter.verification.prose.structure import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

_RESPECTIVELY = "分别"
_BETWEEN = re.compile(r"[^，。；、\d]{0,12}")
_JOINT = re.compile(r"号?[”》）)]?(?:合同|项目|工程)?(?:[、和与及]|以及)(?:第|编号为?)?[“《（(]?")
_SEVERAL = re.compile(
    r"[、和与及]|[两几各多数二三四五六七八九十\d](?:[份个家项次类种笔处座名人年]|者)|各|等|均|都"
)
_BREAKS = "，；。："
_NUMBERED = frozenset({MarkKind.CONTRACT_NUMBER, MarkKind.VOUCHER_NUMBER})


def check(examination: Examination) -> Iterator[Violation]:
    """Lists of numbered things, and of the figures of each, that are of unequal length."""
    for span in examination.sentences if _RESPECTIVELY in examination.text else ():
        at = span.text.find(_RESPECTIVELY)
        while at >= 0:
            yield from _uneven(examination, span, span.start + at)
            at = span.text.find(_RESPECTIVELY, at + 1)


def _uneven(examination: Examination, span: Span, at: int) -> Iterator[Violation]:
    figures = _figures(examination, at + len(_RESPECTIVELY), span.end)
    things = _things(examination, span.start, at)
    if len(figures) < 2 or not things or len(things) == len(figures):  # noqa: PLR2004 - one is no list
        return
    text = examination.text
    beside = text[things[-1][1] : at]
    alone = len(things) == 1 and (
        _SEVERAL.search(text, things[0][1], at) or any(map(beside.__contains__, _BREAKS))
    )
    if not alone and not any(map(beside.__contains__, "；。")):
        where = (text, things[0][0], figures[-1][1])
        values = {"things": str(len(things)), "figures": str(len(figures))}
        yield violation(NAME, "list_uneven", where, severity=Severity.BLOCK, **values)


def _figures(examination: Examination, start: int, end: int) -> list[tuple[int, int]]:
    """The figures and dates that stand in a row behind the word."""
    every = examination.figures
    run: list[tuple[int, int]] = []
    for first, last in every[bisect_left(every, (start, 0)) :]:
        joint = examination.text[run[-1][1] : first] if run else ""
        near = (
            _BETWEEN.fullmatch(examination.text, start, first)
            if not run
            else joint in ("、", "和", "与", "及", "以及")
        )
        if last > end or not near:
            break
        run.append((first, last))
    return run


def _things(examination: Examination, start: int, end: int) -> list[tuple[int, int]]:
    """The numbered things that stand in a row before the word, the nearest row."""
    marks = [(one.start, one.end) for one in examination.scan.marks if one.kind in _NUMBERED]
    inside = marks[bisect_left(marks, (start, 0)) : bisect_left(marks, (end, 0))]
    run: list[tuple[int, int]] = []
    for first, last in reversed(inside):
        if run and not _JOINT.fullmatch(examination.text, last, run[0][0]):
            break
        run.insert(0, (first, last))
    return run
