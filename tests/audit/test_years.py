"""The year of a report is that of its title or of its matter, and not one that it plans for."""

import pytest

from drafter.audit.reading import Reading
from tests.audit.findings import written

PLANS = "到2020年，全面建成小康社会。力争2020年前完成改造。2020年的目标是翻一番。2020年的规划已经编制。\n"


@pytest.mark.parametrize(
    ("text", "year"),
    {
        "the year of the title": ("清溪县水务局2016年度部门决算说明\n一、概况\n本年完成任务。\n" + PLANS, 2016),
        "a title in other words": ("2016年清溪县财政工作总结\n今年任务完成。\n" + PLANS, 2016),
        "a speech reports on the year before": (
            "政府工作报告\n——2016年1月20日在清溪县人民代表大会上\n2015年，任务完成。2015年，收入增加。\n" + PLANS,
            2015,
        ),
        "a speech that plans more than it reports": (
            "2016年清溪县政府工作报告\n各位代表：\n现在报告工作。2016年，任务不减。\n" + PLANS,
            2016,
        ),
        "plans where no line names the year": (
            "2015年，全县任务完成。2015年收入增加。\n到2020年，翻一番。到2020年，建成。到2020年，脱贫。\n",
            2015,
        ),
        "a title against the base of comparison": (
            "清溪县2026年部门预算\n2025年执行10万元，2026年安排12万元，比2025年增加。2025年结转2万元。\n",
            2026,
        ),
        "a day of publication is no year of a report": (
            "清溪县审计局通报\n发布日期：2023年9月28日\n2022年，共审计12家。2022年，整改到位。\n",
            2022,
        ),
        "two years of a title": (
            "关于2021年财政预算执行情况和2022年财政预算草案的报告\n2021年，收入完成。2021年，支出完成。2022年，安排支出。\n",
            2021,
        ),
        "nothing names a year": ("全县任务完成。\n", None),
        "as many of one as of the other": ("2021年，任务完成。2022年，任务完成。\n", None),
    }.values(),
)
def test_the_year_of_a_report_is_found(text, year):
    assert Reading(written(text)).year == year
