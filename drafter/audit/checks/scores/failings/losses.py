"""Points lost that no problem mentions, and problems that no recommendation answers."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib import resources

from drafter.audit.answered import BY_NUMBER
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.scores import read_scores
from drafter.audit.sections import Section

_DEFICIENT = re.compile(
    r"(?P<subject>绩效目标|绩效指标|绩效管理|预算编制|固定资产|政府采购|合同|信息公开|财务管理|满意度)[^，。；]{0,10}?"
    r"(?:不够|不足|不规范|不科学|不合理|不完善|不到位|不完整|不准确|薄弱|缺失|偏低|滞后)"
)
_TABLE = tomllib.loads(resources.files(__package__).joinpath("losses.toml").read_text(encoding="utf-8"))
_COMMON = frozenset(_TABLE["common"].split())
_VAGUE = frozenset(_TABLE["vague"].split())
_RELATED = {word: tuple(others.split()) for word, others in _TABLE["related"].items()}
_BONUS = re.compile(r"加分|加减分|附加|奖励分|减分")
_TOTAL = re.compile(r"合计|小计|总计|总分")
_GROUP = re.compile(
    r"(?:专项|项目|部门|资金|预算|绩效|整体|支出)*(?:投入|决策|立项|过程|管理|产出|效益|效果|履职|履职效能|产出和效益)"
    r"(?:指标|类|部分|得分|评价|分析|情况)*"
)
"""The name of a group of indicators: 决策, 项目过程情况."""

_WRONG = re.compile(r"[未不没缺无慢低欠]|滞后|逾期|超出|超支|问题|薄弱|延[迟期误]")
_WORDS = 6
_MOST_TABLES = 2
"""A table of scores and one of targets may be of one report; more are of as many projects."""

_TOLERATED = Decimal("0.05")
_MUCH = Decimal("0.5")
_MUCH_OF_IT = Decimal("0.2")
_ANSWERED_BY_ALL = 30
_GRAM = 2
_LONG_TITLE = 6
_TELLING_GRAMS = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Lost points without a problem, problems without a recommendation."""
    yield from _unmentioned(reading)
    yield from _unanswered(reading)
    yield from _unpunished(reading)


def _unmentioned(reading: Reading) -> Iterator[Issue]:
    if not reading.problems:
        return
    told = {chapter.block.start: chapter.text for chapter in reading.problems if chapter.block}
    yield from _unmentioned_rows(reading, told)
    for score in read_scores(reading).walk():
        lost, title = score.lost, score.section.title
        if score.children or score.bonus or not score.assessed or lost is None or lost.value <= _TOLERATED:
            continue
        own = _problems_of(reading, lost.span[0], told)
        told_of = _is_whole(title) or _mentions(own, title) or _named_again(own, score.section.text)
        if own and score.section.depth > 1 and not told_of:
            yield reading.issue(
                "deduction_without_problem",
                "unmentioned" if lost.value.is_finite() else "unmentioned_all",
                [lost.span],
                severity=Severity.WARNING,
                doubt=_doubt(reading),
                name=re.sub(r"[（(]\d.*", "", title),
                lost=plain(lost.value) if lost.value.is_finite() else "",
            )


def _problems_of(reading: Reading, offset: int, told: Mapping[int, str]) -> str:
    """What the report in which a place stands tells of problems, by where its chapters of them begin."""
    return "".join(text for at, text in told.items() if _of_one(reading, at, offset))


def _doubt(reading: Reading) -> Doubt | None:
    """What is open where points are told of nowhere: to which of several reports in a file the problems belong."""
    return Doubt.SAME if reading.papers.several else None


def _is_whole(name: str) -> bool:
    """Whether a name is that of a group of indicators, or of a total of them: what it lost its parts have lost."""
    return bool(_TOTAL.search(name)) or _GROUP.fullmatch(re.sub(r"[（(].*", "", name)) is not None


def _unmentioned_rows(reading: Reading, told: Mapping[int, str]) -> Iterator[Issue]:
    """The same for rows of the score table that the report has no section on.

    A table of targets has a column of its own for why one was missed, and of several tables each has a project.
    """
    tables = {reading.papers.of(scored.row.name.whole[0]) for scored in reading.sheet}
    for scored in reading.sheet:
        lost, row = scored.lost, scored.row
        if not scored.sure or scored.section or lost is None or _BONUS.search(scored.name):
            continue
        if lost < min(_MUCH, (row.most or lost) * _MUCH_OF_IT) or _is_whole(scored.name):
            continue
        own = _problems_of(reading, row.name.whole[0], told)
        explained = row.reason.text and (row.target.text or row.actual.text)
        if not own or len(tables) > _MOST_TABLES or explained:
            continue
        if not _mentions(own, scored.name) and not _repeated(own, row.reason.text):
            yield reading.issue(
                "deduction_without_problem",
                "unmentioned",
                [row.awarded.whole, row.name.whole],
                severity=Severity.WARNING,
                doubt=_doubt(reading),
                name=scored.name,
                lost=plain(lost),
            )


