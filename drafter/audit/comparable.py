"""Whether a rate and the amounts beside it can be compared: not restated, of the same base, and no list."""

import re

from drafter.audit.series import run_of
from drafter.audit.statements import Figure, Sentence

_PRIOR = re.compile(r"上年|去年|上一?年度|同期|上期")
RESTATED = re.compile(
    r"生产总值|GDP|增加值|总产值|现价|现行价|不变价|可比|同口径|剔除|扣除价格|价格因素|年均|年平均|平均每年|平均增|实际(?:增长|下降)|名义"
)
_BEHIND = 30


def comparable(sentence: Sentence, stated: Figure) -> bool:
    """Whether a rate of growth is of the figures as they are printed.

    Not one of a list of rates, and none at constant prices or in another scope than the figures beside it.
    """
    text = sentence.block.text
    said = re.split(r"[；;]", text[sentence.at : stated.at])[-1]
    after = re.split(r"[，。；、]", text[stated.behind : stated.behind + _BEHIND])[0]
    return len(run_of(sentence, stated)) == 1 and not RESTATED.search(f"{said}|{after}")


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
    if _PRIOR.search(words) or re.search(r"同比|20\d{2}年(?!初|度?预算)", words):
        return "year"
    return "budget" if re.search(r"预算|计划|任务|目标", words) else ""
