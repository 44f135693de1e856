"""Numbered problems and the numbered answers to them; failed targets and the reasons given for each.

An answer that says which problem it answers (对应问题1) is held against that one. Where there are fewer answers
than problems, a problem of which no answer repeats a word has none. 逐项说明 promises a reason for every name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.audit.answered import BY_NUMBER
from drafter.audit.layout import Block
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.text.enumerations import clause_labels
from drafter.text.numerals import parse_numeral

KIND = "problem_without_recommendation"

_LABEL = re.compile(r"(?:^|(?<=[：:；;。]))(?P<n>\d{1,2})[.．、](?!\d)")
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十])"
_TOLD = re.compile(
    rf"(?:^|(?<=[。；]))(?:问题(?P<n>{_NUMERAL})[：:、.]"
    rf"|(?:整改)?(?:建议|措施|对策)(?:{_NUMERAL}?[（(](?:对应|针对)(?:第)?问题(?P<of>{_NUMERAL})[）)][：:]?|(?P<plain>{_NUMERAL})[：:、.]))"
)
_NAMED = re.compile("问题|建议|措施|对策")
_OF_PROBLEMS = re.compile(r"(?:存在|发现|主要|突出)[^。；：]{0,10}(?:问题|不足)[^。；：]{0,8}$|问题$|不足$")
_OF_ANSWERS = re.compile(r"(?:建议|措施|对策)[^。；]{0,8}$")
_BOTH = re.compile(r"问题.{0,6}(?:及|和|与|、).{0,6}(?:建议|措施)")
_EXCUSED = re.compile(r"(?:已|均已|全部)(?:完成)?整改|不再(?:重复|另行|单独)|一并|合并(?:提出|建议)")
"""Where recommendations say why a problem needs none of its own."""
_EACH = re.compile(
    r"(?:逐项|逐一|逐条|分别|逐个)(?:作)?(?:说明|分析|列明|解释)[^。：]{0,14}[：:]|[^。]{0,6}原因(?:逐项|逐一|分别)[^。：]{0,6}[：:]"
)
_QUOTED = re.compile(r"“([^“”]{2,20})”")
_FAILED = re.compile(r"未完成|未达|未实现|未能")
_RUN = re.compile("[\u4e00-\u9fff]+")
_FEWEST = 2
_MOST = 8
_FEWEST_PAIRS = 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list: its number, its words and its place."""

    number: int
    text: str
    span: tuple[int, int]


def check(reading: Reading) -> Iterator[Issue]:
    """Problems without an answer and targets without a reason."""
    yield from _answered_by_number(reading)
    yield from _lists(reading)
    for block in reading.blocks:
        if "逐" in block.text or "分别" in block.text:
            yield from _reasons(reading, block)


def _answered_by_number(reading: Reading) -> Iterator[Issue]:
    """建议1（对应问题1）, that speaks of another problem."""
    problems: dict[int, _Entry] = {}
    answers: list[_Entry] = []
    for block in reading.blocks:
        if not _NAMED.search(block.text):
            if problems and answers:
                yield from _too_few(reading, problems, answers)
                problems, answers = {}, []
            continue
        found = list(_TOLD.finditer(block.text))
        for index, match in enumerate(found):
            end = found[index + 1].start() if index + 1 < len(found) else len(block.text)
            number = _number(match["n"] or match["of"] or match["plain"])
            if match["plain"]:
                answers.append(_Entry(number, block.text[match.end() : end], block.span(match.start(), end)))
            elif match["n"]:
                problems = {} if number == 1 else problems
                told = block.text[match.end() : end]
                problems[number] = _Entry(number, told, block.span(match.start(), end))
            elif number in problems:
                yield from _other_problem(reading, problems, number, block, match.span()[1], end)

    yield from _too_few(reading, problems, answers)


def _too_few(reading: Reading, problems: Mapping[int, _Entry], answers: Sequence[_Entry]) -> Iterator[Issue]:
    """Fewer 建议 than 问题, each with its number."""
    said = "".join(answer.text for answer in answers)
    if 0 < len(answers) < len(problems) and not BY_NUMBER.search(said) and not _EXCUSED.search(said):
        yield from _unanswered(reading, list(problems.values()), answers)


