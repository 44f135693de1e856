"""One area in two units."""

from tests.audit.findings import told_and_silent

SLIPS = [
    ("一期建设占地63.5亩（{}平方米）。", "42333.54", "16266.24"),
    ("面积{}公顷，合45亩。", "3", "4.5"),
    ("规划面积1.2平方公里，折合{}亩。", "1800", "18000"),
    ("占地{}亩（约4.2万平方米）。", "63", "36"),
]

ALIKE = [
    "占地63.5亩（42355平方米）。",  # 667 to the 亩
    "占地63.5亩（建筑面积16266.24平方米）。",
    "占地63.5亩、绿化16266.24平方米。",
    "占地63.5亩（其中水面2000平方米）。",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "unit")
