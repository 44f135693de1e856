"""机关运行经费 beside the 公用经费 that it is a part of."""

from tests.audit.findings import told_and_silent

PAPER = (
    "2031年度云岭县（虚构）水务站决算说明\n四、支出情况\n基本支出520.10万元。其中，人员支出442.04万元，公用经费78.06万元。\n"
    "七、机关运行经费\n2031年机关运行经费支出{}万元，比2030年增长7.9%。\n"
)

SLIPS = [(PAPER, "78.06", "520.10"), (PAPER, "66.50", "87.06")]

ALIKE = [
    PAPER.format("78.0"),
    PAPER.format("520.10").replace("公用经费78.06", "公用经费中的差旅费78.06"),
    PAPER.format("66.50") + "2030年机关运行经费支出92.00万元。\n",  # of another year
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "sum")