def _other_problem(
    reading: Reading, problems: Mapping[int, _Entry], number: int, block: Block, start: int, end: int
) -> Iterator[Issue]:
    said = _pairs(block.text[start:end])
    of = {key: len(said & _pairs(entry.text)) for key, entry in problems.items()}
    if not of[number] and any(of.values()):
        yield _issue(reading, problems[number], [block.span(start, end)])


def _lists(reading: Reading) -> Iterator[Issue]:
    """A list of problems, and the next one of recommendations, that is shorter."""
    problems: list[_Entry] = []
    for index, block in enumerate(reading.blocks):
        head = reading.blocks[index - 1].text if index else ""
        entries = _entries(block)
        if len(entries) < _FEWEST:
            continue
        lead = re.split("[。]", block.text[: block.text.find(entries[0].text)])[-1]
        named = re.sub(r"[\d一二是：:.．、，]+$", "", lead) or head
        if _BOTH.search(named):
            problems = []
        elif _OF_ANSWERS.search(named):
            if len(entries) < len(problems) and not (BY_NUMBER.search(block.text) or _EXCUSED.search(block.text)):
                yield from _unanswered(reading, problems, entries)
            problems = []
        elif _OF_PROBLEMS.search(named):
            problems = entries if len(entries) <= _MOST else []


def _entries(block: Block) -> list[_Entry]:
    """The entries of a list within one paragraph."""
    text = block.text
    found = [(m.start(), m.end(), _number(m["n"])) for m in _LABEL.finditer(text)]
    if len(found) < _FEWEST:
        found = [(label.start, label.end, label.value) for label in clause_labels(text)]
    if len(found) < _FEWEST or [number for *_, number in found] != list(range(1, len(found) + 1)):
        return []
    ends = [start for start, *_ in found[1:]] + [len(text)]
    pieces = list(zip(found, ends, strict=True))
    if any(behind >= end for (_, behind, _), end in pieces):
        return []
    return [
        _Entry(n, text[behind:end].split("。", maxsplit=1)[0], block.span(behind, end))
        for (_, behind, n), end in pieces
    ]


def _unanswered(reading: Reading, problems: Sequence[_Entry], answers: Sequence[_Entry]) -> Iterator[Issue]:
    said = set().union(*(_pairs(answer.text) for answer in answers))
    missed = [entry for entry in problems if not _pairs(entry.text) & said]
    telling = all(len(_pairs(entry.text)) >= _FEWEST_PAIRS for entry in missed)
    if telling and 0 < len(missed) <= len(problems) - len(answers):
        for entry in missed:
            yield _issue(reading, entry, [])


def _reasons(reading: Reading, block: Block) -> Iterator[Issue]:
    """未完成指标共3个：“A”…“B”…“C”。逐项说明原因如下: the name that comes back in no reason."""
    for match in _EACH.finditer(block.text):
        before, behind = block.text[: match.start()], block.text[match.end() :]
        failed = [m.start() for m in _FAILED.finditer(before)]
        names = [m for m in _QUOTED.finditer(before) if failed and m.start() > failed[0]]
        told = [name for name in names if name[1] in behind]
        missed = [name for name in names if not _pairs(name[1]) & _pairs(behind)]
        if len(told) >= _FEWEST and len(missed) > 0 and len(told) + len(missed) == len(names):
            for name in missed:
                yield reading.issue(
                    KIND,
                    "unexplained",
                    [block.span(name.start(1), name.end(1)), block.span(match.start(), match.end())],
                    name=name[1],
                    text=match[0].strip("：:"),
                )


def _pairs(text: str) -> set[str]:
    """All pairs of characters of a text, within its runs."""
    return {run[i : i + 2] for run in _RUN.findall(text) for i in range(len(run) - 1)}


def _issue(reading: Reading, entry: _Entry, spans: list[tuple[int, int]]) -> Issue:
    return reading.issue(
        KIND, "unanswered", [entry.span, *spans], severity=Severity.WARNING, name=entry.text[:16].rstrip("；。")
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else int(parse_numeral(text) or 0)
