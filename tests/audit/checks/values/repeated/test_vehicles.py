"""The cars that are kept and the vehicles among the assets."""

import pytest

from tests.audit.findings import said

TEXT = (
    "公务用车运行维护费6.20万元，年末公务用车保有量{}辆。\n"
    "年末本单位共有车辆7辆，其中：一般公务用车3辆、执法执勤用车2辆、其他用车2辆。\n"
)


@pytest.mark.parametrize("kept", [2, 3, 5, 7])
def test_what_some_of_the_classes_give_is_kept(kept):
    assert said(TEXT.format(kept)) == ([], [])


@pytest.mark.parametrize("kept", [1, 6, 9])
def test_what_no_choice_of_them_gives_is_a_hint(kept):
    alarms, hints = said(TEXT.format(kept))
    assert (alarms, [hint[:3] for hint in hints]) == ([], [("two_values", f"{kept}辆", "7辆")])
