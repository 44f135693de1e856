"""Words that say of which time or of which whole a figure is: last year's, every year's, a county's towns."""

from typing import Final

LAST_YEAR: Final = ("上一年度", "上一年", "上年度", "上年", "去年", "上期", "往年", "前年", "前一年", "以前年度")
"""The year before the one that a text is about, or an earlier one."""

EVERY_YEAR: Final = ("每年", "各年", "逐年", "次年", "翌年", "当年", "同年", "隔年", "每季", "每月", "每周")
"""A year, or a part of one, that is no year of its own."""

LEVELS: Final = ("国", "省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "街道")
"""Levels of government, as in 全县 and 县级."""

PLACES: Final = (
    "镇街办",
    "镇街",
    "镇（街、办）",
    "镇（街道）",
    "镇（街）",
    "街（镇）",
    "镇(街、办)",
    "镇(街道)",
    "镇(街)",
    "街(镇)",
    "乡镇",
    "街道",
    "行政村",
    "自然村",
    "村（居）",
    "村(居)",
    "村（社区）",
    "社区（村）",
    "村(社区)",
    "社区(村)",
    "村居",
    "社区",
    "县区",
    "区县",
    "县（市、区）",
    "县(市、区)",
    "镇",
    "乡",
    "村",
    "区",
    "县",
)
"""What a place consists of: how many of them there are hardly changes from year to year. Longer words first."""

OFFICES: Final = (
    "股室",
    "科室",
    "处室",
    "内设机构",
    "下属单位",
    "直属单位",
    "所属单位",
    "二级单位",
    "二级预算单位",
    "预算单位",
    "事业单位",
)
"""What a department consists of."""


def any_of(words: tuple[str, ...]) -> str:
    """A pattern that matches any of the words, longer ones first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(word.replace("(", r"\(").replace(")", r"\)") for word in ordered) + ")"
