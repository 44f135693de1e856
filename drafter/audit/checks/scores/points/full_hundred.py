"""采用百分制，由四部分构成：决策15分、过程20分、产出45分、效益30分: the parts of a hundred points."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain

KIND = "score"

_OF = re.compile(
    r"(?:百分制|(?:满分|总分值?)(?:为|是|共|合计|设定为)*100分)(?:[，,]其中[：:，]?|[^。；]{0,40}?(?:由|分为|分成|包括|包含|设|分|下设)"
    r"[^。；：，]{0,12}?(?:(?P<count>[两二三四五六七八九十]|\d)(?:个|大|项)*(?:部分|一级指标|维度|方面|类|板块))?"
    r"(?:指标)?(?:构成|组成)?(?:[：:，]|，?(?:分别(?:为|是)|其中|即|依次为)[：:，]?))"
    r"(?P<list>[^。；]+)"
)
_ITEM = re.compile(
    r"(?P<name>[一-龥“”（）]{2,16}?)(?:指标)?(?:满分|分值|权重分|占|为|共|计)*(?P<n>\d{1,3}(?:\.\d+)?)分"
)
_JOIN = re.compile(r"[、，；]|，?(?:和|以及|及|与)")
_BENT = re.compile(r"加分|附加|扣分|得分|另|实得|自评得|折算|加权")
_HUNDRED = Decimal(100)
_FEWEST = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Parts of a hundred points that are all of them, and add up to another number."""
    for sentence in reading.sentences:
        if "分" in sentence.text and ("百分制" in sentence.text or "100分" in sentence.text):
            for match in _OF.finditer(sentence.text):
                found = _items(match["list"])
                count = number_of(match["count"]) if match["count"] else len(found)
                total = sum((Decimal(item["n"]) for item in found), Decimal(0))
                wrong = total > _HUNDRED or (total < _HUNDRED and "其中" not in match[0])
                if not wrong or count != len(found) or len(found) < _FEWEST or _BENT.search(match[0]):
                    continue
                at = sentence.at + match.start("list")
                spans = [sentence.block.span(at + i.start("n"), at + i.end("n") + 1) for i in found]
                terms = "+".join(item["n"] for item in found)
                yield reading.issue(KIND, "points_of_hundred", spans, terms=terms, value=plain(total))


def _items(listed: str) -> list[re.Match[str]]:
    """The parts of a list that holds nothing else; none where it goes on with something else."""
    found: list[re.Match[str]] = []
    at = 0
    while match := _ITEM.match(listed, at):
        found.append(match)
        at = match.end()
        join = _JOIN.match(listed, at)
        if join is None:
            return found if at == len(listed) else []
        at = join.end()
    return []
