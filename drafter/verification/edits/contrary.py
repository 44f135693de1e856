"""What a sentence that is none of the draft may never say, whatever of its clause is gone.

A problem that is taken back, or has done good; a measure that asks for a falsehood.
"""

import re

from drafter.verification.edits.harmless import grounded, words
from drafter.verification.edits.place import Kind, Place
from drafter.verification.words.meaning import meaning

_TOLD = (
    "(?:上述|以上|前述|所述|该|此|这|有关|相关|所列|所指)[^，。；]{0,4}"
    "(?:情况|问题|情形|事项|说法|现象|做法|事实|差异|线索)"
)
_SURELY = "(?:[并均实已也都]|经[^，。；]{0,6}|其实|实际上?|确)*"
_ABSENT = "(?:不存在|不属实|不成立|不真实|不准确|(?:没有|未)(?:发生|出现)|并非如此|查无实据|有误|系误|属误)"
_TAKEN_BACK = re.compile(f"{_TOLD}(?:[^，。；]{{0,4}}，)?{_SURELY}{_ABSENT}")
_BETTER = re.compile("提升|提高|增强|改善|优化|保障|保证|促进|加强|巩固|好转|向好|节约|节省|改进|夯实")
_OF_WORTH = re.compile("水平|质量|效率|效益|安全|能力|服务|满意度|成效|效果|形象|积极性|公信力|机制|基础")
_FALLING = re.compile(
    "[低差弱少慢难缺失漏欠损降减滞晚迟]|浪费|风险|压力|成本|负担|隐患|能否|是否|才能|方能|以便|要求"
)
_FALSE = re.compile("编造|伪造|虚构|捏造|篡改|涂改|假造|造假|补造|倒签|代签")
_MAY = re.compile("(?:可以?|自行|酌情|适当|先行|予以|统一|由[^，。；]{2,10}|^)(?:直接|先|再|进行)*$")
_DEALT_WITH = re.compile("行为|问题|情况|现象|处理|查处|追究|追责|问责|严禁|杜绝|防止|避免|不得|禁止")
_GROUNDED = 0.5


def contrary(flat: str, place: Place) -> Kind | None:
    """What a sentence says against the clause that it stands in.

    Args:
        flat: the sentence, half width, without blanks, label and stops.
        place: the clause.
    """
    if place.advised:
        return Kind.LOOSENED if _falsifies(flat) else None
    taken_back = _TAKEN_BACK.search(flat) and not any(map(_TAKEN_BACK.search, place.texts))
    return Kind.CLAIMED if taken_back or _has_done_good(flat, place) else None


def _has_done_good(flat: str, place: Place) -> bool:
    """相关做法有效提升了管理水平, in a problem: nothing in it falls short, and nothing ought to be."""
    if not (_BETTER.search(flat) and _OF_WORTH.search(flat)) or _FALLING.search(flat):
        return False
    if words().denying.search(flat) or meaning().falls_short(flat) or meaning().of_duty(flat):
        return False
    return grounded(flat, place.texts) < _GROUNDED


def _falsifies(flat: str) -> bool:
    """可自行编造补齐: a piece that asks for a falsehood, and does not speak of one that is dealt with."""
    for piece in re.split("[，；：]", flat):
        found = _FALSE.search(piece)
        asked = found and _MAY.search(piece[: found.start()]) and "的" not in piece[found.end() :]
        if asked and not _DEALT_WITH.search(piece):
            return True
    return False
