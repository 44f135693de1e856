import pytest

from tests.audit.findings import alarms, hints


@pytest.mark.parametrize(
    "text",
    [
        "全县18个乡镇中抽取7个开展核查，分别为东片的白石镇、鹿角镇，中片的安宁镇、双河镇，西片的云台乡、石桥乡；另访谈120户。",
        "资金涉及3个镇（白石镇、高岭镇）。",
        "资金涉及白石镇、高岭镇、安宁镇2个镇。",
        "抽查两家单位——区财政局、区审计局、区教育局。",
        "抽查了4所学校：实验小学、育才小学、城关小学。",
        "现场核查5个村，分别是大王村、小李村、赵家村和钱家村。",
        "存在以下四方面不足：一是指标偏少；二是预算编制不够精细；三是资产移交滞后。上述不足已反馈单位。",
    ],
)
def test_a_count_that_is_not_that_of_the_names_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["count_list"]


@pytest.mark.parametrize(
    "text",
    [
        "全县18个乡镇中抽取6个开展核查，分别为东片的白石镇、鹿角镇，中片的安宁镇、双河镇，西片的云台乡、石桥乡；另访谈120户。",
        "资金涉及白石镇、高岭镇等5个镇。",
        "抽查3个镇（白石镇、高岭镇等）。",
        "抽取2家单位和3家企业，分别为区财政局、区审计局、甲公司、乙公司、丙公司。",
        "现场核查5个村，分别是大王村、小李村、赵家村、孙家村和钱家村。",
        "全区5个镇中，白石镇、高岭镇完成较好。",
        "下设3个科室：办公室、业务科、财务科。",
        "受托机构3家，具体承担预算评审、绩效评价、债务管理、资产管理等工作。",
    ],
)
def test_one_that_is_or_that_counts_something_else_is_not(text):
    assert [kind for kind, _ in (*alarms(text), *hints(text)) if kind == "count_list"] == []


@pytest.mark.parametrize(
    "text",
    [
        "共设三级指标18个，其中产出指标9个（数量4个、质量3个、时效2个）、效益指标5个、满意度指标2个。",
        "共设三级指标16个，其中产出指标9个（数量4个、质量3个、时效3个）、效益指标5个、满意度指标2个。",
        "审计指出的28个问题中，已完成整改21个、正在整改7个、因政策调整不再整改2个。",
        "发现问题12个，其中：已整改9个、未整改4个。",
        "检查企业15家（大型企业3家、中型企业5家、小型企业8家）。",
    ],
)
def test_classes_that_are_all_and_another_number_are_found(text):
    assert [kind for kind, _ in alarms(text)] == ["sum"]


@pytest.mark.parametrize(
    "text",
    [
        "共设三级指标16个，其中产出指标9个（数量4个、质量3个、时效2个）、效益指标5个、满意度指标2个。",
        "审计指出的28个问题中，已完成整改21个、正在整改5个、因政策调整不再整改2个。",
        "实施项目20个，其中新建项目12个、改建项目3个。",
        "检查企业15家，其中大型企业3家、民营企业14家。",
        "基层医疗机构1179家（含卫生服务中心10家、卫生服务站90家、卫生院69家）。",
        "共建设项目84个，其中在建63个，已竣工未验收15个，已完成验收6个。",
    ],
)
def test_classes_that_may_be_some_or_overlap_are_not(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "存在以下四个问题：1.预算不细；2.进度慢；3.未公示。上述问题应予整改。",
        "主要做法有三点：（一）建机制；（二）强监管。",
        "采取四项措施：（1）排查；（2）登记；（3）销号。",
    ],
)
def test_a_numbered_list_of_another_length_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["count_list"]


@pytest.mark.parametrize(
    "text",
    [
        "存在以下三个问题：1.预算不细；2.进度慢；3.未公示。上述问题应予整改。",
        "存在以下四个问题：1.预算不细；2.进度慢；3.未公示。4.未入账。",
        "采取四项措施：（1）排查；（2）登记；（3）销号等。",
    ],
)
def test_one_of_that_length_or_that_goes_on_is_not(text):
    assert [kind for kind, _ in alarms(text) if kind == "count_list"] == []


def test_names_in_quotation_marks_are_counted():
    assert alarms("未完成的3个，分别是“合格率”和“就业人数”。") == [("count_list", "3个")]
    assert alarms("未完成的2个，分别是“合格率”和“就业人数”。") == []
    assert alarms("抽查5家，其中民营3家，分别为“甲社”、“乙社”、“丙社”、“丁社”、“戊社”。") == []
