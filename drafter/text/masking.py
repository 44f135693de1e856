"""Masking: what a model may see of another text are its words, never its figures and names."""

import re
from collections.abc import Sequence

from drafter.text.marks import MarkKind
from drafter.text.quantities import scan

AMOUNT, DATE, DOCUMENT_NUMBER, NUMBER, NAME = "〔数额〕", "〔日期〕", "〔文号〕", "〔编号〕", "〔名称〕"

_MASKS = {
    MarkKind.DATE: DATE,
    MarkKind.DOCUMENT_NUMBER: DOCUMENT_NUMBER,
    MarkKind.CONTRACT_NUMBER: NUMBER,
    MarkKind.VOUCHER_NUMBER: NUMBER,
    MarkKind.NUMBER: NUMBER,
    MarkKind.DOCUMENT: NAME,
}
_DIGITS = re.compile(r"\d[\d.,，．:：/-]*\d|\d")
_ROUNDS = 4


def mask(text: str, names: Sequence[str] = ()) -> str:
    """The text with everything that belongs to its own case blotted out.

    Figures become 〔数额〕, dates 〔日期〕, document numbers 〔文号〕, numbers of contracts and vouchers 〔编号〕,
    titles and the given names 〔名称〕. No digit and no quantity in Chinese numerals is left.

    Args:
        text: any text.
        names: names of departments, projects, persons; the longest is masked first, line wraps in it allowed.
    """
    for name in sorted({name for name in names if name.strip()}, key=len, reverse=True):
        text = _spaced(name).sub(NAME, text)
    for _ in range(_ROUNDS):
        spans = _spans(text)
        if not spans:
            break
        text = _replaced(text, spans)
    return _DIGITS.sub(NUMBER, text)


def _spaced(name: str) -> re.Pattern[str]:
    return re.compile(r"\s{0,4}".join(re.escape(char) for char in name if not char.isspace()))


def _spans(text: str) -> list[tuple[int, int, str]]:
    found = scan(text)
    spans = [(mark.start, mark.end, _MASKS[mark.kind]) for mark in found.marks if mark.kind in _MASKS]
    spans += [(quantity.start, quantity.end, AMOUNT) for quantity in found.quantities]
    return sorted(span for span in spans if text[span[0] : span[1]] != f"《{NAME}》")


def _replaced(text: str, spans: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, blot in spans:
        pieces += (text[position:start], blot)
        position = end
    return "".join([*pieces, text[position:]])
