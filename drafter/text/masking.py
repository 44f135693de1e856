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
    MarkKind.ARTICLE: NUMBER,
    MarkKind.DOCUMENT: NAME,
}
_QUOTED = re.compile(r"[“「](?!〔)[^“”「」\n]{1,60}[”」]")
_BODY = re.compile(
    r"(?:(?<![\u4e00-\u9fff〔])|(?<=[由经与和及向对至报送请同]))(?:[\u4e00-\u9fff]{2,3})?[省市县区镇乡][\u4e00-\u9fff]{1,14}?"
    r"(?:委员会|街道办|办公室|局|厅|中心|馆|站|院|中学|小学|学校|公司|协会|合作社)"
)
"""A body by its place and its kind: only where a phrase begins, so that it is no part of another word."""

_DIGITS = re.compile(r"\d[\d.,，．:：/-]*\d|\d")
_ROUNDS = 4


def mask(text: str, names: Sequence[str] = ()) -> str:
    """The text with everything that belongs to its own case blotted out.

    Figures become 〔数额〕, dates 〔日期〕, document numbers 〔文号〕, numbers of contracts, vouchers and articles
    〔编号〕, titles, quoted terms, bodies and the given names 〔名称〕. No digit and no quantity in Chinese
    numerals is left.

    Args:
        text: any text.
        names: names of departments, projects, persons; the longest is masked first, line wraps in it allowed.
    """
    for name in sorted({name for name in names if name.strip()}, key=len, reverse=True):
        text = _spaced(name).sub(NAME, text)
    text = _BODY.sub(NAME, _QUOTED.sub(f"“{NAME}”", text))
    for _ in range(_ROUNDS):
        blotted = _DIGITS.sub(NUMBER, _replaced(text, _spans(text)))
        if blotted == text:
            break
        text = blotted  # what a digit kept together may now read as a figure of its own
    return text


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
