"""The quantity grammar, form by form."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.text.quantities import find_quantities, scan

FORMS = [
    ("支出1,200.50万元", "1,200.50万元", "12005000", "元", 2, "万元", None),
    ("合计0.54亿元", "0.54亿元", "54000000", "元", 2, "亿元", None),
    ("使用209.26 万元", "209.26 万元", "2092600", "元", 2, "万元", None),
    ("支出１，２００．５０万元", "１，２００．５０万元", "12005000", "元", 2, "万元", None),
    ("支出1，200万元", "1，200万元", "12000000", "元", 0, "万元", None),
    ("接待６１，０７５人次", "６１，０７５人次", "61075", "人次", 0, "人次", None),
    ("栽种1，204，300株", "1，204，300株", "1204300", "株", 0, "株", None),
    ("面积６，０７５.5平方米", "６，０７５.5平方米", "6075.5", "平方米", 1, "平方米", None),
    ("两次得95，100分", "100分", "100", "分", 0, "分", None),
    ("总投资17305221904.08元", "17305221904.08元", "17305221904.08", "元", 2, "元", None),
    ("累计拨付13812345678元", "13812345678元", "13812345678", "元", 0, "元", None),
    ("存款120000000000元", "120000000000元", "120000000000", "元", 0, "元", None),
    ("比合同的23645元多收", "23645元", "23645", "元", 0, "元", None),
    ("历时两年多", "两年", "2", "年", 0, "年", "多"),
    ("安排一千二百万元", "一千二百万元", "12000000", "元", 0, "万元", None),
    ("人民币壹佰捌拾万元整", "壹佰捌拾万元整", "1800000", "元", 0, "万元", None),
    ("金额叁仟贰佰元伍角", "叁仟贰佰元伍角", "3200.5", "元", 1, "元", None),
    ("三点五亿元", "三点五亿元", "350000000", "元", 1, "亿元", None),
    ("下降百分之五", "百分之五", "5", "%", 0, "百分之", None),
    ("下降百分之五点二", "百分之五点二", "5.2", "%", 1, "百分之", None),
    ("提高3.2个百分点", "3.2个百分点", "3.2", "百分点", 1, "个百分点", None),
    ("约占七成", "七成", "70", "%", 0, "成", "约"),
    ("占八成半", "八成半", "85", "%", 1, "成", None),
    ("不足1/4的项目", "1/4", "25", "%", 0, "1/4", "不足"),
    ("四分之一的项目", "四分之一", "25", "%", 0, "四分之", None),
    ("配比为2:1", "2:1", "2", "比", 0, "2:1", None),
    ("≥50人次", "50人次", "50", "人次", 0, "人次", "≥"),
    ("近100%", "100%", "100", "%", 0, "%", "近"),
    ("约７２００人", "７２００人", "7200", "人", 0, "人", "约"),
    ("逾6,000多万元", "6,000多万元", "60000000", "元", 0, "万元", "逾"),
    ("60余家企业", "60余家", "60", "家", 0, "家", "余"),
    ("95%以上", "95%", "95", "%", 0, "%", "以上"),
    ("按照20,000元/辆·年", "20,000元/辆·年", "20000", "元/辆·年", 0, "元/辆·年", None),
    ("扣0.5分", "0.5分", "0.5", "分", 1, "分", None),
    ("共9.5万人次", "9.5万人次", "95000", "人次", 1, "万人次", None),
    ("签订后7个工作日以内", "7个工作日", "7", "个工作日", 0, "个工作日", "以内"),
    ("30日内备案", "30日", "30", "天", 0, "日", None),
    ("现场抽查的两台相机", "两台", "2", "台", 0, "台", None),
    ("汽车1 辆", "1 辆", "1", "辆", 0, "辆", None),
    ("超编 2 人均为调入", "2 人", "2", "人", 0, "人", None),
    ("全年采购项目累计支出36\n5.40万元", "36\n5.40万元", "3654000", "元", 2, "万元", None),
    ("支出决算\n7,377.90 万\n\n元，其中", "7,377.90 万\n\n元", "73779000", "元", 2, "万元", None),
    ("预算支出率=97\n\n.92%", "97\n\n.92%", "97.92", "%", 2, "%", None),
    ("控制率为-8%", "-8%", "-8", "%", 0, "%", None),
    ("结余率=1-97.92%", "97.92%", "97.92", "%", 2, "%", None),
    ("收入0万元", "0万元", "0", "元", 0, "万元", None),
    ("指标值“34.52”", "34.52", "34.52", "", 2, "", None),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[0])
def test_a_form_is_read(form: tuple[str, str, str, str, int, str, str | None]) -> None:
    text, span, value, dimension, places, unit, hedge = form
    found = find_quantities(text)[-1]
    read = (found.text, found.value, found.dimension, found.places, found.unit, found.hedge)
    assert read == (span, Decimal(value), dimension, places, unit, hedge)


NONE = [
    "三公经费和十四五规划",
    "一网通办、最多跑一次、一件事",
    "落实两个维护，推进百千万工程",
    "一是制度不全。二是执行不严；三是监督不力。",
    "（一）预算编制",
    "三、存在问题",
    "拨打12345热线",
    "深化放管服改革",
    "第三方评价，第一批清单，第二届，第八条",
    "统一管理，进一步提高，一般性，不一致，同一个人",
    "《关于印发2024年3项制度的通知》",
    "云财〔2024〕3号、云财[2023]15 号",
    "合同HT-2023-02268869、SG23GZ028（编号：YX-2022-031）",
    "0026#凭证、记-0012号凭证",
    "2023年10月31日、2023-10-18、2022年12月30、二〇二四年十月",
    "2021-2025年规划，年底、上半年、第三季度",
    "表1-2、附件3、附表2",
    "电话0751-5550000",
    "联系13812345678，资产号120000000000号",
    "接入IPv6和5G网络",
    "1.部分指标值偏低",
    "分管领导、分别、分析、成立、成本",
    "万一、千方百计、十分、百姓",
    "一式两份",
]


@pytest.mark.parametrize("text", NONE)
def test_what_merely_holds_numerals_is_no_quantity(text: str) -> None:
    assert [found.text for found in find_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [("逾期工单有143单", 143, None), ("一百四十三单", 143, None), ("受理逾143单，已办结", 143, "逾")],
)
def test_orders_are_counted(text: str, value: int, hedge: str | None) -> None:
    assert [(q.value, q.dimension, q.hedge) for q in find_quantities(text)] == [(Decimal(value), "单", hedge)]


@pytest.mark.parametrize("text", ["5单位", "3 单独立项", "一单元", "三单据"])
def test_a_word_that_begins_with_a_counter_counts_nothing(text: str) -> None:
    assert [q.dimension for q in find_quantities(text) if q.dimension == "单"] == []


def test_a_range_gives_both_ends_the_unit() -> None:
    shared = find_quantities("分别用了23个、27个和5个工作日，低于本级21.85个和17.89个百分点")
    assert [(q.text, q.dimension) for q in shared] == [
        ("23个", "个工作日"),
        ("27个", "个工作日"),
        ("5个工作日", "个工作日"),
        ("21.85个", "百分点"),
        ("17.89个百分点", "百分点"),
    ]
    assert [q.dimension for q in find_quantities("抽查3个、涉及5个月")] == ["个", "个月"]
    assert [(q.text, q.dimension, q.value) for q in find_quantities("安排3—5个，增长10%至15%，共2-3万元")] == [
        ("3", "个", Decimal(3)),
        ("5个", "个", Decimal(5)),
        ("10%", "%", Decimal(10)),
        ("15%", "%", Decimal(15)),
        ("2", "元", Decimal(20000)),
        ("3万元", "元", Decimal(30000)),
    ]


def test_cells_of_a_flattened_table_stay_apart() -> None:
    table = "一、基本支出 3,506.96 3,683.64 3,562.75\n\n人员经费 3,263.13 0.38\n 项目 年初预算数"
    assert [(q.text, q.dimension) for q in find_quantities(table)] == [
        ("3,506.96", ""),
        ("3,683.64", ""),
        ("3,562.75", ""),
        ("3,263.13", ""),
        ("0.38", ""),
    ]


_CJK = "年月日元万亿千百十一二三四五六七八九零个项份分成人家第约近不足超、。，；：（）《》〔〕“”的是在为 \n"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=_CJK + "0123456789.,%/-—#~", max_size=60))
def test_spans_are_exact_and_apart(text: str) -> None:
    found = scan(text)
    spans = [(one.start, one.end, one.text) for one in found.quantities]
    spans += [(one.start, one.end, one.text) for one in found.marks]
    for start, end, written in spans:
        assert text[start:end] == written
        assert written
    ends = 0
    for quantity in found.quantities:
        assert quantity.start >= ends
        ends = quantity.end


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 10**9),
    st.integers(0, 4),
    st.sampled_from(["元", "万元", "亿元", "%", "个百分点", "分", "人次", "项"]),
    st.booleans(),
)
def test_what_was_written_is_read(digits: int, places: int, unit: str, grouped: bool) -> None:
    value = Decimal(digits).scaleb(-places)
    written = f"{value:,f}" if grouped else f"{value:f}"
    (found,) = find_quantities(f"其中实际为{written}{unit}。")
    factor = {"万元": 10**4, "亿元": 10**8}.get(unit, 1)
    assert (found.text, found.value, found.places) == (written + unit, value * factor, places)
