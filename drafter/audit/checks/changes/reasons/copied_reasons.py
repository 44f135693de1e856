"""Reasons that name another item of a list whose reasons name their own: 主要原因是：乙经费增加."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "residue"

_ITEM = re.compile(
    r"款）(?P<item>[\u4e00-\u9fff（）]{3,30}?)（(?:\d{2})?项）(?:(?!项）).){0,240}?主要原因(?:是|为)[：:]?"
    r"(?P<reason>[\u4e00-\u9fff]{4,40}?)(?:经费|支出|费用)*(?:有所|略有)?(?:增加|减少|保持不变|不变)[。；]"
)
_ENOUGH = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Each reason that is no other item's by chance: three items at least are explained by their own name."""
    whole = reading.whole
    found = list(_ITEM.finditer(whole.text)) if "主要原因" in whole.text else []
    own = [match for match in found if match["reason"].endswith(_bare(match["item"]))]
    if len(own) < _ENOUGH:
        return
    names = {_bare(match["item"]) for match in found}
    for match in found:
        item, reason = _bare(match["item"]), match["reason"]
        apart = item not in reason and reason not in item
        if reason in names and apart:
            yield reading.issue(
                KIND,
                "other_reason",
                [whole.span(*match.span("reason")), whole.span(*match.span("item"))],
                severity=Severity.WARNING,
                item=match["item"],
                reason=reason,
            )


def _bare(item: str) -> str:
    return re.sub(r"(?:经费|支出|费用)+$", "", item)
