"""Amounts with a sign of the currency, written as a notice writes them: ¥36,500 is 36,500元."""

import re

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"[余多]?(?:[十百千]?[万亿]|[千百])?[余多]?"
_ENDS = r"(?![\d.,]*\d)(?!\s*[%％‰a-zA-Z:：])"
_SIGNED = re.compile(
    rf"(?:[¥￥]|(?<![A-Za-z])(?:RMB|CNY)(?![A-Za-z]))\s*"
    rf"(?P<number>{_NUMBER}(?:[-—–~～]{_NUMBER})?)\s*(?P<scale>{_SCALE})\s*元?{_ENDS}"
)
_SPELLED = re.compile(
    rf"(?P<number>人民币\s*{_NUMBER}{_SCALE})(?P<scale>)(?![\d.,]*\d)(?=\s*(?:$|[，。；、,;!！?？()（）]))"
)


def in_yuan(text: str) -> str:
    """A text whose amounts in 人民币 all bear their unit behind them and no sign before them.

    The digits stay as they are. An amount that follows the word 人民币 keeps the word.
    """
    for pattern in (_SIGNED, _SPELLED):
        text = pattern.sub(lambda match: f"{match.group('number')}{match.group('scale')}元", text)
    return text
