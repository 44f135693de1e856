"""The words by which a sentence says that a figure follows from others (`following.toml`)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.text.alternation import longest_of

_DONE_TO = "[发付计报列收花领支缴占]"
_MEASURE = "(?:[^，。；]{0,8}?(?:预算|标准|定额|目标|概算|计划|限额)数?)?的?(?:预算数)?"
"""What a change is told against: 超出年初预算, 超出标准的预算数."""
_SUM = "(?:额|数|率|量|幅度?|值|金额|部分|人数)?$"


@dataclass(frozen=True)
class Ways:
    """The tables, as patterns.

    Attributes:
        sum: that a figure is a sum.
        each: that it is so much for each.
        share: that it is a share.
        taken: that it is a distance, or what is missing or left.
        stage: at which stage, or of when, a figure of a thing is.
        spent: right before it, that it was spent.
        overdue: that it is by how much a limit was missed.
        done: behind it, that it is done.
        lacking: the name of a rate of what is missing, left or changed.
        surely: the name of a fact that is what is missing.
        counted: by counter, words for each of what it counts.
        verb: the word of a change right before its size.
        falls: such a word is of a fall.
        rise: ends or begins the name of a rise.
        fall: the same of a fall.
    """

    sum: re.Pattern[str]
    each: re.Pattern[str]
    share: re.Pattern[str]
    taken: re.Pattern[str]
    stage: re.Pattern[str]
    overdue: re.Pattern[str]
    spent: re.Pattern[str]
    done: re.Pattern[str]
    lacking: re.Pattern[str]
    surely: re.Pattern[str]
    counted: Mapping[str, re.Pattern[str]]
    verb: re.Pattern[str]
    falls: re.Pattern[str]
    rise: re.Pattern[str]
    fall: re.Pattern[str]


@cache
def ways() -> Ways:
    """The tables, read once."""
    source = resources.files(__package__).joinpath("following.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    told, lacking, change = table["ways"], table["lacking"], table["change"]
    return Ways(
        sum=_any(told["sum"]),
        each=_any(told["each"]),
        share=re.compile(told["share_patterns"]),
        taken=_any(told["taken"]),
        stage=_any(told["stage"]),
        spent=re.compile(told["spent_patterns"]),
        overdue=_any(told["overdue"]),
        done=re.compile(told["done_patterns"]),
        lacking=_any(lacking["rate"]),
        surely=_any(lacking["surely"]),
        counted={counter: re.compile("|".join(words)) for counter, words in table["each"].items()},
        verb=re.compile(f"(?P<verb>{change['verbs_patterns']})(?:了|出|约|近|逾|达|为|率)*$"),
        falls=re.compile(change["falls_patterns"]),
        rise=_named(change["rise"], "多"),
        fall=_named(change["fall"], "少"),
    )


def _any(words: str) -> re.Pattern[str]:
    return re.compile(longest_of(words.split()))


def _named(words: str, mark: str) -> re.Pattern[str]:
    """What ends the name of a change, and what begins it: 支出减少额, 少缴税款."""
    return re.compile(f"(?:{longest_of(words.split())}|{mark}{_DONE_TO}){_MEASURE}{_SUM}|^{mark}{_DONE_TO}")
