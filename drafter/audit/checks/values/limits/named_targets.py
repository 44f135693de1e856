"""Targets and results of one name, in one sentence or two: 响应率目标值为不低于98%。…，响应率96%，超过了目标."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.governing import label_of
from drafter.audit.limits import Limit, limit_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of
from drafter.audit.statements import Figure, Sentence

KIND = "achieved_vs_rate"

_CLAIM = re.compile(
    r"^(?:元|/[^，。；\d]{1,4})?[，,](?:已|均|也|且|仍|略)?(?:(?P<over>(?:达到|超过|高于|超出|完成|实现|超额完成)(?:了)?)|(?P<under>(?:低于|未超过|未突破|没有超过|少于)(?:了)?)|(?P<fit>符合(?:了)?|满足(?:了)?|优于))"
    r"(?:年度|绩效|控制|预期|年初|既定|设定|考核|规定|该项|这一|的)*(?:目标|标准|指标|要求|限额|上限)(?:值|数)?(?=[，。；\d]|$)"
)
_WANTED = re.compile(r"目标|指标|标准|要求|控制|限额|上限")
_OTHER = re.compile(r"上年|去年|同期|往年|全[省国市]|平均|计划|预计|目标|标准|指标值|要求")
_NAME = 3
_NEAR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Claims of a target that the results right before them miss."""
    for sentences in reading.by_block.values():
        if any(_WANTED.search(sentence.text) for sentence in sentences):
            yield from _told_before(reading, sentences)


def _told_before(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    """…率目标值为不低于98%。…，响应率96%，超过了目标: the only limit of a sentence, and its name soon behind."""
    last: tuple[int, Sentence, Limit] | None = None
    for index, sentence in enumerate(sentences):
        if last and index - last[0] <= _NEAR:
            yield from _claimed(reading, last[1], last[2], sentence)
        limits = [limit for figure in sentence.figures if (limit := _target(sentence, figure))]
        if limits:
            last = (index, sentence, limits[0]) if len(limits) == 1 else None
            if last:
                yield from _claimed(reading, sentence, limits[0], sentence)


def _target(sentence: Sentence, figure: Figure) -> Limit | None:
    """The limit that a figure is, if its words call it one that is wanted."""
    limit = limit_of(figure)
    lead = sentence.block.text[sentence.at : figure.at]
    return limit if limit and _WANTED.search(re.split("[。；]", lead)[-1]) else None


def _claimed(reading: Reading, first: Sentence, limit: Limit, sentence: Sentence) -> Iterator[Issue]:
    text = sentence.block.text
    lead = text[first.at : limit.figure.at]
    for figure in sentence.figures:
        alike = figure.quantity.dimension == limit.figure.quantity.dimension and not figure.quantity.hedge
        claim = _CLAIM.match(text[figure.behind : sentence.behind]) if alike else None
        if claim is None or _target(sentence, figure) or figure.span < limit.figure.span:
            continue
        label = re.sub(r"每[^\d，。；为是]{1,6}$", "", label_of(sentence, figure))
        name = re.sub(r"(?:分别|仅|约|达到?|为|是|共|计)+$", "", label)[-4:]
        said = claim["fit"] or (claim["over"] if limit.least else claim["under"])
        named = len(name) >= _NAME and (name in lead or name[-_NAME:] in lead)
        if said and named and not _OTHER.search(label) and limit.broken_by(range_of(figure)):
            sign = "≥" if limit.least else "≤"
            spans = [limit.figure.span, figure.span]
            words, wanted = re.sub("^.*?[，,]", "", claim[0]), sign + limit.figure.text
            yield reading.issue(KIND, "missed", spans, said=words, limit=wanted, result=figure.text)
