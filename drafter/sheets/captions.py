"""Whose sheet it is and of which year, read from its title and the lines above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.sheets.words import bare, is_word
from drafter.text.width import fold

_BODY = (
    r"(?:[\u4e00-\u9fff（）()]{0,30}?[\u4e00-\u9fff]"
    r"(?:局|厅|委|办公室|办|中心|医院|法院|检察院|学院|研究院|院|委员会|联合会|协会|政府|部|处|所|站|馆|学校|中学|小学|幼儿园"
    r"|大学|总队|支队|大队|队|社|镇|乡|街道|公司|会)(?:[（(][^（）()]{1,8}[)）])?)"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_SUBJECT = r"年?度?(?:部门|单位)?(?:整体|预算|财政|项目|绩效|支出)"
_TITLES = (
    re.compile(rf"(?:^|[\t：:])(?P<who>{_BODY}){_YEAR}{_SUBJECT}"),
    re.compile(rf"(?:^|[\t：:]){_YEAR}年度?(?P<who>{_BODY})(?:部门|单位)?(?:整体|预算|财政|项目|绩效|支出)"),
)
_PAIR = re.compile(r"\s*([^：:\t]{2,16})[：:]\s*([^\t]*)")
_APART = re.compile(r"\t+|[ \u3000]+(?=[^\s：:]{2,16}[：:])")
"""What parts labels with their values: cells, or the blanks before the next label."""

_YEAR_ALONE = re.compile(r"((?:19|20)\d{2})年?度?")
_ANY_YEAR = re.compile(rf"{_YEAR}年度")
_HEAD = re.compile(r"(?:评分|自评|评价|考核)[^，。]{0,6}表")
_ACTS = re.compile(r"^(?:关于|附件\d*|附表\d*|对)")


@dataclass(frozen=True, slots=True)
class Captions:
    """What stands above a table.

    Attributes:
        department: whose budget; empty where it is not said.
        year: the fiscal year; `None` where it is not said, or more than one is.
        rubric: id of the rubric, as an export states it; empty for any other sheet.
    """

    department: str = ""
    year: int | None = None
    rubric: str = ""


def read_captions(lines: Sequence[str]) -> Captions:
    """The department and the year in the lines above a table; labelled cells win over the title."""
    pairs = list(_pairs(lines))
    titles = [match for line in lines if (match := _title(line))]
    department = _value(pairs, "department") or next((match.group("who") for match in titles), "")
    years = {int(match.group("year")) for match in titles}
    heads = [fold(line).text for line in lines if _HEAD.search(fold(line).text)]
    years = years or {int(year) for line in heads for year in _ANY_YEAR.findall(line)}
    labelled = _YEAR_ALONE.fullmatch(_value(pairs, "year"))
    year = int(labelled.group(1)) if labelled else years.pop() if len(years) == 1 else None
    return Captions(_ACTS.sub("", department), year, _value(pairs, "rubric"))


def _title(line: str) -> re.Match[str] | None:
    text = "\t".join(fold(part).text.strip() for part in line.split("\t"))
    return next((match for pattern in _TITLES if (match := pattern.search(text))), None)


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Labels and what stands behind them: in the same cell, or in the next."""
    for line in lines:
        parts = _APART.split(line.strip())
        for index, part in enumerate(parts):
            match = _PAIR.fullmatch(part)
            label = match.group(1) if match else part
            value = match.group(2).strip() if match else ""
            following = parts[index + 1] if index + 1 < len(parts) else ""
            if any(is_word(label, "captions", key) for key in ("department", "year", "rubric")):
                yield bare(label), value or ("" if _PAIR.fullmatch(following) else following.strip())


def _value(pairs: list[tuple[str, str]], key: str) -> str:
    return next((value for label, value in pairs if value and is_word(label, "captions", key)), "")
