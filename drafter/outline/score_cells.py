"""What single cells of score tables say: an amount of points, a name, a mark."""

import re
from decimal import Decimal

from drafter.text.width import narrow

_NUMBER = re.compile(r"(?P<open>[（(])?(?P<sign>[+-]?)(?P<number>\d{1,4}(?:\.\d{1,4})?)分?(?(open)[)）])")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)%")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_MEASURED = re.compile(r"^[≥≤><=＞＜不约超]?\d")


def plain(cell: str) -> str:
    """A cell in half width and without blanks."""
    return "".join(narrow(cell).split())


def number_of(cell: str) -> Decimal | None:
    """The points that a cell is, +3 and 2分 among them; `None` if it is anything else."""
    match = _NUMBER.fullmatch(plain(cell))
    return Decimal(match["sign"] + match["number"]) if match else None


def weight_of(cell: str) -> Decimal | None:
    """The full marks that a cell is, in points of a hundred where it is a share: 10%."""
    share = _SHARE.fullmatch(plain(cell))
    return Decimal(share[1]) if share else number_of(cell)


def names(cell: str) -> bool:
    """Whether a cell may be a name: a word, and no figure."""
    return any(char.isalpha() for char in cell) and number_of(cell) is None


def tells(cell: str) -> bool:
    """Whether a cell is a name in Chinese, and neither a code nor a target that begins with its figure."""
    return bool(_CHINESE.search(cell)) and not _MEASURED.match(plain(cell))
