"""What a sentence points at: 前者, 它, 此数, the thing behind 的, and the things of a list."""

import pytest

from tests.verification.works import BLOCKED, told


@pytest.mark.parametrize(
    ("true", "false"),
    [
        # the first and the second of two
        (
            "松岗、柏溪两项工程没有按期完工，前者8月完工，后者11月完工。",
            "松岗、柏溪两项工程没有按期完工，前者11月完工，后者8月完工。",
        ),
        ("配送公司与食品商行，前者中标，后者送货。", "配送公司与食品商行，后者中标，前者送货。"),
        ("中标的是配送公司，送货单位却是食品商行。", "中标的是食品商行，送货单位却是配送公司。"),
        # dates that 的 joins to what stands behind them
        (
            "一份是3月8日签订、4月2日才备案的MC-2022-014号合同，另一份是6月10日签订、7月22日才备案的MC-2022-037号合同。",
            "一份是6月10日签订、7月22日才备案的MC-2022-014号合同，另一份是3月8日签订、4月2日才备案的MC-2022-037号合同。",
        ),
        ("4月2日才备案的MC-2022-014号合同是3月8日签订的。", "3月8日才备案的MC-2022-014号合同是4月2日签订的。"),
        (
            "计划5月10日完工的松岗片区改造工程，8月20日才完工。",
            "计划6月1日完工的松岗片区改造工程，8月20日才完工。",
        ),
        # how long each took, and by how much one took longer
        (
            "MC-2022-014号合同拖了25天，MC-2022-037号合同更甚，比它多拖了17天。",
            "MC-2022-014号合同拖了25天，MC-2022-037号合同更甚，比它多拖了19天。",
        ),
        (
            "MC-2022-014号合同备案用时25天，另一份又多出17天。",
            "MC-2022-014号合同备案用时25天，另一份又多出27天。",
        ),
        ("柏溪片区改造工程比松岗片区改造工程多拖76天。", "松岗片区改造工程比柏溪片区改造工程多拖76天。"),
        ("柏溪片区改造工程拖延近六个月才完工。", "柏溪片区改造工程拖延近九个月才完工。"),
        ("柏溪片区改造工程比原定时间晚了近半年。", "柏溪片区改造工程比原定时间晚了近一年。"),
        # the figure told last
        ("账面采样箱60只，实地找到的采样箱少于此数。", "账面采样箱60只，实地找到的采样箱多于此数。"),
        # as many things as are counted
        (
            "备案不及时的合同有两份：MC-2022-014号和MC-2022-037号。",
            "备案不及时的合同有三份：MC-2022-014号和MC-2022-037号。",
        ),
        ("MC-2022-014号、MC-2022-037号两份合同备案逾期。", "MC-2022-014号、MC-2022-037号三份合同备案逾期。"),
        (
            "两项工程——松岗片区改造工程、柏溪片区改造工程——没有按期完工。",
            "三项工程——松岗片区改造工程、柏溪片区改造工程——没有按期完工。",
        ),
    ],
)
def test_what_is_pointed_at_is_found_and_held_to_its_own_facts(true: str, false: str) -> None:
    assert BLOCKED not in told(true)
    assert BLOCKED in told(false)


@pytest.mark.parametrize(
    "open_list",
    [
        "MC-2022-014号等两份合同备案逾期。",
        "两份合同（MC-2022-014号（已整改）和MC-2022-037号）备案逾期。",
        "前者与后者都没有按期完工，两项工程拖了工期。",
    ],
)
def test_a_list_that_goes_on_and_a_pointer_without_two_things_are_left_alone(open_list: str) -> None:
    assert BLOCKED not in told(open_list)


def test_a_month_that_only_a_vouchers_number_tells_is_shown_and_another_date_refused() -> None:
    assert told("十二月的11-0047号凭证没有附清单。") == {"review"}
    assert BLOCKED in told("12月5日的11-0047号凭证没有附清单。")
