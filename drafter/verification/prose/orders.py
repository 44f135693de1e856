"""Orders to whoever writes or scores, in sections that tell what was found: some documents are made to give them.

They move no score, and no model sees them as anything but data. But a reviewer's account is told in his own words,
and may have been copied from such a document: then it has to be told in other words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.text.beginnings import sooner
from drafter.verification.model import Violation
from drafter.verification.prose.residue import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

_BEGINS = r"(?:^|(?<=[。；！？：:;!?>＞\n“”\"（(])|(?<=[一二三四五六七八九十]是))\s*"
"""Where a sentence or what is said in it begins: an order has no subject."""

_PRESSED = r"(?:请|务必|现在|立即|从现在起|接下来|你(?:应|要|必须|可以)当?)"
_ABOVE = r"(?:以上|上述|上面|上文|前面|前述|前文|之前|此前|先前|原有|原来的|系统|所有|全部|一切|任何)"
_TOLD = r"(?:要求|指令|指示|提示|说明|规则|设定|设置|约束|命令|限制|内容|文字)"
_HEEDED = r"(?:理会|理睬|遵守|遵循|执行|考虑)"
_PASSED_OVER = rf"(?:忽略|无视|忽视|忘记|忘掉|抛开|跳过|作废|覆盖|不[要必用再]?{_HEEDED})(?!了)掉?"

_SCORED = r"(?<![被获])[给打判][予为出成]?(?:满分|优秀|最高[分档等]|高分|\d{2,3}分)"
_WHAT = (
    r"(?:本案|本[项次]|[该此各]项|[本该](?:部门|单位)|所有(?:指标|项目)|全部(?:指标|项目)?|一律|直接|统一"
    r"|请|务必|必须|应当?)"
)
_GRADED = r"(?<![信用质量险称生质级验考])等[级次](?:应当?|一律|直接|统一|必须)*[定评判改调][定为整]?为?[“\"]?优"
_UNTOLD = (
    r"(?:无[须需]|不[必用要得])再?(?:列[出示]|写出?|提出|指出|提及|报告)(?:任何|其他|以下|该)?(?:问题|不足|扣分)"
)

_ORDER = sooner(
    rf"(?:{_BEGINS}|{_PRESSED}){_PASSED_OVER}[^，。；\n]{{0,6}}{_ABOVE}[^，。；\n]{{0,6}}{_TOLD}"
    rf"|{_WHAT}[^，。；\n]{{0,6}}{_SCORED}|(?:{_BEGINS}|(?<=，)){_SCORED}|{_GRADED}|{_UNTOLD}"
    rf"|{_BEGINS}(?:系统|管理员|开发者)(?:消息|指令|命令|通知)[:：]"
    r"|你(?:现在是|是一[个名位]|的任务|将扮演|只[能需要](?:输出|写|回答)|必须(?:输出|回答|写出|给出))"
    r"|[给致告](?:AI|人工智能|大?语言模型|大模型|写作助手|机器人)",
    re.MULTILINE,
)
_OTHERS = re.compile(r"自评|自查|自我评|评委|专家|评标|测评|互评|评审|打分表|问卷|评分人")
"""Whoever else scores: what they gave is told, and no order."""

_STOP = "。；\n"
_BEFORE = 2
"""So many characters before a stretch tell whether an order begins in it."""


def check(examination: Examination) -> Iterator[Violation]:
    """Orders in both sections."""
    for scope in examination.scopes:
        if scope.own:
            begin = max(scope.start - _BEFORE, 0)
            for start, end in _found(examination.text[begin : scope.end], scope.start - begin):
                yield violation(NAME, "order", (examination.text, begin + start, begin + end))


@lru_cache(maxsize=256)
def _found(stretch: str, first: int) -> tuple[tuple[int, int], ...]:
    """The orders in a stretch of text, behind the characters that stand before it; most are asked about again."""
    found = []
    for match in _ORDER.finditer(stretch, first):
        begin = max(stretch.rfind(stop, first, match.start() + 1) for stop in _STOP) + 1
        if not _OTHERS.search(stretch, max(begin, first), match.end()):
            found.append(_trimmed(match))
    return tuple(found)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start() + len(match.group()) - len(match.group().lstrip()), match.end()
