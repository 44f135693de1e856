"""What the checks of denials share: the words before a figure, and what sets it apart from what is denied."""

import re

from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

COUNTED = frozenset(
    (
        "辆",
        "台",
        "套",
        "批次",
        "批",
        "人次",
        "个",
        "次",
        "期",
        "场",
        "起",
        "宗",
        "件",
        "家",
        "项",
        "名",
        "人",
        "处",
        "座",
        "间",
        "户",
        "份",
        "班",
        "笔",
    )
)
ASIDE = re.compile(
    r"上年|去年|上一年|往年|以前|原有|保有|现有|在编|预算|计划|拟|将|下年|明年|标准|减少|增加|增长|下降|比|较|其他单位|参加|承担|上级|不超过|应|可|历年|累计|截至|结转|捐赠|调入|无偿|划拨|免费|同比|人均|每"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_STOP = re.compile("[，；。：、]")
_LONGEST = 60


def clause(figure: Figure) -> str:
    """The clause of a figure up to it."""
    return _STOP.split(figure.block.text[max(0, figure.at - _LONGEST) : figure.at])[-1]


def other_year(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether the last year named before a place of a sentence is not that of the report."""
    years = _YEAR.findall(sentence.block.text, sentence.block.text.rfind("。", 0, sentence.at) + 1, at)
    return bool(years) and reading.year is not None and int(years[-1]) != reading.year
