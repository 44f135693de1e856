"""Numbering without gaps, headings that are headings, sentences that end, marks in pairs."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from drafter.text.enumerations import Number, clause_labels, each_heading_number, heading_numbers
from drafter.verification.model import ClauseSpan, ItemSpan, Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.manuscripts import section_bodies, section_heads
from drafter.verification.reading.nothing_found import nothing_to_tell
from drafter.verification.report import violation

NAME = "structure"
_ENDS = "。；！？!?"
_PAUSES = ("；", ";")
_STOPS = "，。；：、！？"
_CLOSERS = "”’」）)】"
_TITLES = {Section.PROBLEMS: "存在问题", Section.RECOMMENDATIONS: "建议"}
_DIGITS = "零一二三四五六七八九十"
_TEN = 10
_CHAPTER = "chapter"
_PAIRS = dict(zip("“‘（(《〈〔【", "”’）)》〉〕】", strict=True))
_MARKS = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_OPENS = {closing: opening for opening, closing in _PAIRS.items()}
_LISTED = re.compile(r"(?:^|[^\d.])\d{1,2}$|(?:^|[^\u3400-\u9fff])[一二三四五六七八九十]{1,2}$|[①-⑳a-zA-Z]$")
_HALF = re.compile(
    r"^[ \t\u3000]*(?:#{1,6}[ \t]+)?(?:\*\*)?(?P<half>[（(](?P<one>[一二三四五六七八九十]{1,3})(?=[^）)\n]*$)"
    r"|(?P<other>[一二三四五六七八九十]{1,3})[)）])",
    re.MULTILINE,
)
"""A line that begins with the number of an item of which one bracket is lost."""
_LINE = re.compile("[^\n]+")
_WRAPPED = re.compile(r"[（(第][ \t\u3000]*\n[ \t\u3000]*$")
_NUMBER = 4
_OPENED = ("（", "(")
_LOOSE = ")）"
"""Marks that also close a list number (1）), so that a single one is no fault."""


def check(examination: Examination) -> Iterator[Violation]:
    """The structure of both sections, and of a whole notice that both are there."""
    manuscript = examination.manuscript
    if manuscript.whole:
        yield from _sections(examination)
        yield from _chapters(examination)
        yield from _half_numbers(examination)
        yield from _unheaded(examination)
    for section in Section:
        items = manuscript.of(section)
        yield from _item_numbers(examination, items)
        for item in items:
            yield from _item(examination, item)
    for scope in examination.scopes:
        if scope.own:
            yield from _pairs(examination, scope.start, scope.end)
    if manuscript.whole:
        yield from _pairs_beside(examination)


def _sections(examination: Examination) -> Iterator[Violation]:
    manuscript, heads = examination.manuscript, section_heads(examination.text)
    for section, title in _TITLES.items():
        if not manuscript.of(section) and not nothing_to_tell(examination, section):
            found = heads.get(section)
            where = (examination.text, *(found or (len(examination.text), len(examination.text))))
            yield violation(
                NAME, "section_empty" if found else "section_missing", where, expected=title, section=title
            )


def _unheaded(examination: Examination) -> Iterator[Violation]:
    """A section that has no heading of its items, where the other has them."""
    sections = [examination.manuscript.of(section) for section in Section]
    headed = [any(item.number for item in items) for items in sections]
    for items, numbered in zip(sections, headed, strict=True):
        if items and items[0].clauses and any(headed) and not numbered:
            first = items[0].clauses[0]
            end = first.start + max(len(first.label), 1)
            yield violation(NAME, "heading_lost", (examination.text, first.start, end), severity=Severity.REVIEW)


def _chapters(examination: Examination) -> Iterator[Violation]:
    """一、二、三、 of the headings of a whole notice; an annex begins anew with 一、.

    Where headings are marked (##) all that are marked alike are counted, and else only those of the two sections:
    rows of an extracted table begin with such numbers too.
    """
    text, own = examination.text, {start for start, _ in section_heads(examination.text).values()}
    heads = [number for number in heading_numbers(text) if number.level == _CHAPTER]
    marks = {text[number.line : number.start].strip() for number in heads if number.line in own} - {""}
    counted = [n for n in heads if n.line in own or text[n.line : n.start].strip() in marks]
    for before, number in pairwise(counted):
        follows = marks or not any(before.start < other.start < number.start for other in heads)
        if follows and number.value not in (1, before.value + 1):
            expected = _like(number, before.value + 1)
            yield violation(NAME, "number_broken", (text, number.start, number.end), expected=expected)


def _half_numbers(examination: Examination) -> Iterator[Violation]:
    """（一 and 一） where the items of a notice are numbered （一）."""
    text, items = examination.text, examination.manuscript.items
    if not any(item.number.startswith(_OPENED) for item in items):
        return
    for start, end in section_bodies(text).values():
        for match in _HALF.finditer(text, start, end):
            if not _WRAPPED.search(text, start, match.start("half")):
                expected = f"（{match.group('one') or match.group('other')}）"
                yield violation(NAME, "bracket_open", (text, *match.span("half")), expected=expected)


def _item_numbers(examination: Examination, items: Sequence[ItemSpan]) -> Iterator[Violation]:
    found = (each_heading_number(examination.text, item.start, item.heading_end) for item in items)
    numbers = [number for numbers_of in found for number in islice(numbers_of, 1)]
    yield from _sequence(examination, [n for n in numbers if n.level == numbers[0].level])


def _sequence(examination: Examination, numbers: Sequence[Number], awaited: int = 1) -> Iterator[Violation]:
    """Numbers run 1, 2, 3; after a slip they are counted on from where it left off."""
    for number in numbers:
        if number.value != awaited:
            expected = _like(number, awaited)
            where = (examination.text, number.start, number.end)
            yield violation(NAME, "number_broken", where, expected=expected)
        awaited = number.value + 1


def _item(examination: Examination, item: ItemSpan) -> Iterator[Violation]:
    text = examination.text
    heading = text[item.start + len(item.number) : item.heading_end].strip(" \t\u3000\n*")
    where = (text, item.start, item.heading_end)
    if item.number and not heading:
        yield violation(NAME, "heading_empty", (text, item.start, item.start + len(item.number)))
    elif "。" in heading.removesuffix("。"):
        yield violation(NAME, "heading_stop", where, severity=Severity.REVIEW)
    yield from _counted(examination, list(_runs(clause_labels(text, item.heading_end, item.end))))
    for clause in item.clauses:
        yield from _clause(examination, clause)
    if item.clauses and text[item.clauses[-1].start : item.clauses[-1].end].endswith(_PAUSES):
        where = (text, item.clauses[-1].start, item.clauses[-1].end)
        yield violation(NAME, "clause_unended", where, severity=Severity.REVIEW)


def _counted(examination: Examination, runs: Sequence[Sequence[Number]]) -> Iterator[Violation]:
    """一是；二是 of an item, which may count anew; 一是 that stands for the next number is what is wrong.

    It does where it stands alone, as nobody counts to one, and where what follows it counts on from before.
    """
    for before, run in zip(([], *runs), runs, strict=False):
        awaited = before[-1].value + 1 if before else 1
        goes_on = bool(before) and len(run) > 1 and run[1].value == awaited + 1
        yield from _sequence(examination, run[1:] if goes_on else run, run[1].value if goes_on else 1)
        if goes_on or (before and 1 in (len(before), len(run))):
            where = (examination.text, run[0].start, run[0].end)
            yield violation(NAME, "number_broken", where, expected=_like(run[0], awaited))


def _runs(labels: Sequence[Number]) -> Iterator[list[Number]]:
    """An item may count more than once, each time from 一是."""
    run: list[Number] = []
    for label in labels:
        if label.value == 1 and run:
            yield run
            run = []
        run.append(label)
    if run:
        yield run


def _clause(examination: Examination, clause: ClauseSpan) -> Iterator[Violation]:
    text = examination.text
    body = text[clause.start : clause.end].removeprefix(clause.label).strip()
    if not body.strip(_ENDS + "，：、"):
        yield violation(NAME, "clause_empty", (text, clause.start, max(clause.end, clause.start + 1)))
    elif body[0] in (_ENDS if clause.label else _STOPS):  # 一是，… pauses behind its number, as some write it
        at = text.index(body[0], clause.start + len(clause.label))
        yield violation(NAME, "stop_first", (text, at, at + 1))
    elif body.rstrip(_CLOSERS)[-1:] not in _ENDS and "|" not in body and "\n" not in body:
        yield violation(NAME, "clause_unended", (text, clause.start, clause.end))


def _pairs_beside(examination: Examination) -> Iterator[Violation]:
    """The marks of the paragraphs around the two sections, each by itself."""
    own = [(scope.start, scope.end) for scope in examination.scopes if scope.own]
    for line in _LINE.finditer(examination.text):
        if not any(start < line.end() and line.start() < end for start, end in own):
            yield from _pairs(examination, *line.span())


def _pairs(examination: Examination, start: int, end: int) -> Iterator[Violation]:
    """Marks that open and never close, or close and never opened."""
    text = examination.text
    stack: list[int] = []
    for match in _MARKS.finditer(text, start, end):
        index, char = match.start(), match.group()
        if char in _PAIRS:
            stack.append(index)
        elif stack and _PAIRS[text[stack[-1]]] == char:
            stack.pop()
        elif char not in _LOOSE or not _counts(text[max(index - _NUMBER, start) : index]):
            yield violation(NAME, "bracket_open", (text, index, index + 1), expected=_OPENS[char] + char)
    for index in stack:
        yield violation(NAME, "bracket_open", (text, index, index + 1), expected=text[index] + _PAIRS[text[index]])


def _counts(before: str) -> bool:
    """Whether a closing mark stands behind the number of a list: 1）."""
    return bool(_LISTED.search(before[-_NUMBER:]))


def _like(number: Number, value: int) -> str:
    """A value written as this number is."""
    if number.text[0].isdigit() or number.level == "sub":
        digits = str(value)
        return f"（{digits}）" if number.level == "sub" else digits + number.text[-1]
    written = chinese(value)
    shapes = {"chapter": f"{written}、", "item": f"（{written}）", "clause": written + number.text[-1]}
    return shapes.get(number.level, written)


def chinese(value: int) -> str:
    """A number up to 99 in Chinese numerals, as in headings."""
    tens, ones = divmod(value, _TEN)
    head = "" if not tens else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones else "")
