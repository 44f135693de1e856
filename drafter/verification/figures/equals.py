"""Two figures that are said to be the same: 计划45件，完成38件（与前者一致）."""

import re
from collections.abc import Iterator

from drafter.verification.figures.quantities import NAME
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

_POINTING = (
    "(?:[与和同跟](?P<one>前者|前数|前一(?:项|数|个数|笔)|前述(?:金额|数额|数)|上述(?:金额|数额|数))"
    "|(?:两者|二者|两数|两个数))"
)
_SAME = re.compile(
    rf"{_POINTING}(?:完全|正好|恰好|刚好|恰|正|均|都|全)?(?:一致|相等|相同|等同|持平|相符|吻合|一样|没有差[别异距]|无差[别异距])"
)
"""What is said to be nearly so, or that it ought to be, is not meant."""

_FALSE = "不一致"


def check(examination: Examination) -> Iterator[Violation]:
    """Where it is said of the two figures before it, of one dimension, and they differ."""
    for match in _SAME.finditer(examination.text):
        begin = examination.sentence_at(match.start()).start
        before = examination.quantities(begin, match.start())
        if examination.judged(examination.scope_at(begin)) and before[1:]:
            one, other = before[-2:]
            if one.dimension == other.dimension and one.value != other.value:
                yield violation(
                    NAME,
                    "claim_wrong",
                    (examination.text, *match.span()),
                    severity=Severity.BLOCK if match["one"] else Severity.REVIEW,
                    expected=_FALSE,
                    word=match.group(),
                    first=one.text,
                    second=other.text,
                )
