"""购置费0元 yet 购置1辆, 未接待来访 yet 接待3批次: nothing was done, and the same paragraph counts it."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.doubts import Doubt
from drafter.audit.governing import label_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.segments import Segment, segments
from drafter.audit.statements import Figure, Sentence

KIND = "denial"

_COST = re.compile(
    r"(?P<of>[一-龥“”（）()]{2,24}?)(?:经费|费用|支出|费|款)(?:决算|支出|数|总额)*(?:为|是|共|均)*$"
)
_DEEDS = re.compile(
    r"购置|采购|购买|接待|培训|会议|出国|出境|考察|租赁|维修|新建|改造|举办|召开|宣传|调研|奖励|慰问|补助|救助|建设|引进|聘[用请]"
)
_DENIED = re.compile(
    r"(?:未(?![经按予能达及到])|没有|无|不存在)(?:再)?(?:(?P<deed>购置|采购|购买|接待|举办|召开|组织|新建|出租|聘[用请]|发放|引进|处置|报废|查处)"
    r"|(?:发生|出现|发现|产生|形成|安排|开展|进行)?(?:过|任何)?)"
    r"(?P<what>[一-龥（）()]{3,16}?)(?:情况|现象|问题|行为|活动|事项)?(?=[，。；]|$)"
)
_COUNTED = frozenset(
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
_ASIDE = re.compile(
    r"上年|去年|上一年|往年|以前|原有|保有|现有|在编|预算|计划|拟|将|下年|明年|标准|减少|增加|增长|下降|比|较|其他单位|参加|承担|上级|不超过|应|可|历年|累计|截至|结转|捐赠|调入|无偿|划拨|免费|同比|人均|每"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_EVER = re.compile(r"全年|本年|年内|当年|期间|从未|均|发[生现]|出现|存在|产生")
"""Of what is denied altogether; what was not done to one thing may have been done to another."""
_WORD = 2
_FEW = 3
_BUDGET = re.compile(r"预算")
_ON_TIME = re.compile(
    r"(?:均|全部|都)(?:已|能)?(?:按期|按时|如期|及时|准时)[^，。；]{1,10}[，；。](?:其中|但|仅)?[^，。；\d]{0,8}"
    r"(?P<late>(?:[1-9]\d{0,3}|[一二两三四五六七八九十])(?:个|项|件|笔|户|家|起|份|批|次|处|座|条)[^，。；\d]{0,8}(?:延期|逾期|超期|超时|滞后|拖延|未按[期时]|未及时))"
)
_COMPLETE = re.compile(
    r"(?:均|全部|都)(?:已|能)?(?:齐全|完整|合格|达标|到位|完成|完工|办结|整改|通过|签订|备案|公开|验收)[^，。；\d]{0,6}[，；](?:其中|但|仅)"
    r"[^，。；\d]{0,6}(?P<late>(?:[1-9]\d{0,3}|[一二两三四五六七八九十])(?:个|项|件|笔|户|家|起|份|批|次|处|座|条)[^，。；\d]{0,8}?(?:缺|未|不合格|没有)[^，。；]{0,10})"
)


def check(reading: Reading) -> Iterator[Issue]:
    """Deeds that cost nothing, or were not done, and are counted in the same paragraph."""
    for sentences in reading.by_block.values():
        told = [segment for sentence in sentences for segment in segments(sentence)]
        yield from _costless(reading, sentences, told)
        yield from _denied(reading, told)
        for sentence in sentences:
            yield from _late(reading, sentence)


def _costless(reading: Reading, sentences: Sequence[Sentence], told: Sequence[Segment]) -> Iterator[Issue]:
    for sentence in sentences:
        for figure in sentence.figures:
            if figure.value or figure.quantity.dimension != "元" or figure.quantity.hedge:
                continue
            label = label_of(sentence, figure)
            cost = _COST.search(label)
            deeds = _DEEDS.findall(cost["of"]) if cost else []
            if not cost or not deeds or _ASIDE.search(label) or _other_year(reading, sentence, figure.at):
                continue
            counted = _count(reading, told, deeds[-1], figure, cost["of"])
            if counted and len(deeds) == 1:
                yield reading.issue(
                    KIND,
                    "costless",
                    [figure.span, counted.span],
                    cost=label + figure.text,
                    deed=_clause(counted) + counted.text,
                )
                return


def _count(reading: Reading, told: Sequence[Segment], deed: str, nought: Figure, of: str) -> Figure | None:
    """The count of what was done, in the stretch of the amount of nought or the one behind it."""
    near = [segment for segment in told if segment.behind >= nought.at][:_WORD]
    for segment in near:
        for figure in segment.figures:
            clause = _clause(figure)
            if figure.at < nought.at or not figure.value or figure.quantity.dimension not in _COUNTED:
                continue
            alike = deed in clause and _shares(of.replace(deed, ""), clause.replace(deed, ""))
            if alike and not _ASIDE.search(clause) and not _other_year(reading, segment.sentence, figure.at):
                return figure
    return None


def _shares(of: str, clause: str) -> bool:
    """Whether two words of one deed are of one thing: one of them names none, or they share two characters."""
    bare = re.sub(r"[（(][^）)]*[）)]|公务|因公|全年|本年度?|当年|共|其中|[^一-龥]", "", of)
    return (
        len(bare) < _WORD or any(bare[i : i + _WORD] in clause for i in range(len(bare) - 1)) or bare[-1] in clause
    )


def _denied(reading: Reading, told: Sequence[Segment]) -> Iterator[Issue]:
    for index, segment in enumerate(told):
        for match in _DENIED.finditer(segment.text):
            at = segment.at + match.start()
            clause = re.split("[，；。]", segment.between(segment.at, at))[-1]
            if _ASIDE.search(clause + "，" + _BUDGET.sub("", match["what"])) or _other_year(
                reading, segment.sentence, at
            ):
                continue
            for near in told[max(index - 1, 0) : index + _WORD]:
                for figure in near.figures:
                    words = _clause(figure)
                    what = (match["deed"] or "") + _BRACKETS.sub("", match["what"])
                    done = len(what) > _FEW and what in _BRACKETS.sub("", words)
                    rest = _BRACKETS.sub("", words).replace(what, "")
                    bent = _ASIDE.search(rest) or re.search("未|没有|无", rest)
                    measured = figure.quantity.dimension in ("元", *_COUNTED) and not figure.quantity.hedge
                    if (
                        done
                        and measured
                        and figure.value
                        and not bent
                        and not _other_year(reading, near.sentence, figure.at)
                    ):
                        yield reading.issue(
                            KIND,
                            "done_after_all",
                            [near.sentence.block.span(at, segment.at + match.end()), figure.span],
                            doubt=None if _EVER.search(clause + match[0]) else Doubt.SAME,
                            said=match[0],
                            deed=words + figure.text,
                        )
                        return


def _late(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """均按期完工，其中2个项目延期."""
    told = sentence.block.text, sentence.at, sentence.behind
    for match in (*_ON_TIME.finditer(*told), *_COMPLETE.finditer(*told)):
        said = re.split("[，；。]", match[0])[0]
        late = sentence.block.span(match.start("late"), match.end("late"))
        if not _ASIDE.search(match["late"]):
            span = sentence.block.span(match.start(), match.start() + len(said))
            yield reading.issue(KIND, "done_after_all", [span, late], said=said, deed=match["late"])


def _clause(figure: Figure) -> str:
    """The clause of a figure up to it."""
    return re.split("[，；。：、]", figure.block.text[max(0, figure.at - 60) : figure.at])[-1]


def _other_year(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether the last year named before a place is not that of the report."""
    years = _YEAR.findall(sentence.block.text[sentence.at : at])
    return bool(years) and reading.year is not None and int(years[-1]) != reading.year
