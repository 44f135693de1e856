import pytest

from tests.audit.findings import alarms


def test_a_place_that_once_has_another_character_of_the_same_sound_is_found():
    text = "资金涉及白塘镇、高岭镇2个镇。其中白塘镇安排156万元。至年底，{}支出149万元。"

    assert alarms(text.format("白堂镇")) == [("name", "白堂镇")]
    assert alarms(text.format("白塘镇")) == []


@pytest.mark.parametrize(
    "text",
    [
        "资金涉及白塘镇、高岭镇、白堂镇3个镇。其中白塘镇安排156万元。",
        "资金涉及东塘镇、高岭镇。其中东塘镇安排156万元。至年底，西塘镇支出149万元。",
        "全市城乡居民保险支出3万元。市城乡建设局支出2万元。市城乡居民参保率提高。",
    ],
)
def test_two_places_are_not(text):
    assert [kind for kind, _ in alarms(text) if kind == "name"] == []


def test_a_name_in_quotes_that_once_differs_before_the_same_words_is_found():
    pieces = ["项目名称：“薪传”非遗传承人扶持项目，实施单位为文化馆。", "结论：“薪传”项目目标完成。"]

    assert alarms(*pieces, "“星传”非遗传承人扶持项目共资助30人。") == [("name", "星传")]
    assert alarms(*pieces, "“星光”青年工匠计划不在评价范围。") == []


def test_a_body_that_once_has_another_character_of_the_same_sound_is_found():
    text = "保洁由祥和物业公司承担。经考核，祥和物业公司得分90分。{}公司已完成整改。"

    assert alarms(text.format("详和物业")) == [("name", "详和物业公司")]
    assert alarms(text.format("平安物业")) == []
