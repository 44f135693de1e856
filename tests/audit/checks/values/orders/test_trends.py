"""The way that a row of values is said to have gone."""

from tests.audit.findings import told_and_silent

SLIPS = [
    ("2021—2024年投诉分别为96件、81件、63件和40件，呈逐年{}趋势。", "下降", "上升"),
    ("2024年、2023年、2022年供养人员分别为8053人、8093人、8150人，逐年{}。", "减少", "增加"),
    ("2022年接待12.5万人次、2023年接待{}、2024年接待13.6万人次，接待量逐年增长。", "12.8万人次", "11.8万人次"),
    ("一季度执行率22%、二季度48%、三季度{}、四季度96%，支出进度逐季提高。", "75%", "45%"),
]

ALIKE = [
    "全市道路、消防、工矿三类事故分别为96起、81起和63起，均逐年下降。",  # of one year each
    "近三年人均培训经费依次为1820元、1760元和1905元，总体有所增长。",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "comparison")
