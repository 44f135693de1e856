import pytest

from tests.audit.findings import alarms, hints

PARTS = "本报告共分三个部分：第一部分概况，第二部分决算表，第三部分名词解释。"
WORKS = "延伸审计的项目为：1.旧区改造；2.小巷整治；3.公园建设。"
PROBLEMS = (
    "1.绩效目标偏低，指标完成率均超过150%；2.项目公示不及时，公示晚于资金拨付；"
    "3.形成的设备未入账，原值214.60万元。"
)
FAILED = "未完成指标共3个：“招生人数”完成552人；“车间利用率”完成71.50%；“对口就业率”完成66.20%。"


@pytest.mark.parametrize(
    ("pieces", "quoted"),
    [
        ([PARTS + "具体构成详见第四部分。"], "第四部分"),
        (["第一章 概况", "第二章 实施", "第三章 结论", "具体数据见第四章。"], "第四章"),
        ([WORKS + "上述第4项暂停。"], "上述第4项"),
        (["主要问题如下：", "一是预算不细；二是进度慢；三是未公示。上述第四点已整改。"], "上述第四点"),
    ],
)
def test_a_reference_beyond_the_last_is_found(pieces, quoted):
    assert alarms(*pieces) == [("cross_reference", quoted)]


@pytest.mark.parametrize(
    "pieces",
    [
        [PARTS + "具体构成详见第二部分。"],
        ["第一章 概况", "第二章 实施", "第三章 结论", "依据该办法第五章执行，详见《评价办法》第六章。"],
        [WORKS + "上述第3项暂停，上述第1、2项按计划推进。"],
        ["附件列有五项。", "上述第4项暂停。"],
    ],
)
def test_a_reference_to_what_is_there_or_elsewhere_is_not(pieces):
    assert [kind for kind, _ in alarms(*pieces) if kind == "cross_reference"] == []


def test_a_table_beyond_those_that_the_report_counts_itself_is_found():
    pieces = [
        "表1 分配情况",
        ("片区", "支出"),
        ("城区", "10"),
        ("郊区", "20"),
        "表2 问卷情况",
        ("对象", "份数"),
        ("居民", "180"),
    ]

    said = "本报告仅列上述两张表，明细见《资金台账》表5。"
    assert ("cross_reference", "表3") in alarms(*pieces, "由表3可知，郊区较慢。" + said)
    assert alarms(*pieces, "由表1可知，郊区较慢。" + said) == []


def test_a_problem_of_which_no_shorter_list_of_answers_repeats_a_word_is_found():
    answers = "1.参照近年完成值合理核定目标值；2.严格执行先公示后拨付。上述建议请主管部门反馈。"

    pieces = ["五、存在的问题", PROBLEMS, "六、相关建议"]
    assert alarms(*pieces, answers) == [("problem_without_recommendation", "形成的设备未入账，原值214.60万元。")]
    assert alarms(*pieces, "1.合理核定目标值；2.严格执行公示制度，及时将设备登记入账。") == []
    assert alarms(*pieces, "1.合理核定目标值；2.严格执行公示制度。第3项问题已整改，不再提出建议。") == []


def test_an_answer_that_names_a_problem_and_speaks_of_another_is_found():
    problems = ["存在问题及建议", "问题1：绩效监控流于形式，监控表与自评表相同。", "问题2：资金支付集中在12月。"]
    second = "建议2（对应问题2）：将支付进度纳入考核。"

    wrong = alarms(*problems, "建议1（对应问题1）：按月编制用款计划，均衡支付。", second)
    assert [kind for kind, _ in wrong] == ["problem_without_recommendation"]
    assert alarms(*problems, "建议1（对应问题1）：分别填报监控表并留存佐证。", second) == []


def test_a_name_that_is_left_out_where_each_is_to_be_explained_is_found():
    told = "逐项说明原因如下：招生人数未完成，系停招调整；车间利用率未达标，系12月投用"

    assert alarms(FAILED + told + "。") == [("problem_without_recommendation", "对口就业率")]
    assert alarms(FAILED + told + "；对口就业率未达标，系转行较多。") == []


@pytest.mark.parametrize(
    "text",
    ["完成较好。【如有超支请说明原因】", "完成较好。（请逐项说明未完成原因）", "负责人：（此处填写科室名称）。"],
)
def test_what_a_template_asks_for_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["residue"]


@pytest.mark.parametrize("text", ["表中“（填写单位）”由各乡镇据实填报。", "该单位应在附注中说明（详见附件）。"])
def test_what_a_report_says_of_a_form_is_not(text):
    assert (alarms(text), hints(text)) == ([], [])


def test_an_annex_beyond_the_list_of_them_is_found():
    annexes = "附件：1.明细表 2.验收单"

    assert alarms("各项目详见附件3。", annexes) == [("cross_reference", "附件3")]
    assert alarms("各项目详见附件2。", annexes) == []
    assert alarms("各项目详见该通知附件3。", annexes) == []


def test_fewer_numbered_answers_than_problems_leave_one_open():
    problems = ["问题1：绩效监控流于形式。", "问题2：资金支付集中在12月。", "问题3：设备未登记入账。"]
    answers = ["建议1：按季开展绩效监控。", "建议2：均衡支付进度。"]

    assert [kind for kind, _ in alarms(*problems, *answers)] == ["problem_without_recommendation"]
    assert alarms(*problems, *answers, "建议3：设备及时入账。") == []
