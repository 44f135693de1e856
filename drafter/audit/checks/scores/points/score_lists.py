"""The scores of the parts told in one paragraph against the whole: A指标满分20分，得18分，…，综合得分92分."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain

KIND = "score"

_NUMBER = r"\d{1,3}(?:\.\d{1,4})?"
_PART = re.compile(
    rf"(?:满分|分值|权重|标准分)(?:为|是|：)?(?P<most>{_NUMBER})分[，、）]?(?:自评|评价|实际|综合)?得分?(?:为|是|：)?(?P<own>{_NUMBER})分"
)
_WHOLE = re.compile(
    rf"(?:综合|总|最终|自评|评价)(?:总|综合)?(?:得分|评分)(?:为|是|共|合计|：)*(?P<own>{_NUMBER})分"
)
_HUNDRED = Decimal(100)
_FEWEST = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that the scores of all parts do not give; the parts are all where their full marks make a hundred."""
    for block in {sentence.block.start: sentence.block for sentence in reading.sentences}.values():
        parts = list(_PART.finditer(block.text))
        if len(parts) < _FEWEST or sum(Decimal(part["most"]) for part in parts) != _HUNDRED:
            continue
        outside = [
            m for m in _WHOLE.finditer(block.text) if not any(p.start() <= m.start() < p.end() for p in parts)
        ]
        total = sum((Decimal(part["own"]) for part in parts), Decimal(0))
        if len(outside) == 1 and Decimal(outside[0]["own"]) != total:
            spans = [block.span(*outside[0].span("own")), *(block.span(*part.span("own")) for part in parts)]
            yield reading.issue(
                KIND,
                "score_total",
                spans,
                total=f"{outside[0]['own']}分",
                sum=plain(total),
                count=len(parts),
                terms="+".join(part["own"] for part in parts),
            )
