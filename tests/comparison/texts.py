"""Made-up notices for the tests of this room."""

from collections.abc import Sequence

from drafter.comparison.comparing import compare
from drafter.comparison.model import Comparison
from drafter.comparison.reading import Known, document_of, side_of
from drafter.comparison.sides import Side

DEPARTMENT = "青禾县水务局（虚构）"
NUMERALS = "一二三四五六七八九十"


def notice(
    clauses: Sequence[str], *, year: int = 2021, department: str = DEPARTMENT, advice: Sequence[str] = ()
) -> str:
    """A notice with these problems, and recommendations if there are any."""
    parts = [f"# 关于{department}{year}年度部门整体支出绩效复核结果的通知", f"{department}：", "三、存在问题"]
    parts += ["（一）预算管理不够规范", *_numbered(clauses)]
    if advice:
        parts += ["四、建议", "（一）规范预算管理", *_numbered(advice)]
    return "\n\n".join(parts) + "\n"


def side(text: str, name: str = "new", known: Known | None = None) -> Side:
    """A text as a side."""
    return side_of(document_of(text, f"{name}.md"), name, known or Known())


def compared(new: str, *olds: str) -> Comparison:
    """Texts compared, without the house's wording."""
    return compare(side(new), [side(old, f"old{number}") for number, old in enumerate(olds, 1)])


def _numbered(clauses: Sequence[str]) -> list[str]:
    return [f"{NUMERALS[place]}是{text}" for place, text in enumerate(clauses)]
