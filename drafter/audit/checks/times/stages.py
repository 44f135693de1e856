"""Steps of one matter whose dates go against their order: 4月26日完工, 3月12日通过竣工验收.

Two dates are held against each other where they stand in one paragraph and nothing says that they are of two
matters: no phase, lot or further contract is named with them. What a report tells itself as out of order is its
finding and no slip.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.moments import Moment, told_of_days
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "date_order"

_PLANNED = re.compile(
    r"计划|预计|拟|将于|约定|应[于在当]|要求|截止|截至|期限|不晚于|最迟|原定|规定|以前$|前$|之前|目标|力争"
)
_ADMITTED = re.compile(
    r"前置|早于|先于|倒置|倒签|之前已|不符|违反|先[^，。；]{1,10}后|逆|不规范|早在|颠倒|滞后|补[签办录]|未按|未批先|边[^，。；]{1,4}边"
    r"|此前|已于|存在[^，。；]{0,10}问题|超前|程序"
)
_OTHER_MATTER = re.compile(
    r"补充|变更|增补|追加|新增|部分|分批|首批|批次|阶段|初步|初验|预验|单项|子项|单位工程|分部|分项|隐蔽|复验|整改|返工|重新|再次|二次|另"
    r"|其他|其余|上[一年期]|下一|同类|各|分别|陆续|监理|设计|勘察|检测|咨询|消防|环保|规划|试[点运行]|剩余|尾工|附属|配套|复工|延期"
    r"|第?[一二三四五六七八九十两首末\d]+[期批标轮次段阶]|标段|[甲乙丙丁A-Da-d](?:项目|工程|标|段|楼|栋|区|线)|[）)]号|\d号"
)
_DIFFERENT = re.compile(
    r"“[^”]{2,24}”|[\u4e00-\u9fff]{2,14}?(?:工程|项目|标段|合同|道路|公路|泵站|校区|小区|[镇乡村县区])"
)
_FEWEST = 2
_MAY_BE_NEXT_YEAR = 90
"""By more days than these a date without a year lies before another only where it is of the next year."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a chain: its place in it, its name, and how it is told."""

    rank: int
    name: str
    words: re.Pattern[str]


@cache
def chains() -> tuple[tuple[Step, ...], ...]:
    """The chains of steps."""
    table = tomllib.loads(resources.files(__package__).joinpath("stages.toml").read_text(encoding="utf-8"))
    return tuple(
        tuple(Step(rank, step[0], re.compile(step[1])) for rank, step in enumerate(chain["steps"]))
        for chain in table["chains"]
    )


def check(reading: Reading) -> Iterator[Issue]:
    """Steps that are dated before a step that they follow."""
    for sentences in reading.by_block.values():
        if sum(len(sentence.days) for sentence in sentences) >= _FEWEST:
            told = [moment for moment in told_of_days(sentences) if not _planned(moment)]
            for chain in chains():
                yield from _reversed(reading, sentences, _staged(chain, told))


def _planned(moment: Moment) -> bool:
    return bool(_PLANNED.search(moment.clause) or _OTHER_MATTER.search(moment.clause))


def _staged(chain: Sequence[Step], told: Sequence[Moment]) -> list[tuple[Step, Moment]]:
    return [(step, moment) for moment in told if (step := _step(chain, moment)) is not None]


def _step(chain: Sequence[Step], moment: Moment) -> Step | None:
    """The step that a date is of: the first that is told behind it, else the last right before it."""
    behind = [(match.start(), -match.end(), step) for step in chain if (match := step.words.search(moment.after))]
    if behind:
        return min(behind, key=lambda one: one[:2])[2]
    tail = re.sub(r"(?:的)?(?:日期|时间|时点)?(?:为|是|在|于)?$", "", moment.before)
    before = [step for step in chain if any(match.end() == len(tail) for match in step.words.finditer(tail))]
    return before[-1] if before else None


def _reversed(
    reading: Reading, sentences: Sequence[Sentence], staged: Sequence[tuple[Step, Moment]]
) -> Iterator[Issue]:
    """Each step against the last before it, within what is told of one matter."""
    ranks = [step.rank for step, _ in staged]
    if len(ranks) < _FEWEST or len(set(ranks)) < len(ranks):
        return  # a step that comes twice is told of two matters
    for index, (step, moment) in enumerate(staged[1:], 1):
        known, before = staged[index - 1]
        (early, first), (late, second) = sorted(((known, before), (step, moment)), key=lambda one: one[0].rank)
        if second.last < first.first and not _apart(sentences, before, moment):
            guessed = not second.own and (first.first - second.last).days > _MAY_BE_NEXT_YEAR
            yield reading.issue(
                KIND,
                "order_steps",
                [second.span, first.span],
                doubt=Doubt.SAME if guessed else None,
                late_step=late.name,
                early_step=early.name,
                late=second.text,
                early=first.text,
            )
            return


def _apart(sentences: Sequence[Sentence], first: Moment, second: Moment) -> bool:
    """Whether two dates are of two matters, or the text says itself that their order is turned."""
    own = [s for s in sentences if first.sentence.at <= s.at <= second.sentence.at]
    index = sentences.index(own[-1])
    told = "".join(s.text for s in (*own, *sentences[index + 1 : index + 2]))
    between = first.sentence.block.text[first.day.behind : second.at]
    subject = second.before or between.rpartition("，")[2]
    return bool(
        _ADMITTED.search(told)
        or _OTHER_MATTER.search(between)
        or (re.search("[。；]", between) and _DIFFERENT.search(subject))
    )
