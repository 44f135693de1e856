"""Parts are told at the stage of their whole, and names behind figures are their own."""

import pytest

from tests.verification.stations import blocked, objections


@pytest.mark.parametrize(
    "text",
    [
        "年初预算由项目支出540.00万元和人员经费610.00万元构成。",
        "全年预算1,205.00万元，其中项目支出560.00万元、人员经费645.00万元。",
        "现场抽查发现2台显微镜、1个物镜没有实物。",
    ],
)
def test_a_part_is_told_as_its_whole_is(text: str) -> None:
    assert objections(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("年初预算由项目支出610.00万元和人员经费540.00万元构成。", ["610.00万元", "540.00万元"]),
        ("决算1,000.00万元，其中项目支出616.00万元、人员经费384.00万元。", ["616.00万元", "384.00万元"]),
    ],
)
def test_parts_that_changed_places_are_refused(text: str, found: list[str]) -> None:
    assert blocked(text) == found
