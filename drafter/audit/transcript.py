"""Whether a machine read a text off its pages, told by counting what only such machines write.

Marks, brackets, numbers and the order of lines are then the machine's reading: what rests on a single one of them
may be a slip of the machine, which nobody can tell from the text alone.
"""

import re

_FORMULA = re.compile(r"(?<![SKU$\\])\$(?!\{)[^$\n\u4e00-\u9fff，。；]{0,120}\$")
_OF_FORMULA = re.compile(r"\\[A-Za-z%]|\d|[=+×~]|^\W*[A-Za-z](?:\s+[A-Za-z])*\W*$")
_PICTURE = re.compile(r"!\[[^\]\n]{0,40}\]\([^)\n]{1,300}\)")
_CELL_TAG = re.compile(r"</t[dh]><t[dh]|<t[dh] (?:col|row)span")
_LOOP = re.compile(r"([^\W_xXｘＸ]|[，、：；])\1{29,}")
_CONFUSED = re.compile(
    r"(?<![征接签验查回招吸没])收人(?=[\d×，。、；增减占总完预比较达和及与为中])|(?<=[纳列深投])人(?=[\d了的到推开实全各])"
    r"|隋况|己经|己完"
    r"|(?<![A-Za-z\d.])\d*[lIO](?:\d*\.\d|\d{2,}(?=[万亿元年月日]))|\d[lO]\d"
)
"""入 read as 人, 情 as 隋, 已 as 己, and 1 or 0 in a figure as a letter."""
_HALVES = re.compile(
    r"(?<![（(])\((?:\d{1,2}|[一二三四五六七八九十]{1,3})）|（(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)"
)
_FEWEST_FORMULAS = 3
_FEWEST_PICTURES = 2
_FEWEST_CONFUSED = 3
_FEWEST_HALVES = 5


def read_by_machine(text: str) -> bool:
    """Whether a text shows the signs of a recogniser: one of them often, or two kinds of them. Linear.

    Figures as formulas between dollar signs, tables as tags beside pictures, one character in an endless row,
    characters that look like the right ones. Brackets of two widths, which writers mix as well, are one sign more.
    """
    formulas = sum(1 for _ in formulas_in(text)) if "$" in text else 0
    pictures = len(_PICTURE.findall(text)) if "![" in text else 0
    tagged = bool(_CELL_TAG.search(text)) if "<t" in text else False
    confused = len(_CONFUSED.findall(text))
    if formulas >= _FEWEST_FORMULAS or confused >= _FEWEST_CONFUSED or _LOOP.search(text):
        return True
    weak = (
        formulas > 0,
        confused > 0,
        tagged,
        pictures >= _FEWEST_PICTURES,
        len(_HALVES.findall(text)) >= _FEWEST_HALVES,
    )
    return sum(weak) > 1


def formulas_in(text: str) -> list[re.Match[str]]:
    """Where figures or signs stand between dollar signs, as Markdown writes formulas: $98$, $x$."""
    return [match for match in _FORMULA.finditer(text) if _OF_FORMULA.search(match[0][1:-1])]
