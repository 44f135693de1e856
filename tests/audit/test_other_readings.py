"""Pairs of sentences that are built alike, of which one is right and the other a slip: only the slip is told."""

import pytest

from tests.audit.findings import audited

RIGHT_AND_WRONG = {
    "each of so many, beside another number": (
        "培养5名校长10名教师导师每人负责培养3名教师。",
        "发放补助5人500元，人均200元。",
        {"rate", "unit"},
    ),
    "so many rates of 100% and a share of a whole": (
        "新建消防站71个，燃气整治实现5个100%。",
        "新建消防站71个，占计划80个的100%。",
        {"rate"},
    ),
    "the amount of a thing that is named behind it": (
        "投资58亿元的碳酸锂项目、投资12亿元的钢构项目，总投资18.3亿元的科技园区相继落户。",
        "投资58亿元的碳酸锂项目、投资12亿元的钢构项目，总投资18.3亿元。",
        {"sum"},
    ),
    "a place in a ranking and a value": (
        "医院排名由40位提升至13位。",
        "床位数由40张提升至13张。",
        {"comparison"},
    ),
    "a task of its own and a limit": (
        "新开工住房1851套，超额完成棚改任务5592套。",
        "新开工住房1851套，超过计划任务5592套。",
        {"comparison"},
    ),
    "a range of amounts and a bare one": (
        "支出10万元、20万元、30万元、40万元、50万元，年收入9万—10万元。",
        "支出10万元、20万元、30万元、40万元、50万元，年收入9万。",
        {"unit"},
    ),
    "the name of a meeting and a year": (
        "2023年全省粮食产量增长。承办2023全省农文旅融合发展工作现场会、音乐节。",
        "2023年全省粮食产量增长。2023全省粮食面积稳定增加。",
        {"form"},
    ),
    "two words that meet": ("新增获批露天煤矿3个，推出一批露营线路。", "按规定及时批露财务信息。", {"spelling"}),
    "a doing for somebody": (
        "既做得实惠的实事，又做为后人打基础的好事。",
        "把优化服务做为加快发展的关键。",
        {"spelling"},
    ),
    "two places in a row": ("分别居全省第二、第三、第三。", "下设文书科、财务科、财务科。", {"repetition"}),
    "two names that meet": ("隆基泰和和谷科技产业园封顶。", "经济和和社会发展平稳。", {"repetition"}),
    "a pointer to another page and a remark": (
        "县域旅游综合竞争力百强，（下转第3版）工业稳步增长。",
        "城乡社区支出130万元，（主要是清洁家园建设）增长较快。",
        {"punctuation"},
    ),
    "the end of a word behind a page number": (
        "全市生产总值增长6.4%，一 — 1 — 般公共预算收入增长7.2%。",
        "全市生产总值增长6.4%，般公共预算收入增长7.2%。",
        {"spelling"},
    ),
    "two lines that meet": (
        "高标准建设特色产业园区\n\n园区是经济发展的主战场，要加快发展。",
        "高标准建设特色产业园区园区，是经济发展的主战场。",
        {"repetition"},
    ),
    "two cells that meet": (
        "443清溪县水务局清溪县水务局石桥镇核桃种植项目进展缓慢。",
        "石桥镇核桃种植项目由清溪县水务局清溪县水务局实施。",
        {"repetition"},
    ),
}


def kinds(text):
    return {issue.kind for issue in audited(text + "\n").issues}


@pytest.mark.parametrize(("right", "wrong", "kind"), RIGHT_AND_WRONG.values(), ids=RIGHT_AND_WRONG)
def test_of_two_sentences_built_alike_only_the_slip_is_told(right, wrong, kind):
    assert not kinds(right) & kind
    assert kinds(wrong) & kind
