"""Whether a rate and the amounts beside it can be compared: not restated, of the same base, and no list."""

import re
from functools import lru_cache

from drafter.audit.series import run_of
from drafter.audit.statements import Figure, Sentence

PRIOR = re.compile(r"上年|去年|上一?年度|同期|上期")
"""Words for the year before."""

_OTHERWISE = r"现价|现行价|不变价|可比|同口径|剔除|扣除价格|价格因素|年均|年平均|平均每年|平均增|实际(?:增长|下降)"
_MADE = r"生产总值|GDP|增加值|总产值"
RESTATED = re.compile(f"{_MADE}|{_OTHERWISE}|名义")
_RESCOPED = re.compile(_OTHERWISE)
_OUTPUT = re.compile(_MADE)
"""What is told at the prices of its year, while its growth is told at constant prices."""
_NOMINAL = re.compile(r"名义")
_OF_A_BUDGET = re.compile(r"(?:预算|财政|税收|基金)[^，。；\d]{0,12}(?:收入|支出)[^，。；\d]{0,8}\d")
_AFTER = re.compile(r"[。，]?[（(][^（()）]*|[^，。；、]*")
"""What is told of a rate behind it: to the next stop, or in brackets, be it behind the stop."""
_THROUGHOUT = re.compile(r"(?:同口径|可比口径|剔除)[^。；]{0,30}下同")
_BEHIND = 30
_NEW = re.compile(r"新(?:成立|设|增|建|列)|首次|上年度?(?:无|没有|未|为0|数?为零)")
_FOUNDED = re.compile(r"本(?:单位|部门|中心)[^。，]{0,6}新(?:增|成立|设|组建)")


def comparable(sentence: Sentence, stated: Figure) -> bool:
    """Whether a rate of growth is of the figures as they are printed.

    Not one of a list of rates, and none at constant prices or in another scope than the figures beside it.
    """
    text = sentence.block.text
    said = re.split(r"[；;]", text[sentence.at : stated.at])[-1]
    after = _AFTER.match(text, stated.behind, stated.behind + _BEHIND)
    behind = after[0] if after else ""
    alone = len(run_of(sentence, stated)) == 1
    return alone and not _RESCOPED.search(f"{said}|{behind}") and not _of_output(said, behind)


def _of_output(said: str, behind: str) -> bool:
    """Whether a rate is that of an economy's output, and neither nominal nor of budget money named behind it."""
    told = [match.end() for match in _OUTPUT.finditer(said)][-1:]
    if not told:
        return bool(_OUTPUT.search(behind))
    return not _NOMINAL.search(f"{said}|{behind}") and not _OF_A_BUDGET.search(said, told[0])


def new_item(sentence: Sentence) -> bool:
    """Whether a sentence says that there was nothing of its matter the year before."""
    return bool(_NEW.search(sentence.text))


@lru_cache(maxsize=4)
def new_body(text: str) -> bool:
    """Whether a report is of a body that did not exist the year before."""
    return bool(_FOUNDED.search(text))


@lru_cache(maxsize=4)
def restated_throughout(text: str) -> bool:
    """Whether a report says once for all that its rates are of figures that it does not print: 下同."""
    return bool(_THROUGHOUT.search(text))


def is_whole(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is only what another is a percentage of: 占预算A的p%, 完成计划A的p%."""
    index = sentence.figures.index(figure)
    after = sentence.figures[index + 1 : index + 2]
    joined = bool(after) and sentence.block.text[figure.behind : after[0].at] == "的"
    return joined and after[0].quantity.dimension == "%"


def one_base(sentence: Sentence, change: Figure, stated: Figure) -> bool:
    """Whether a change and its rate are against the same: not one against the budget, one against last year."""
    text = sentence.block.text
    own = _compared_with(re.split(r"[，。；]", text[sentence.at : change.at])[-1])
    other = _compared_with(text[change.behind : stated.at])
    return not own or not other or own == other


def _compared_with(words: str) -> str:
    if PRIOR.search(words) or re.search(r"同比|20\d{2}年(?!初|度?预算)", words):
        return "year"
    if re.search(r"年初(?!预算)", words):
        return "start"
    return "budget" if re.search(r"预算|计划|任务|目标", words) else ""
