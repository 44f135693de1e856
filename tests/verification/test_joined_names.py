"""Characters that join two names begin or end the name of a place where there is nothing to join: 至和安镇."""

import pytest

from tests.verification.test_foreign_names import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("资金拨付至和安镇财政所后没有使用。", "和安镇财政所"),
        ("项目由泰和区水利局承担。", "泰和区水利局"),
        ("会同和丰乡财政所核对。", "和丰乡财政所"),
        ("和岭镇没有按时报送资料。", "和岭镇"),
        ("设备安装在允和镇的村级站点。", "允和镇"),
        ("向同泽县移交档案。", "同泽县"),
    ],
)
def test_a_joint_at_the_edge_of_a_name_is_part_of_it(text: str, name: str) -> None:
    assert [one for one in found(text) if name in one]


@pytest.mark.parametrize(
    "text",
    [
        "各镇和街道办事处没有落实责任。",
        "本级和县级配套资金没有到位。",
        "由镇和村共同管护。",
        "在省和县两级平台公开。",
        "和青川县相比偏低。",
        "由县和社区分担费用。",
        "与城区其他学校相比偏高。",
        "请有关学校核减人数。",
        "回收问卷四百二十份全部来自城区学校。",
        "主管部门宜督促乡镇卫生院补齐台账。",
        "绩效指标：目标69亩，实际完成41亩。",
        "数量指标：计划12场；质量指标：合格率95%。",
    ],
)
def test_a_joint_between_two_words_and_what_a_field_says_are_no_names(text: str) -> None:
    assert not [one for one in found(text) if not any(char.isdigit() for char in one)]
