"""Misbehaviours beside figures: every slot is right, and a word that touches it makes it another figure."""

import re
from collections.abc import Callable, Iterator, Sequence

from tests.hostile.words import Wrong, facts

_QUANTITY = re.compile(r"\{F\d+\.(?:adjusted|spent|rate|carried|paid|value|target|actual)\}")
"""Slots of the scripted accounts that are filled with a figure."""


def _touched(words: Sequence[str], *, behind: bool) -> Callable[[str], str]:
    """Puts words right beside the figures, the next one beside each."""

    def change(text: str) -> str:
        number = iter(range(len(text)))
        return _QUANTITY.sub(lambda found: joined(found[0], words[next(number) % len(words)]), text)

    def joined(slot: str, word: str) -> str:
        return slot + word if behind else word + slot

    return change


_FIGURES = ("420.00", "365.40", "87", "5,000", "5000", "4200")
_BESIDE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "numerals before figures": (("十", "九", "壹", "亿"), ()),
    "numerals behind figures": ((), ("亿", "万", "百", "余")),
    "signs and currencies before figures": (("负", "美元", "＋", "×"), ()),
    "units behind figures": ((), ("美元", "人次", "/月", "平方米")),
    "hedges before figures": (("约", "至少", "最多", "逾"), ()),
    "bounds behind figures": ((), ("左右", "以上", "之外", "水平以下")),
    "totals made rates": (("每月", "人均", "每件", "逐年"), ()),
}
"""What stands before figures, or behind them."""


def _touching() -> Iterator[Wrong]:
    """Words that change a figure by touching it; one misbehaviour for each side and kind."""
    for name, said in _BESIDE.items():
        before, behind = said
        change = _touched(before or behind, behind=bool(behind))
        seen = [f"{word}{figure}" for word in before for figure in _FIGURES]
        seen += [f"{unit}{word}" for word in behind for unit in ("万元", "%", "人次")]
        yield Wrong(name, facts(change), tuple(seen))


TOUCHED: tuple[Wrong, ...] = (
    *_touching(),
    Wrong("another's figures", facts(lambda text: "全省下属单位" + text), ("全省", "下属单位")),
)
