"""What is called the most or the least of a list."""

from tests.audit.findings import told_and_silent

SLIPS = [
    ("城东站96%，马鞍站74%，青石站63%。最高的城东站与最低的{}相差33个百分点。", "青石站", "马鞍站"),
    ("各站分别为：城东站96%、河口站91%、青石站63%，其中最低的是{}。", "青石站", "河口站"),
    ("得分最高的是甲镇{}，乙镇95.0分，丙镇88.0分，丁镇90.2分。", "97.5分", "93.5分"),
]

ALIKE = [
    "城东站96%，马鞍站74%，青石站63%。漏损率最低的马鞍站只有8%。",  # by another measure
    "五个项目合计2150.00万元，其中预算最大的为基地1200.00万元，最小的为大赛60.00万元。",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "comparison")
