"""One reading of a source, in which a quote stands or does not."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.text.marks import MarkKind
from drafter.text.quantities import scan
from drafter.verification.quotes.folding import Folded, canonical, folded, is_sign

LONGEST_GAP = 120
"""So many characters of content may be left out where a quote has an ellipsis."""

LEAST_PART = 3
"""A part of a quote beside an ellipsis has so many characters of content at least."""

_MOST_PLACES = 200
_WINDOW = 60
_ELLIPSIS = re.compile(r"(?:…|⋯|\.{3,}|。{3,}|．{3,}|·{3,}|[\[(（〔【]\s*(?:略|…+|\.{3,})\s*[\])）〕】])+")
_STOPS = re.compile(r"[。！？；;!?]|\n[ \t\u3000\r]*\n")
_DENIED = re.compile(
    r"(?:[不未无没非勿莫否]|没有|未能|不能|不得|不应|不可|不准|不许|不宜|不予|不再|不必|不应当|不可以|不应该|无法|无须|无需|无权|毋须|尚未|并未|均未"
    r"|未按|未经|难以|禁止|严禁|杜绝|避免|防止|免于|免予|拒绝|停止|假如|如果|可以|(?<![许认])可|(?<![事适便相])宜|鼓励|允许"
    r"|部分|个别|少数|多数|有的|一些|原则上|基本|几乎|仅|只|仅限|只有|(?<![扣免解消清拆删去排])除)$"
)
_LEFT_OUT = re.compile(
    r"[不未无没非勿莫禁免否除仅只须必]|应(?![用急收付对])|可以|可(?![行靠持比])|鼓励|允许|原则上"
)
_CONDITION = re.compile(r"[未无没非否除仅只若但]|不(?!得)|如(?!实|期)|的$")
"""What an earlier clause may not say that is left out: a condition or an exception to what follows."""

_CLAUSE = re.compile(r"[，,；;：:]")
_PLAIN = re.compile(r"[供相对适响反效]应")
_HEDGE_BEFORE = re.compile(
    r"(?:[约近逾超≥≤<>]|不足|不到|未达|超过|突破|不少于|不低于|不超过|不高于|不大于|不小于|高于|低于|大于|小于|多于|少于|至少|至多|最多|最少|最低|最高)$"
)
_HEDGE_BEHIND = re.compile(r"(?:以上|以下|以内|之内|以外|之外|左右|上下|不等|[多余]|至)")
_CLOSED = re.compile(r"[，。；：！？,;:!?][”’」』\"'）)\s]*$")
"""A quote that says that a clause ends here."""

_CLOSES = re.compile(r"[，。；：！？,;:!?、.．…—·|）)\]〕】》〉”’」』\"]|\n[ \t\u3000\r]*\n")
_EMPTY = re.compile(r"[（(]\s*[）)]|“\s*”|《\s*》|〔\s*〕")
_PAIR = 2
_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "《": "》",
    "〔": "〕",
    "【": "】",
    "[": "]",
}

_FIGURE_BEGINS = re.compile(r"[0-9〇零一二三四五六七八九十百千两半]")
_FIGURE_ENDS = re.compile(r"[0-9〇零一二三四五六七八九十百千万亿两半%‰元个项件条份次人户家年月日分天倍成]$")
_WORD = re.compile(r"[0-9A-Za-z]")
_SPOKEN = re.compile(r"[〇零一二三四五六七八九十百千两]")
_JOINT = re.compile(r"[.,:/-]")
_WHOLE = frozenset(
    {
        MarkKind.ARTICLE,
        MarkKind.DATE,
        MarkKind.DOCUMENT_NUMBER,
        MarkKind.CONTRACT_NUMBER,
        MarkKind.VOUCHER_NUMBER,
        MarkKind.NUMBER,
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands: `source[start:end]` holds it, layout included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its content, and the spans that are not read."""

    text: str
    content: Folded
    layout: tuple[tuple[int, int], ...] = ()

    def find(self, quote: str, whole: Folded) -> Found | None:
        """The first place where a quote stands, or `None`; `whole` is its content."""
        if not whole.text or _EMPTY.search(quote):
            return None
        for start in self._places(whole.text, 0, len(self.content.text)):
            end = start + len(whole.text)
            if self._stands(start, end) and self._edges(quote, whole, start, end):
                return self._found(quote, whole, start, end)
        parts = [folded(part).text for part in _ELLIPSIS.split(quote)]
        inner = parts[1:-1] if len(parts) > 1 else []
        said = [part for part in parts if part]
        joined = len(said) > 1 and all(inner) and all(len(part) >= LEAST_PART for part in said)
        return next(self._joined(quote, said), None) if joined else None

    def _places(self, needle: str, start: int, end: int) -> Iterator[int]:
        at = self.content.text.find(needle, start, end)
        for _ in range(_MOST_PLACES):
            if at < 0:
                return
            yield at
            at = self.content.text.find(needle, at + 1, end)

    def _joined(self, quote: str, parts: list[str]) -> Iterator[Found]:
        """Places where the parts of a quote follow each other in one sentence."""
        for start in self._places(parts[0], 0, len(self.content.text)):
            position, limit = start + len(parts[0]), self._sentence_end(start)
            if position > limit or not self._stands(start, position):
                continue
            for part in parts[1:]:
                place = self._next(part, position, limit)
                if place is None:
                    break
                position = place + len(part)
            else:
                yield self._found(quote, folded(quote), start, position)

    def _next(self, part: str, position: int, limit: int) -> int | None:
        """The nearest place of a part behind another, if what is left out between them may be."""
        last = min(limit, position + LONGEST_GAP + len(part))
        for place in self._places(part, position + 1, last):
            if self._needed(position, place):
                return None
            if self._stands(place, place + len(part)):
                return place
        return None

    def _needed(self, start: int, end: int) -> bool:
        """Whether words left out change what is said: a duty of the clause that goes on, or a condition."""
        offsets = self.content.offsets
        *whole, last = _CLAUSE.split(_PLAIN.sub("", self.text[offsets[start] : offsets[end]]))
        return bool(_LEFT_OUT.search(last)) or any(_CONDITION.search(clause.strip()) for clause in whole)

    def _sentence_end(self, start: int) -> int:
        """Where the content of the sentence ends in which a character stands."""
        offsets = self.content.offsets
        last = min(start + _MOST_PLACES * 3, len(offsets)) - 1
        stop = _STOPS.search(self.text, offsets[start], offsets[last] + 1)
        if stop is None:
            return last + 1
        low, high = start, last + 1
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if offsets[middle] < stop.start() else (low, middle)
        return low

    def _stands(self, start: int, end: int) -> bool:
        """Whether these characters can be quoted without what is around them."""
        text = self.content.text
        before, after = text[max(start - 6, 0) : start], text[end : end + 3]
        if before and self._adjacent(start - 1) and _DENIED.search(before):
            return False
        first, last = text[start], text[end - 1]
        if _FIGURE_BEGINS.match(first) and self._adjacent(start - 1) and _HEDGE_BEFORE.search(before):
            return False
        figure = _FIGURE_ENDS.search(last) and _has_figure(text[max(end - 8, start) : end])
        return not (
            (figure and (after[:1] == "-" or (self._adjacent(end - 1) and _HEDGE_BEHIND.match(after))))
            or self._cuts_word(before, start, first, backwards=True)
            or self._cuts_word(after, end, last, backwards=False)
            or self._cuts_figure(start)
            or self._cuts_figure(end)
        )

    def _cuts_word(self, beyond: str, at: int, edge: str, *, backwards: bool) -> bool:
        """Whether a quote begins or ends within a number of a thing, a Latin word or a numeral."""
        offsets = self.content.offsets
        if not beyond or offsets[at] - offsets[at - 1] > 1:
            return False
        near, far = (beyond[-1:], beyond[-2:-1]) if backwards else (beyond[:1], beyond[1:2])
        if _WORD.match(edge) and (_WORD.match(near) or (_JOINT.match(near) and _WORD.match(far))):
            return True
        if backwards and edge.isdigit() and near == "-":
            return True
        return bool(_SPOKEN.match(edge) and _SPOKEN.match(near))

    def _cuts_figure(self, at: int) -> bool:
        """Whether a quantity, a date or a number of a thing spans this place of the content."""
        text, offsets = self.content.text, self.content.offsets
        if not 0 < at < len(text) or not _has_figure(text[max(at - 12, 0) : at + 12]):
            return False
        low, high = offsets[max(at - _WINDOW, 0)], offsets[min(at + _WINDOW, len(offsets) - 1)] + 1
        before, after = offsets[at - 1] - low, offsets[at] - low
        found = scan(self.text[low:high])
        spans = [(q.start, q.end) for q in found.quantities]
        spans += [(m.start, m.end) for m in found.marks if m.kind in _WHOLE]
        return any(start <= before and after < end for start, end in spans)

    def _adjacent(self, index: int) -> bool:
        """Whether no sign stands between a character of the content and the next: only layout may."""
        pair = self.content.text[index : index + 2] if index >= 0 else ""
        return len(pair) == _PAIR and not any(map(is_sign, pair + self._between(index)))

    def _between(self, index: int) -> str:
        """What stands between a character of the content and the next, without what is not read."""
        start, end = self.content.offsets[index] + 1, self.content.offsets[index + 1]
        if end - start == 0:
            return ""
        pieces = []
        for place in range(bisect_left(self.layout, (start, start)), len(self.layout)):
            low, high = self.layout[place]
            if low >= end:
                break
            pieces.append(self.text[start:low])
            start = high + (self.text[high : high + 1] == "\n")
        return "".join([*pieces, self.text[start:end]])

    def _edges(self, quote: str, content: Folded, start: int, end: int) -> bool:
        """Whether the signs at the ends of a quote can be the source's: no clause is closed that goes on there."""
        first, last = content.offsets[0], content.offsets[-1] + 1
        if end < len(self.content.text) and (_CLOSED.search(quote, last) or _paired(quote, first, last, -1)):
            closes = _CLOSES.search(self._between(end - 1)) or is_sign(self.content.text[end])
            if not closes:
                return False
        return not (start and _paired(quote, first, last, 0) and self._adjacent(start - 1))

    def _found(self, quote: str, content: Folded, start: int, end: int) -> Found:
        """The span in the original, with the signs around it that the quote has too."""
        offsets, inner = self.content.offsets, content.offsets
        first, last = offsets[start], offsets[end - 1] + 1
        for char in filter(str.strip, reversed(quote[: inner[0]])):
            place = len(self.text[:first].rstrip()) - 1 if first and self.text[first - 1].isspace() else first - 1
            if place < 0 or canonical(self.text[place]) != canonical(char):
                break
            first = place
        for char in filter(str.strip, quote[inner[-1] + 1 :]):
            place = last
            while place < len(self.text) and self.text[place].isspace():
                place += 1
            if place >= len(self.text) or canonical(self.text[place]) != canonical(char):
                break
            last = place + 1
        return Found(first, last)


def _paired(quote: str, first: int, last: int, side: int) -> bool:
    """Whether the sign at one end of a quote belongs to another inside it, and so to the source."""
    sign, inner = (quote[:first], quote[first:]) if side == 0 else (quote[last:], quote[:last])
    if not sign.strip():
        return False
    if side == 0:
        closing = _PAIRS.get(sign.strip()[-1], "")
        return bool(closing) and closing in quote[first:last]
    opening = next((left for left, right in _PAIRS.items() if right == sign.strip()[0]), "")
    return bool(opening) and opening in inner[first:]


def _has_figure(text: str) -> bool:
    return any(_FIGURE_BEGINS.match(char) for char in text)
