"""How long it takes to compare two notices of some twenty pages, and one with a hundred older ones."""

import random
import time
from collections.abc import Iterator

from drafter.comparison.comparing import compare
from drafter.comparison.reading import Known, document_of, side_of
from drafter.comparison.sides import Section, Side
from evals.comparison.gold import NOTICES, units_of
from evals.comparison.houses import house

PAGE = 22 * 28
"""Characters of a page in the house template."""


def notice(pages: int, year: int, seed: int = 1) -> str:
    """A notice of so many pages, of clauses of all sample notices; another seed changes their figures."""
    chance = random.Random(seed)  # noqa: S311
    clauses: dict[Section, list[str]] = {Section.PROBLEMS: [], Section.RECOMMENDATIONS: []}
    for path in sorted(NOTICES.glob("*.md")):
        for unit in units_of(path.read_text(encoding="utf-8"), "old1"):
            if unit.section in clauses and unit.kind.value == "clause":
                clauses[unit.section].append(unit.words)
    parts = [f"# 关于青禾县教育局（虚构）{year}年度部门整体支出绩效复核结果的通知\n"]
    for title, own in zip(("三、存在问题", "四、建议"), clauses.values(), strict=True):
        parts.append(title)
        length = 0
        for number, text in enumerate(own):
            if length > pages * PAGE / 2:
                break
            length += len(text)
            parts.append(f"（{number + 1}）{text.replace('1', str(chance.randrange(1, 9)))}")
    return "\n\n".join(parts)


def _side(text: str, name: str) -> Side:
    return side_of(document_of(text, f"{name}.md"), name, Known())


def reports() -> Iterator[str]:
    """Seconds."""
    base = house()
    for pages in (20, 40):
        old, new = notice(pages, 2021, 1), notice(pages, 2022, 2)
        begin, worked = time.perf_counter(), time.process_time()
        found = compare(_side(new, "new"), [_side(old, "old1")], base)
        taken, worked = time.perf_counter() - begin, time.process_time() - worked
        units = len(found.new.units)
        yield f"{pages} pages ({len(new)} characters, {units} units): {taken:.2f} s, {worked:.2f} s of CPU"
    texts = [path.read_text(encoding="utf-8") for path in sorted(NOTICES.glob("*.md"))]
    olds = [texts[n % len(texts)].replace("虚构", f"虚构{n}").replace("20", f"2{n % 10}", 1) for n in range(100)]
    begin = time.perf_counter()
    found = compare(_side(texts[0] + "\n", "new"), [_side(text, f"old{n}") for n, text in enumerate(olds)], base)
    yield f"one notice against {len(found.olds)}: {time.perf_counter() - begin:.1f} s"


if __name__ == "__main__":
    print(*reports(), sep="\n")
