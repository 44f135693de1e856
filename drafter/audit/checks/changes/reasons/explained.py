"""Reasons that name the other way than the figures before them: 比上年减少C. 支出增加的主要原因是…."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.audit.doubts import Doubt
from drafter.audit.governing import Levels
from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.movements import FALLING, WAYS, Movement
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "comparison"

_CLAIM = re.compile(
    rf"(?:^|[。；，,])(?P<subject>[^，。；：]{{0,24}}?)(?P<way>{WAYS})"
    r"(?:的?(?:主要)?原因(?:主要)?(?:是|为|系|：|在于)|，?主要(?:是|系)(?:因为|由于))"
)
_MOVED = re.compile(rf"(?P<way>{WAYS})(?:支出|收入|额)?(?:了|为|约|近)?(?=[\d.,]*[1-9])[\d.,]+(?:[万亿]?元|%)")
_NOTHING_OF_ITS_OWN = re.compile(
    r"^(?:(?:本年度?|本期|其|该项|总体|经费|支出|收入|费用|预算|决算|执行|数|额|较上年|比上年|同比)*)$"
)
_ASPECT = re.compile(
    r"20\d{2}年度?|本年度?|年度|总体|收入|支出|预算|决算|收支|总额|总计|合计|数|安排|经费|[“”、和及]"
)
_YEAR = re.compile(r"(?P<year>20\d{2})年度?")
_YEARS = re.compile(r"20\d{2}(?=年)")
_AGAINST = re.compile(r"(?:比|较|与)[^，。；]*?(?:上年|去年|上一年|预算)|同比")
_SIDES = (("收入", "支出"), ("支出", "收入"))
_BEFORE = 2
_SHORTEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Reasons for a rise where everything before them has fallen, or the other way round."""
    levels = Levels(reading)
    paragraphs = list(reading.by_block.values())
    for index, sentences in enumerate(paragraphs):
        for before, sentence in pairwise((None, *sentences)):
            for match in _CLAIM.finditer(sentence.text) if sentence else ():
                if sentence is None:
                    continue
                if _NOTHING_OF_ITS_OWN.match(match["subject"]):
                    yield from _of_clause(reading, sentence, before, match)
                elif sentence is sentences[0] and not match.start():
                    before_it = paragraphs[max(0, index - _BEFORE) : index]
                    yield from _of_paragraphs(reading, levels, before_it, sentence, match)
                    yield from _of_year(reading, before_it[-1:], sentence, match)


def _of_clause(
    reading: Reading, sentence: Sentence, before: Sentence | None, claim: re.Match[str]
) -> Iterator[Issue]:
    """A reason without a subject is for what its sentence told before it, else for the sentence before."""
    told = list(_MOVED.finditer(sentence.text[: claim.start()]))
    place = sentence
    if not told and before is not None and not sentence.text[: claim.start()].strip("，。；"):
        told, place = list(_MOVED.finditer(before.text)), before
    if _other_side(claim["subject"], place.text[: told[-1].start()] if told else ""):
        return
    if told and _other_base(claim["subject"], place.text[: told[-1].start()]):
        return
    if told and all(_falls(match["way"]) != _falls(claim["way"]) for match in told):
        last = told[-1]
        span = place.block.span(place.at + last.start(), place.at + last.end())
        yield _issue(reading, sentence, claim, span)


def _of_paragraphs(
    reading: Reading,
    levels: Levels,
    before: Sequence[Sequence[Sentence]],
    sentence: Sentence,
    claim: re.Match[str],
) -> Iterator[Issue]:
    """A paragraph that explains a change is about that of the same name in the paragraphs right before it."""
    subject = _ASPECT.sub("", claim["subject"])
    if len(subject) < _SHORTEST or any(s[0].block.kind is not BlockKind.PROSE for s in before[-1:]):
        return
    moved = [m for paragraph in before for s in paragraph for m in reading.movements(s) if m.change.value]
    moved = [m for m in moved if m.change.quantity.dimension == "元" and m.base]
    own = [m for m in moved if subject in levels.name(m)]
    if own and all(m.falls != _falls(claim["way"]) for m in moved):
        yield _issue(reading, sentence, claim, _span(own[-1]))


def _of_year(
    reading: Reading, before: Sequence[Sequence[Sentence]], sentence: Sentence, claim: re.Match[str]
) -> Iterator[Issue]:
    """2015年……下降的原因 behind a paragraph that tells of 2016 and names no other year."""
    named = _YEAR.match(claim["subject"])
    told = {year for paragraph in before for year in _YEARS.findall(paragraph[0].block.text)}
    if named and reading.year and told == {str(reading.year)} and int(named["year"]) == reading.year - 1:
        start = sentence.at + claim.start("subject")
        yield reading.issue(
            "date_year",
            "other_year_explained",
            [sentence.block.span(start, start + len(named[0]))],
            doubt=Doubt.SAME,
            year=reading.year,
            other=named["year"],
        )


def _other_side(subject: str, told: str) -> bool:
    """Whether a reason is for the expenditure and what stands before it of the income, or the other way round."""
    return any(own in subject and other not in subject and other in told for own, other in _SIDES)


def _other_base(subject: str, told: str) -> bool:
    """Whether a reason is for a change against last year, and what stands before it is one against a budget."""
    against = _AGAINST.findall(told)[-1:]
    own = _AGAINST.findall(subject)[-1:]
    return bool(own and against) and ("预算" in own[0]) != ("预算" in against[0])


def _falls(way: str) -> bool:
    return way in FALLING


def _span(movement: Movement) -> tuple[int, int]:
    block = movement.change.block
    start = block.text.rfind(movement.way, movement.sentence.at, movement.change.at)
    return block.span(start if start >= 0 else movement.change.at, movement.change.behind)


def _issue(reading: Reading, sentence: Sentence, claim: re.Match[str], told: tuple[int, int]) -> Issue:
    start, end = sentence.at + claim.start("way"), sentence.at + claim.end()
    change = re.sub(r"\s", "", reading.text[slice(*told)])
    return reading.issue(
        KIND, "other_way_explained", [sentence.block.span(start, end), told], reason=claim["way"], change=change
    )