def _repeated(told: str, reason: str) -> bool:
    """Whether the problems have a word of four characters in common with a reason."""
    return any(reason[i : i + 4] in told for i in range(len(reason) - 3))


def _named_again(told: str, text: str) -> bool:
    """Whether the problems repeat words of what a section says went wrong."""
    clauses = [clause for clause in re.split("[，。；：\n]", text) if _WRONG.search(clause)]
    pieces = (clause[i : i + _WORDS] for clause in clauses for i in range(len(clause) - _WORDS + 1))
    return any(piece in told for piece in pieces)


def _mentions(told: str, name: str) -> bool:
    """Whether the problems speak of what an indicator is about, by its own words or by their usual neighbours."""
    title = re.sub(r"[（(].*", "", name)
    known = [related for key, related in _RELATED.items() if key in title]
    if known:
        return any(word in told for related in known for word in related)
    size = _GRAM if len(title) < _LONG_TITLE else _GRAM + 1
    grams = {title[i : i + size] for i in range(len(title) - size + 1)} - _COMMON
    return not grams or any(gram in told for gram in grams if _telling(gram))


def told_pairs(text: str) -> set[str]:
    """The pairs of characters of a text that tell what it is about."""
    pairs = {text[i : i + _GRAM] for i in range(len(text) - 1)} - _COMMON - _VAGUE
    return {pair for pair in pairs if _telling(pair)}


def _telling(gram: str) -> bool:
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,3}", gram)) and gram[-1] not in "的和与及性率度化情"


def _unanswered(reading: Reading) -> Iterator[Issue]:
    given = {chapter.block.start: chapter for chapter in reading.advice if chapter.block}
    for chapter in reading.problems:
        answering = [
            one for at, one in given.items() if chapter.block and _of_one(reading, at, chapter.block.start)
        ]
        advice = "".join(section.text for section in answering)
        if not advice or BY_NUMBER.search(advice):
            continue
        if any(chapter in other.walk() or other in chapter.walk() for other in reading.advice):
            continue
        answers = sum(len(other.children) for other in answering)
        if answers >= len(chapter.children):  # as many answers as problems: in their order, in other words
            continue
        for item in chapter.children:
            grams = _grams(item)
            if len(grams) >= _TELLING_GRAMS and not any(gram in advice for gram in grams):  # too little said
                yield reading.issue(
                    "problem_without_recommendation",
                    "unanswered",
                    [item.block.span(0, len(item.block.text))] if item.block else [],
                    severity=Severity.WARNING,
                    name=item.title[:_ANSWERED_BY_ALL],
                )


def _of_one(reading: Reading, first: int, second: int) -> bool:
    """Whether two places stand in one report."""
    return reading.papers.report_of(first) == reading.papers.report_of(second)


def _grams(item: Section) -> set[str]:
    """What a problem is about: the pairs of characters of its title that are not common to all of them."""
    grams = {item.title[i : i + _GRAM] for i in range(len(item.title) - 1)} - _VAGUE
    return {gram for gram in grams if _telling(gram)}


def _unpunished(reading: Reading) -> Iterator[Issue]:
    """Problems whose indicators all have full marks."""
    leaves = [score for score in read_scores(reading).leaves if score.max and score.awarded]
    chapters = {
        block.start
        for chapter in reading.problems
        for s in chapter.walk()
        for block in [s.block, *s.blocks]
        if block
    }
    for sentence in reading.sentences:
        match = _DEFICIENT.search(sentence.text) if sentence.block.start in chapters else None
        if match is None:
            continue
        scored = [leaf for leaf in leaves if match["subject"] in leaf.section.title]
        if scored and all(leaf.max and leaf.awarded and leaf.awarded.value >= leaf.max.value for leaf in scored):
            yield reading.issue(
                "full_marks",
                "unpunished",
                [
                    sentence.block.span(sentence.at + match.start(), sentence.at + match.end()),
                    *(leaf.awarded.span for leaf in scored if leaf.awarded),
                ],
                severity=Severity.WARNING,
                problem=match[0],
                names="、".join(re.sub(r"[（(]\d.*", "", leaf.section.title) for leaf in scored),
            )
            return
