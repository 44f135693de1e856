"""The names of 款 and 项 in the text against those that the tables of the same document give to their codes."""

import re
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "name"

_ROW = re.compile(r"(?P<code>\d{3}|\d{5}|\d{7})(?P<name>[\u4e00-\u9fff（）、]{3,40})")
_PATH = re.compile(
    r"(?P<group>(?:[\u4e00-\u9fff]{1,16}（[^（）类款项]{1,4}）)?[\u4e00-\u9fff]{3,24})（款）(?P<item>[\u4e00-\u9fff]{3,30})（项）"
    r"(?:(?:(?!（项）|上年|20\d{2}年).){0,260}?支出决算数?(?:为|是)?(?P<value>\d[\d,]*\.\d{2})(?P<unit>[万亿]?元))?"
)
_OF_ALL = re.compile(
    r"行政运行|一般行政管理事务|机关服务|事业运行|信息化建设|专项业务(?:活动|及.+)?|专项服务|机构运行"
)
_ALIKE = 0.6
_GROUP_CODE = 5
_ITEM_CODE = 7


def check(reading: Reading) -> Iterator[Issue]:
    """Names of 款 and 项 that the tables give otherwise to the same code or the same amount."""
    names, amounts = _coded(reading)
    for match in _PATH.finditer(reading.whole.text) if names else ():
        yield from _group(reading, match, names)
        yield from _item(reading, match, names, amounts)


def _coded(reading: Reading) -> tuple[dict[str, set[str]], dict[str, set[Decimal]]]:
    """The names of every code, and the amounts of every code of an item."""
    names: dict[str, set[str]] = {}
    amounts: dict[str, set[Decimal]] = {}
    for table in reading.tables:
        for row in () if table.entangled else table.rows:
            match = _ROW.fullmatch(row.label)
            if match:
                names.setdefault(match["code"], set()).add(match["name"])
                values = {cell.value for cell in row.cells[:1] if cell.value}
                amounts.setdefault(match["code"] + table.unit, set()).update(values)
    return names, amounts


def _group(reading: Reading, match: re.Match[str], names: dict[str, set[str]]) -> Iterator[Issue]:
    """A 款 that is not the one in which the tables have the item."""
    codes = {
        code[:_GROUP_CODE] for code, said in names.items() if len(code) == _ITEM_CODE and match["item"] in said
    }
    groups = {name for code in codes for name in names.get(code, ())}
    if codes and all(code in names for code in codes) and _is_slip(match, groups):
        yield _issue(reading, match, "group", groups)


def _is_slip(match: re.Match[str], groups: set[str]) -> bool:
    """Whether a 款 is none of those of its item: neither one of them behind other words, nor quite another.

    Nearly all 款 have items of some names (行政运行), and one that has nothing this year stands in no table.
    """
    if any(match["group"].endswith(name) for name in groups):
        return False
    alike = (SequenceMatcher(None, match["group"], name, autojunk=False).ratio() >= _ALIKE for name in groups)
    return _OF_ALL.fullmatch(match["item"]) is None or any(alike)


def _item(
    reading: Reading, match: re.Match[str], names: dict[str, set[str]], amounts: dict[str, set[Decimal]]
) -> Iterator[Issue]:
    """An item that no table names, where one of its 款 has the same amount under another name."""
    if match["value"] is None or any(match["item"] in said for said in names.values()):
        return
    value = Decimal(match["value"].replace(",", ""))
    groups = {code for code, said in names.items() if len(code) == _GROUP_CODE and match["group"] in said}
    alike = {
        name
        for code, said in names.items()
        if len(code) == _ITEM_CODE
        and code[:_GROUP_CODE] in groups
        and value in amounts.get(code + match["unit"], ())
        for name in said
    }
    if len(alike) == 1:
        yield _issue(reading, match, "item", alike)


def _issue(reading: Reading, match: re.Match[str], part: str, right: set[str]) -> Issue:
    return reading.issue(
        KIND,
        "code_name",
        [reading.whole.span(*match.span(part))],
        severity=Severity.WARNING,
        name=match[part],
        right="、".join(sorted(right)),
    )
