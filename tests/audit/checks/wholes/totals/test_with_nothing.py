"""Lists of parts that name those of which there is nothing."""

from tests.audit.findings import told_and_silent

INCOME = (
    "2031年收入预算为{}万元，其中：财政拨款193.39万元，基金拨款0万元,专户拨款0万元,单位结余结转资金82.46万元。"
)

SLIPS = [
    (INCOME, "275.85", "387.62"),
    (INCOME, "275.85", "257.85"),
    (
        "经费支出{}万元。项目支出{}万元，其中：工程支出0元，货物支出41.00万元，服务支出0元，其他9.00万元。",
        ("90.00", "50.00"),
        ("90.00", "60.00"),
    ),
]

ALIKE = [
    INCOME.format("275.86"),  # as rounding makes it
    INCOME.format("387.62").replace("其中：", "其中主要："),
    INCOME.format("387.62").replace("82.46万元。", "82.46万元等。"),
    "2031年收入预算为387.62万元，其中：财政拨款193.39万元，基金拨款0万元，结转资金82.46万元。",  # one nought
    "2031年收入387.62万元，其中：拨款193.39万元，比上年增加0万元，基金0万元，专户0万元。",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "sum")
