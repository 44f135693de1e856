"""What is said not to be, beside an amount of its opposite: 未调整预算 and 调增50万元, 无结余 and 结余12万元."""

import re
from collections.abc import Iterator

from drafter.audit.governing import label_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.segments import segments

KIND = "denial"

_LEFT = r"(?:年末|期末|账面|资金)?(?:结转|结余|结转(?:和|及|与|、)?结余)(?:资金|金额|额)?(?:共计|共|为|是|有)*$"
_PAIRS = (
    (
        re.compile(r"(?:未|没有|无)(?:进行|发生|作)?过?(?:预算调[整剂]|调[整剂]预算)(?!率|的|后)"),
        re.compile(r"(?:年中|当年|本年)?(?:调增|调减|追加|核减)(?:年初|项目|支出)?(?:预算|指标)?(?:资金|金额)?$"),
    ),
    (
        re.compile(
            r"(?:无|没有|未形成|不存在)(?:资金)?(?:结转|结余|结转(?:和|及|与|、)?结余)(?:资金)?(?=[，。；]|$)"
        ),
        re.compile(rf"^{_LEFT}"),
    ),
    (
        re.compile(
            r"(?:资金|款项|预算)[^，。；\d]{0,6}(?:全部|均已?|已全部)(?:支付|支出|使用|拨付|执行)(?:完毕|到位)?(?=[，。；]|$)"
        ),
        re.compile(
            rf"^(?:尚|仍)?有?(?:余额)?(?:未(?:支付|支出|使用|拨付|执行)(?:的)?(?:资金|金额|余额)?|{_LEFT})"
        ),
    ),
    (
        re.compile(r"(?:未|没有|无)新增(?:地方|政府)*债务(?=[，。；]|$)"),
        re.compile(r"^新增(?:专项|一般|政府|地方)*(?:债券|债务)(?:资金|额度)?$"),
    ),
)
_ASIDE = re.compile(r"上年|去年|往年|年初|如|若|应|确保|避免|其他|除|要求|目标|截至上|收回|质保金")
_NEAR = 40


def check(reading: Reading) -> Iterator[Issue]:
    """Denials in front of an amount of the very thing."""
    for sentence in reading.sentences:
        for denied, opposite in _PAIRS:
            match = denied.search(sentence.text)
            if match is None or not sentence.figures:
                continue
            at = sentence.at + match.start()
            clause = re.split("[，。；]", sentence.text[: match.start()])[-1]
            if _ASIDE.search(clause):
                continue
            for segment in segments(sentence):
                for figure in segment.figures:
                    label = label_of(sentence, figure)
                    near = abs(figure.at - at) <= _NEAR and figure.quantity.dimension == "元"
                    if near and figure.value and opposite.search(label) and not _ASIDE.search(label):
                        span = sentence.block.span(at, sentence.at + match.end())
                        yield reading.issue(
                            KIND, "done_after_all", [span, figure.span], said=match[0], deed=label + figure.text
                        )
