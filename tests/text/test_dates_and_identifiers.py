"""Dates, document numbers, contract and voucher numbers, titles, articles."""

import pytest

from drafter.text.dates import find_dates
from drafter.text.identifiers import find_identifiers, normal_number, voucher_core


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年10月31日", ["2023-10-31"]),
        ("2023 年 12\n\n月 28 日", ["2023-12-28"]),
        ("2023-10-18发布", ["2023-10-18"]),
        ("2023.10.18发布", ["2023-10-18"]),
        ("2022年12月30，备案", ["2022-12-30"]),
        ("2021年2月一张报销单", ["2021-02"]),
        ("2021年2月三笔支出", ["2021-02"]),
        ("2021年2月三日付款", ["2021-02-03"]),
        ("２０２３年２月７日", ["2023-02-07"]),
        ("2020年4月公布", ["2020-04"]),
        ("2021年度决算", ["2021"]),
        ("截至2021年底", ["2021"]),
        ("12月28日备案", ["--12-28"]),
        ("2019-2022年", ["2019", "2022"]),
        ("2021年至2023年", ["2021", "2023"]),
        ("二〇二四年十月十六日", ["2024-10-16"]),
        ("年底、上半年、本年度、每季度", []),
        ("3个月、5年、30日", []),
        ("《2021年重点工作计划》", []),
        ("云财〔2024〕3号", []),
        ("2023年13月", ["2023"]),
    ],
)
def test_dates(text: str, iso: list[str]) -> None:
    assert [mark.value for mark in find_dates(text)] == iso


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据云虚财〔2024〕3 号文件", [("document_number", "云虚财〔2024〕3号")]),
        ("（云府办发函[2019]15号）", [("document_number", "云府办发函〔2019〕15号")]),
        ("按照中发（2018）34号要求", [("document_number", "中发〔2018〕34号")]),
        ("合同HT-2023-02268869号", [("contract_number", "HT-2023-02268869号")]),
        ("编号：SG23GZ028，单位", [("contract_number", "SG23GZ028")]),
        ("（科目编号：201）328.77万元", [("contract_number", "201")]),
        ("（科目编码：21007）28.8万元", [("contract_number", "21007")]),
        ("编号：HT(2020)012号", [("contract_number", "HT(2020)012")]),
        ("编号（2020）12", [("contract_number", "（2020）12")]),
        ("0026#凭证", [("voucher_number", "0026#凭证")]),
        ("记-0012号凭证", [("voucher_number", "记-0012号凭证")]),
        ("《预算法》第十四条", [("document", "预算法"), ("article", "第十四条")]),
        ("《关于印发〈办法〉的通知》", [("document", "关于印发〈办法〉的通知")]),
        ("《关于印发《办法》的通知》", [("document", "关于印发《办法》的通知")]),
        ("《政府采购\n\n法》", [("document", "政府采购法")]),
        ("第四十七条第二款", [("article", "第四十七条第二款")]),
        ("《没有写完的标题", []),
    ],
)
def test_identifiers(text: str, found: list[tuple[str, str]]) -> None:
    assert [(mark.kind.value, mark.value) for mark in find_identifiers(text)] == found


def test_one_number_has_one_form() -> None:
    forms = ["云财〔2024〕3号", "云财[2024]3号", "云财（2024）第3号", "云财【2024】３ 号"]
    assert {normal_number(form) for form in forms} == {"云财〔2024〕3"}
    assert {voucher_core(form) for form in ("0026#凭证", "记-0026号", "0026号凭证", "凭证号26")} == {"26"}
