"""How fast the quantity grammar reads: sentences a second on one core, and how its time grows with hostile texts.

Run: python -m evals.benchmarks.scan_speed

The last columns are the time for twice the length over the time for once the length, measured in one run: about 2
means linear, about 4 would mean quadratic.
"""

import time
from collections.abc import Callable
from typing import Any

from drafter.text.masking import mask
from drafter.text.quantities import scan
from drafter.text.sentences import sentences

_SENTENCES = (
    "{year}年调整预算{a}.00万元，实际支出{b}.40万元，执行率{c}.00%，低于目标值5.5个百分点。",
    "抽查9份采购合同，2份超过法定时限，其中YX-{year}-{n:03d}号合同于{year}年5月10日签订，6月8日才备案。",
    "一是由财务股按月通报各项目支出进度，对连续两个月低于序时进度的项目说明原因。",
    "根据《云岭县（虚构）绩效管理办法》（云虚财〔{year}〕{n}号）第十二条，扣0.5分。",
    "该项目覆盖{n}个村（社区），服务群众约{a}人次，满意度≥90%，群众反映良好。",
    "部门职责不够清晰，内部管理制度未及时修订，统一管理的要求没有进一步落实到位。",
)
_COUNT = 6_000
_HOSTILE = (
    *("一", "0", "1,", "（", "〔", "《", "-", ".", "年", "百分之", " ", "\n", "一至", "1:"),
    *("〔2024〕3号", "凭证号1、", "1万元", "1\n个", "》》》（"),
)
_LENGTH = 50_000


def prose(count: int) -> list[str]:
    """Made-up sentences of about forty characters, no two with the same figures."""
    made = []
    for n in range(count):
        values = {"year": 2019 + n % 6, "a": 400 + n, "b": 300 + n, "c": 60 + n % 40, "n": n % 997}
        made.append(_SENTENCES[n % len(_SENTENCES)].format(**values))
    return made


def seconds(read: Callable[[str], Any], *texts: str) -> float:
    """Processor seconds for reading some texts, without the cache."""
    started = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - started


def main() -> None:
    """Print sentences a second, one by one and as one text, and the growth on hostile texts."""
    made = prose(_COUNT)
    read = scan.__wrapped__
    seconds(read, *made[:100])
    characters = sum(map(len, made)) / len(made)
    print(f"{len(made)} sentences of {characters:.0f} characters")
    print(f"one by one   {len(made) / seconds(read, *made):7.0f} sentences a second")
    print(f"as one text  {len(made) / seconds(read, ''.join(made)):7.0f} sentences a second")
    print(f"\n{'hostile text':14s} {'n':>8s} {'scan':>8s} {'2n : n':>7s} {'mask':>7s} {'sentences':>10s}")
    for unit in _HOSTILE:
        once, twice = unit * (_LENGTH // len(unit)), unit * (2 * _LENGTH // len(unit))
        first = seconds(read, once)
        growth = [seconds(way, twice) / max(seconds(way, once), 1e-6) for way in (read, mask, sentences)]
        print(f"{unit!r:14s} {len(once):8d} {first:7.3f}s {growth[0]:7.1f} {growth[1]:7.1f} {growth[2]:10.1f}")


if __name__ == "__main__":
    main()
