"""How long an audit takes as a report grows: it must stay linear, and a hundred pages must take seconds.

Run: python -m evals.benchmarks.audit_speed
"""

import time

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs

_CHARACTERS_OF_A_PAGE = 700
_PAGE = (
    "{chapter}、云岭县（虚构）第{n}项工作\n"
    "（一）资金安排和使用情况\n"
    "2022年安排资金{total}.00万元，其中：基本支出{half}.00万元、项目支出{half}.00万元。实际支出{half}.00万元，支出率50.00%。"
    "项目支出中，设备购置{quarter}.00万元，占项目支出的50.00%。\n"
    "表{n}-1 第{n}项工作支出情况表\n单位：万元\n项目 预算数 决算数\n一、基本支出 {half}.00 {quarter}.00\n"
    "二、项目支出 {half}.00 {quarter}.00\n合计 {total}.00 {half}.00\n"
    "（二）完成情况\n存在以下三个问题：一是进度偏慢，前三个季度支出率只有30.00%。二是合同签订不及时。三是台账不全。"
    "项目于2022年3月1日签订合同，2022年3月5日完成备案，在7个工作日内。该指标得分情况见表{n}-1。\n"
)
_NUMERALS = "一二三四五六七八九"


def document(pages: int) -> Document:
    """A made-up report of about so many pages."""
    body = ""
    number = 0
    while len(body) < pages * _CHARACTERS_OF_A_PAGE:
        number += 1
        total = 4 * (100 + number)
        values = {"total": total, "half": total // 2, "quarter": total // 4}
        body += _PAGE.format(chapter=_NUMERALS[(number - 1) % 9], n=number, **values)
    return Document(source="report.txt", digest="", text=body, paragraphs=paragraphs(body))


def main() -> None:
    """Print the seconds for reports of 25 to 200 pages."""
    audit(document(1))
    for pages in (25, 50, 100, 200):
        made = document(pages)
        started = time.perf_counter()
        found = audit(made)
        taken = time.perf_counter() - started
        print(f"{pages:4d} pages {len(made.text):7d} characters {taken:6.2f} s {len(found.issues)} issues")


if __name__ == "__main__":
    main()
