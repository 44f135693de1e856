"""People counted, and split in brackets right behind: 在职18人（公务员12人，工勤2人，事业人员4人）."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "sum"

_SPLIT = re.compile(
    r"[（(](?P<some>其中)?[：:，]?(?P<list>[\u4e00-\u9fff]{1,12}\d+[人名](?:[，,、；;]?(?:和|及)?[\u4e00-\u9fff]{1,12}\d+[人名])+)[）)]"
)
_ITEM = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,12})(?P<count>\d+)[人名]")
_KINDS = tuple(
    re.compile(words)
    for words in (
        "男|女",
        "在职|在岗|离休|退休|退职|遗属|编外|临聘|聘用|临时|借调|劳务",
        "公务员|参公|参照|行政|政法|机关|工勤|工人|事业|专技|专业技术|管理",
    )
)
_PEOPLE = frozenset("人名")
_ENOUGH = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Splits of people by sex, by status or by kind of post that do not make up their number."""
    for sentence in reading.sentences:
        for figure in sentence.figures:
            if figure.quantity.dimension in _PEOPLE and not figure.quantity.hedge:
                yield from _split(reading, sentence, figure)


def _split(reading: Reading, sentence: Sentence, total: Figure) -> Iterator[Issue]:
    match = _SPLIT.match(sentence.block.text, total.behind, sentence.behind)
    items = list(_ITEM.finditer(sentence.block.text, *match.span("list"))) if match else []
    counts = [int(item["count"]) for item in items]
    gap = sum(counts) - total.value
    if match is None or not gap or not _apart([item["name"] for item in items]):
        return
    complete = not match["some"] and len(items) >= _ENOUGH
    if gap > 0 or complete or _KINDS[0].search(items[0]["name"]):
        yield reading.issue(
            KIND,
            "people",
            [total.span, *(sentence.block.span(*item.span("count")) for item in items)],
            severity=Severity.ERROR if gap > 0 else Severity.WARNING,
            total=total.text,
            terms="+".join(map(str, counts)),
            sum=sum(counts),
        )


def _apart(names: list[str]) -> bool:
    """Whether nobody can be counted twice: all names are of one way to split, and each is another."""
    for kind in _KINDS:
        found = [match[0] for name in names if (match := kind.search(name))]
        if len(found) == len(names):
            return len(set(found)) == len(found)
    return False
