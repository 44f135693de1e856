"""Failings of the analysis that the problems leave out, and problems that the matching advice leaves out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.audit.checks.scores.failings.losses import told_pairs
from drafter.audit.evidence import failings
from drafter.audit.layout import Block
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.scores import read_scores
from drafter.audit.sections import Section
from drafter.audit.sheet import points

_LACKED = re.compile(
    r"(?:缺少|缺乏|未(?:能)?(?:及时)?(?:编制|制定|建立|开展|设置|组织|形成|成立|签订)了?|没有(?:编制|制定|建立|开展|设置))"
    r"(?:相应|相关|明确|有效|科学|合理|统一|专门|完善|健全|的)*(?P<what>[\u4e00-\u9fff]{4,14})$"
)
_WORDS = 4
_REPEATED = 0.5
_FEW = 1 / 3
_USUAL = 2 / 3
_FEWEST_CLAUSES = 6
_FEWEST_PAIRS = 3
_SHORTEST = 6
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class _Failing:
    """One failing that the analysis counts, and how much of it the problems repeat."""

    text: str
    span: tuple[int, int]
    words: float
    pairs: float


def check(reading: Reading) -> Iterator[Issue]:
    """What one chapter says and the chapter that follows from it does not."""
    yield from _left_out(reading)
    yield from _unanswered(reading)


def _left_out(reading: Reading) -> Iterator[Issue]:
    """The one failing that costs points and of which nothing is repeated, where the others are in their words."""
    told = "".join(section.text for section in reading.problems)
    found = list(_failings(reading, told)) if told else []
    repeated = sum(one.words >= _REPEATED for one in found)
    if len(found) < _FEWEST_CLAUSES or repeated < _USUAL * len(found):
        return
    for one in found:
        if not one.words and one.pairs < _FEW:
            yield reading.issue(
                "deduction_without_problem",
                "left_out",
                [one.span],
                severity=Severity.WARNING,
                name=one.text[:_LONGEST],
            )


def _failings(reading: Reading, told: str) -> Iterator[_Failing]:
    """The failings of the sections that state a score, the chapters of problems and of advice left out."""
    outside = {id(s) for chapter in (*reading.problems, *reading.advice) for s in chapter.walk()}
    costing = {id(score.section) for score in read_scores(reading).walk() if score.lost and score.lost.value > 0}
    costing |= {id(scored.section) for scored in reading.sheet if scored.section and scored.lost}
    for section in reading.sections:
        if id(section) not in costing or id(section) in outside or section.children:
            continue
        said = failings([*([section.block] if section.block else []), *section.blocks], reading.text)
        for point in points(said.text):
            text = point.text.split("。")[0]
            if len(text) >= _SHORTEST:
                yield _Failing(text, said.span(point.at, point.behind), _words(text, told), _pairs(text, told))


def _words(text: str, told: str) -> float:
    """The share of a text that another repeats, by pieces of some characters."""
    pieces = [text[i : i + _WORDS] for i in range(len(text) - _WORDS + 1)]
    return sum(piece in told for piece in pieces) / len(pieces) if pieces else 0.0


def _pairs(text: str, told: str) -> float:
    pairs = told_pairs(text)
    return sum(pair in told for pair in pairs) / len(pairs) if pairs else 1.0


def _unanswered(reading: Reading) -> Iterator[Issue]:
    """Something that is said to be lacking, and of which the advice on the same matter says nothing."""
    whole = "".join(section.text for section in reading.advice)
    for problem, advice in _matched(reading):
        text = advice.text
        for block in problem.blocks:
            for point in points(block.text):
                match = _LACKED.search(re.split("[，。；]", point.text)[0])
                pairs = told_pairs(match["what"]) if match else set()
                elsewhere = sum(pair in whole for pair in pairs) > _FEW * len(pairs)
                if match and len(pairs) >= _FEWEST_PAIRS and not elsewhere and not any(p in text for p in pairs):
                    yield _missing(reading, block, point.at, point.behind, match["what"], advice)


def _matched(reading: Reading) -> Iterator[tuple[Section, Section]]:
    """The sections of problems with those of advice, where there are as many of them, in their order."""
    problems = [s for chapter in reading.problems for s in chapter.children]
    advice = [s for chapter in reading.advice for s in chapter.children]
    if len(problems) == len(advice) and _alike(problems, advice):
        yield from zip(problems, advice, strict=True)


def _alike(problems: Sequence[Section], advice: Sequence[Section]) -> bool:
    """Whether most sections of advice take up words of the problem at their place."""
    taken = [bool(told_pairs(a.title) & told_pairs(b.title)) for a, b in zip(problems, advice, strict=True)]
    return len(taken) > 1 and sum(taken) >= _USUAL * len(taken)


def _missing(reading: Reading, block: Block, at: int, behind: int, what: str, advice: Section) -> Issue:
    return reading.issue(
        "problem_without_recommendation",
        "lacking",
        [block.span(at, behind), *([advice.block.span(0, len(advice.block.text))] if advice.block else [])],
        severity=Severity.WARNING,
        name=what,
        advice=f"{advice.number}{advice.title}"[:_LONGEST],
    )
