"""A rate of all beside something that the report says is not done."""

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings
from tests.audit.water_report import issues

CLAIM = "4.绩效目标覆盖率\n所有项目均设置了绩效目标，覆盖率为100%。"


def test_a_project_without_targets_beside_targets_for_all_is_found():
    found = issues(claim=CLAIM, told="三是河道保洁项目未设置绩效目标。")

    assert [kind for kind, _ in found] == ["achieved_vs_rate"]


@pytest.mark.parametrize(
    "told",
    [
        "三是河道保洁项目设置的绩效目标不够明确。",
        "三是2022年以前年度有项目未设置绩效目标。",
        "三是部门未设置整体绩效目标。",
    ],
)
def test_targets_that_are_poor_or_of_another_kind_raise_no_alarm(told):
    assert [message for kind, message in issues(claim=CLAIM, told=told) if kind == "achieved_vs_rate"] == []


TABLE = """表1 绩效目标完成情况
三级指标 预期指标值 指标完成值
泵站改造数 12座 12座
{name} 100%
{actual}
巡查次数 240次 243次
二、其他
{claim}
"""


@pytest.mark.parametrize(
    ("name", "actual", "claim", "alarm"),
    [
        (
            "水质监测站点覆盖率",
            "下游两个站点因征地原因尚未建成",
            "2023年水质监测站点覆盖率达到100%，数据完整。",
            True,
        ),
        ("水质监测站点覆盖率", "三个站点未安装", "全区水质监测站点的覆盖率已达100%。", True),
        ("水质监测站点覆盖率", "下游两个站点因征地原因尚未建成", "2023年供水管网改造完成率达到100%。", False),
        ("水质监测站点覆盖率", "下游两个站点因征地原因尚未建成", "2023年水质监测站点覆盖率应达到100%。", False),
        ("水质监测站点覆盖率", "下游两个站点因征地原因尚未建成", "2023年水质监测站点覆盖率达到96%。", False),
        ("水质监测站点覆盖率", "未完成整改站点数", "2023年水质监测站点覆盖率达到100%。", False),
        ("水质监测站点覆盖率", "100%", "2023年水质监测站点覆盖率达到100%。", False),
    ],
)
def test_a_whole_rate_beside_a_row_that_is_not_finished(name, actual, claim, alarm):
    text = TABLE.format(name=name, actual=actual, claim=claim)
    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert ("achieved_vs_rate" in [issue.kind for issue in found]) is alarm


@pytest.mark.parametrize(
    ("claim", "other", "alarm"),
    [
        ("2023年审计问题整改率达到100%。", "仍有两个问题未整改。", True),
        ("河湖隐患整改率为100%，任务完成率为98%。", "三处河岸隐患尚未整改到位。", True),
        ("项目验收率100%。", "部分项目没有验收，资料未归档。", True),
        ("审计问题整改率为100%。", "两个问题未按时整改。", False),
        ("审计问题整改率为100%。", "2022年有两个问题未整改。", False),
        ("审计问题整改率为100%。", "对问题未整改的单位予以通报。", False),
        ("审计问题整改率为100%。", "两个设备未验收。", False),
        ("审计问题整改率为96%。", "两个问题未整改。", False),
        ("审计问题整改率应达到100%。", "两个问题未整改。", False),
        ("审计问题整改率为100%。", "年初有两个问题未整改，年末已全部整改。", False),
    ],
)
def test_a_whole_rate_beside_a_part_that_is_not_done(claim, other, alarm):
    text = f"2023年度绩效自评报告\n一、完成情况\n2023年工作按计划推进。{claim}\n二、存在问题\n{other}\n"
    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert ("achieved_vs_rate" in [issue.kind for issue in found]) is alarm
