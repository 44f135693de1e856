"""A report that explains its terms with the words of a higher level, from whose template they are."""

import re
from collections.abc import Iterator

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "residue"

_OWN = re.compile(r"[\u4e00-\u9fff]{1,8}?(?<![各市省])(?:县|区|旗|镇|乡|街道)(?!级)")
_PROVINCE = re.compile(r"省(?![\u4e00-\u9fff]{1,8}(?:县|区|旗|镇|乡))|自治区|直辖市|全区|各县")
_PROVINCIAL = re.compile(r"(?:是?指|纳入|使用|使)省(?:本)?级(?:各)?(?:部门|财政(?:预决算|拨款|预算))")
_DISTRICT = re.compile(r"(?P<own>[区县])级(?:预算)?(?:部门|单位)(?:预算|决算)")
_MUNICIPAL = re.compile(r"是市级预算主管部门|与市级财政有经费领拨关系|使用市级财政拨款安排")
_HEAD = 20
_LONGEST_TITLE = 60


def check(reading: Reading) -> Iterator[Issue]:
    """At most one issue of each kind, with all places."""
    yield from _municipal(reading)
    lines = [block.text for block in reading.blocks[:_HEAD] if len(block.text) <= _LONGEST_TITLE]
    head = [text for text in lines if text[-1:] not in "。；，："]
    own = [match[0] for text in head if (match := _OWN.search(text))]
    if not own or any(_PROVINCE.search(text) for text in head):
        return
    whole = reading.whole
    found = list(_PROVINCIAL.finditer(whole.text))
    if found:
        yield reading.issue(
            KIND,
            "provincial",
            [whole.span(*match.span()) for match in found],
            severity=Severity.WARNING,
            doubt=Doubt.CUSTOM,
            own=own[0],
            text=found[0][0],
            count=len(found),
        )


def _municipal(reading: Reading) -> Iterator[Issue]:
    """A budget that calls itself one of a district's offices, and explains its terms as those of the city's."""
    titles = [block.text for block in reading.blocks[:_HEAD] if len(block.text) <= _LONGEST_TITLE]
    own = next((match for text in titles if (match := _DISTRICT.search(text))), None)
    found = list(_MUNICIPAL.finditer(reading.whole.text)) if own else []
    if own and found:
        yield reading.issue(
            KIND,
            "municipal",
            [reading.whole.span(*match.span()) for match in found],
            severity=Severity.WARNING,
            own=f"{own['own']}级",
            text=found[0][0],
            count=len(found),
        )
