"""The numbers that Word makes itself: 一、 （一） 1. before paragraphs that hold none in their text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
_CIRCLED = 20
_DEEPEST = 9
_MOST = 9999


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: its first number, how numbers are written, and the text around them (`（%1）`)."""

    start: int
    form: str
    pattern: str


class Numbering:
    """Counts the numbered paragraphs of a document, in its order."""

    def __init__(self, numbering: "BaseOxmlElement | None", styles: "BaseOxmlElement | None") -> None:
        self._lists: dict[str, Mapping[int, _Level]] = {}
        self._kinds: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        self._styles = dict(_style_numbers(styles)) if styles is not None else {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: "BaseOxmlElement") -> None:
        kinds = {_value(kind, "abstractNumId"): kind for kind in numbering.findall(f"{_W}abstractNum")}
        for item in numbering.findall(f"{_W}num"):
            reference = item.find(f"{_W}abstractNumId")
            name, kind = _value(item, "numId"), _value(reference, "val")
            if kind in kinds:
                self._kinds[name] = kind
                self._lists[name] = {**dict(_levels(kinds[kind])), **dict(_overrides(item))}

    def number(self, paragraph: "BaseOxmlElement") -> str:
        """What Word writes before a paragraph; empty where it writes nothing, or only a bullet."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        own = properties.find(f"{_W}numPr")
        name, depth = _reference(own) if own is not None else ("", 0)
        if not name:
            inherited, level = self._styles.get(_value(properties.find(f"{_W}pStyle"), "val"), ("", 0))
            name, depth = inherited, depth or level
        levels = self._lists.get(name)
        if levels is None or depth not in levels:
            return ""
        return self._counted(name, depth, levels)

    def _counted(self, name: str, depth: int, levels: Mapping[int, _Level]) -> str:
        counts = self._counts.setdefault(self._kinds[name], [0] * _DEEPEST)
        for upper in range(depth):
            counts[upper] = counts[upper] or (levels[upper].start if upper in levels else 1)
        counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        if levels[depth].form in ("bullet", "none"):
            return ""
        text = levels[depth].pattern
        for place in range(depth + 1):
            form = levels[place].form if place in levels else "decimal"
            text = text.replace(f"%{place + 1}", written(counts[place], form))
        return text


def _style_numbers(styles: "BaseOxmlElement") -> Iterator[tuple[str, tuple[str, int]]]:
    for style in styles.findall(f"{_W}style"):
        own = style.find(f"{_W}pPr/{_W}numPr")
        if own is not None:
            yield _value(style, "styleId"), _reference(own)


def _reference(own: "BaseOxmlElement") -> tuple[str, int]:
    name = _value(own.find(f"{_W}numId"), "val")
    depth = _value(own.find(f"{_W}ilvl"), "val")
    return ("" if name == "0" else name), min(int(depth), _DEEPEST - 1) if depth.isdigit() else 0


def _levels(kind: "BaseOxmlElement") -> Iterator[tuple[int, _Level]]:
    for level in kind.findall(f"{_W}lvl"):
        yield from _level(level)


def _overrides(item: "BaseOxmlElement") -> Iterator[tuple[int, _Level]]:
    for override in item.findall(f"{_W}lvlOverride"):
        for level in override.findall(f"{_W}lvl"):
            yield from _level(level)


def _level(level: "BaseOxmlElement") -> Iterator[tuple[int, _Level]]:
    place, start = _value(level, "ilvl"), _value(level.find(f"{_W}start"), "val")
    if place.isdigit() and int(place) < _DEEPEST:
        form = _value(level.find(f"{_W}numFmt"), "val") or "decimal"
        pattern = _value(level.find(f"{_W}lvlText"), "val")
        yield int(place), _Level(int(start) if start.isdigit() else 1, form, pattern)


def _value(element: "BaseOxmlElement | None", name: str) -> str:
    return str(element.get(f"{_W}{name}", "")) if element is not None else ""


def written(number: int, form: str) -> str:
    """A number as one of Word's formats writes it; in Arabic digits where the format is another."""
    if not 0 < number <= _MOST:
        return str(number)
    return _FORMS.get(form, str)(number)


def _chinese(number: int) -> str:
    text = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += _DIGITS[digit] + sign
        elif text and number and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def _positional(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if number <= _CIRCLED else str(number)


_FORMS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"), _chinese
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _positional),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalZero": lambda number: f"{number:02d}",
}
