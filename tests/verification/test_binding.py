"""A figure may stand only as what it is: its value, unit, role, year and owner together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.verification.model import Severity
from tests.verification.made_up import CHECKER, NOTICE


def _objections(text: str, point: str) -> list[tuple[str, str]]:
    found = CHECKER.check_sentence(text, points=[point])
    return [
        (v.check, v.text) for v in found if v.severity is Severity.BLOCK and v.check in ("quantities", "names")
    ]


RIGHT = [
    ("F01.a", "调整预算420万元，实际支出365.4万元。"),
    ("F01.a", "调整预算0.042亿元，支出3,654,000元。"),
    ("F01.a", "预算四百二十万元，支出约365万元。"),
    ("F01.a", "预算和支出分别为420.00万元和365.40万元。"),
    ("F01.a", "执行率为87%，即百分之八十七。"),
    ("F01.a", "支出较上年的350.20万元增加15.20万元。"),
    ("F01.a", "2021年支出350.20万元，2022年支出365.40万元。"),
    ("F01.a", "支出由上年的350.20万元增加到365.40万元。"),
    ("F01.a", "支出逾360万元，不足370万元。"),
    ("F01.a", "未支付54.60万元，占调整预算420.00万元的13%。"),
    ("F01.a", "支出低于预算54.60万元。"),
    ("F01.a", "支出比预算少54.60万元。"),
    ("F01.a", "实际支出与调整预算相差54.60万元。"),
    ("F02.a", "2份合同备案逾期，占抽查9份的22.2%。"),
    ("F02.a", "YX-2022-031号、YX-2022-047号2份合同备案滞后。"),
    ("F02.a", "YX-2022-031号合同于2022年5月10日签订，2022-06-08备案。"),
    ("F02.a", "根据《云岭县虚构绩效评价办法》（云虚财〔2022〕7号）抽查合同。"),
    ("F02.a", "根据《云岭县虚构绩效评价办法》（云虚财[2022]第7号）抽查合同。"),
    ("F02.a", "按照《中华人民共和国政府采购法》第四十七条，应在7个工作日内备案。"),
    ("F03.a", "投影仪十二台，缺少三台。"),
    ("F03.a", "建立一个台账，指定一名专人。"),
    ("F03.b", "记-0026号凭证支付3200元。"),
    ("F03.b", "报销金额叁仟贰佰元整。"),
    ("F04.a", "目标5000人次，完成4200人次，相差800人次。"),
    ("F04.a", "青川县虚构图书馆为6100人次，本馆为4200人次。"),
    ("F04.a", "完成4200人次，完成率84%。"),
    ("F04.a", "云岭县虚构少儿馆与县图书馆共同举办讲座，财务室配合。"),
]


@pytest.mark.parametrize(("point", "text"), RIGHT)
def test_what_is_true_passes(point: str, text: str) -> None:
    assert _objections(text, point) == []


WRONG = [
    ("F01.a", "调整预算402.00万元。", "402.00万元"),
    ("F01.a", "调整预算420.00元。", "420.00元"),
    ("F01.a", "支出0.037亿万元。", None),
    ("F01.a", "支出0.0037亿元。", "0.0037亿元"),
    ("F01.a", "支出366万元。", "366万元"),
    ("F01.a", "支出约370.0万元。", "370.0万元"),
    ("F01.a", "实际支出420.00万元。", "420.00万元"),
    ("F01.a", "预算和支出分别为365.40万元和420.00万元。", "365.40万元"),
    ("F01.a", "决算数为420.00万元。", "420.00万元"),
    ("F01.a", "2021年实际支出365.40万元。", "365.40万元"),
    ("F01.a", "上年支出365.40万元。", "365.40万元"),
    ("F01.a", "2022年支出350.20万元。", "350.20万元"),
    ("F01.a", "执行率为87个百分点。", "87个百分点"),
    ("F01.a", "执行率为78.00%。", "78.00%"),
    ("F01.a", "支出不足360万元。", "360万元"),
    ("F01.a", "尚有55.60万元没有支付。", "55.60万元"),
    ("F01.a", "支出比预算少365.40万元。", "365.40万元"),
    ("F01.a", "支出由上年的350.20万元减少到365.40万元。", "减少"),
    ("F01.a", "支出365.40万元高于预算420.00万元。", "高于"),
    ("F01.a", "抽查合同9份。", "9份"),
    ("F02.a", "YX-2022-031号合同于2022年6月8日签订。", "2022年6月8日"),
    ("F02.a", "YX-2022-031号合同于2022年9月1日签订。", "2022年9月1日"),
    ("F02.a", "YX-2022-031号合同于2022年5月11日签订。", "2022年5月11日"),
    ("F02.a", "抽查合同2023年12月31日完成。", "2023年12月31日"),
    ("F02.a", "根据云虚财〔2022〕8号抽查合同。", "云虚财〔2022〕8号"),
    ("F02.a", "按照《虚构财务旧规》第三条办理。", "《虚构财务旧规》"),
    ("F02.a", "合同由青川县审计局审核。", "青川县审计局"),
    ("F02.a", "由青川县财政局负责备案。", "青川县财政局"),
    ("F02.a", "供应商为青石科技有限公司。", "青石科技有限公司"),
    ("F03.a", "投影仪十三台，缺少三台。", "十三台"),
    ("F03.b", "0027#凭证支付3,200元。", "0027#凭证"),
    ("F03.b", "报销金额叁仟叁佰元整。", "叁仟叁佰元整"),
    ("F04.a", "目标4200人次。", "4200人次"),
    ("F04.a", "实际完成5000人次。", "5000人次"),
    ("F04.a", "青川县虚构图书馆为4200人次。", "4200人次"),
    ("F04.a", "县图书馆实际完成6100人次。", "6100人次"),
    ("F04.a", "完成4200人，未达目标。", "4200人"),
]


@pytest.mark.parametrize(("point", "text", "span"), WRONG)
def test_what_is_false_is_refused(point: str, text: str, span: str | None) -> None:
    found = [words for _, words in _objections(text, point)]
    assert found
    if span is not None:
        assert span in found


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_other_amount_passes_for_the_budget(data: st.DataObject) -> None:
    cents = data.draw(st.integers(1, 9_999_999))
    amount = f"{cents // 100}.{cents % 100:02d}"
    text = f"调整预算{amount}万元。"
    if amount == "420.00":
        assert _objections(text, "F01.a") == []
    else:
        assert ("quantities", f"{amount}万元") in _objections(text, "F01.a")


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, len(NOTICE) - 1),
    st.text("0123456789,.%万元年月日号局《》（）一二三是的\n {}〔〕-", max_size=12),
)
def test_spans_are_exact_in_whatever_text(place: int, noise: str) -> None:
    text = NOTICE[max(place - 80, 0) : place] + noise + NOTICE[place : place + 80]
    for violation in CHECKER.check_sentence(text, points=["F01.a", "F02.a"]):
        assert text[violation.start : violation.end] == violation.text
        assert violation.message
        assert violation.remedy
