"""What a template leaves behind: blanks that were never filled, instructions, markup."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "residue"

_BLANKS = (
    re.compile(
        r"(?<![A-Za-z0-9Xx×])[XＸ×x✕]{2,8}(?:年(?:度)?|月|日|[万亿]?元|%|％|个|项|人|名|家|局|单位|部门|公司|县|市|区|镇|项目|办|中心|次|户)"
    ),
    re.compile(r"(?<![A-Za-z0-9*×Xx])(?:[XＸ]{2,8}|×{2,8}|✕{2,8})(?![A-Za-z0-9×*])"),
    re.compile(r"[_＿]{3,}"),
    re.compile(r"〔\s{0,4}〕|【\s{0,6}】|（\s{0,4}）(?=[万亿元年月日个项号%])|\[\s{1,6}\]"),
    re.compile(
        r"[（(\[【](?:此处|在此|请在此|请填|待填|待补|待定|填写|插入|可根据|根据实际|示例|样例|模板|略写|空白|如有请)[^）)\]】\n]{0,40}[）)\]】]"
    ),
    re.compile(r"(?<![\u4e00-\u9fff])(?:此处|请在此处?)(?:填写|插入|补充|添加|说明)[^。\n]{0,20}"),
    re.compile(
        r"\{\{[^{}\n]{0,40}\}\}|\{%[^\n]{0,40}%\}|\$\{[^}\n]{0,40}\}|<<[^>\n]{1,40}>>|#REF!|#DIV/0!|#N/A|#VALUE!|#NAME\?"
    ),
    re.compile(r"\$\\?[a-z]+[^$\n]{0,20}\$|\\(?:leq|geq|times|frac|cdot|mathrm|text|le|ge)(?![A-Za-z])"),
    re.compile(r"(?:(?:19|20)\d{2}年)?[□△○]{2,}"),
    re.compile(r"(?<![\u4e00-\u9fff])某某(?:局|单位|部门|县|市|区|公司|项目|镇|中心)"),
    re.compile(r"错误！(?:未找到引用源|未定义书签)|Error! (?:Reference source|Bookmark)", re.IGNORECASE),
)
_EXAMPLE = re.compile(r"(?:如|例如|比如|譬如|形如|格式为|类似|诸如|即)[^。；]{0,30}$")
_ABOUT_TARGETS = re.compile(r"目标|指标|样式|格式|一类|之类")
_INSTRUCTION = re.compile(
    r"^(?:[（(]?(?:简要|概)?(?:概述|述|描述|说明|列明|阐述|分析|填写)(?:本?(?:部门|单位|项目))[^。，；]{4,40}(?:情况|成效|内容|原因|措施)(?:等)?[。）)]?)$"
)
_TRUNCATED = re.compile(
    r"^(?:述|况|效|和|及|与|的|等)(?:本?(?:单位|部门|项目))[^。，；]{4,40}(?:情况|成效|内容|原因|措施)[。]?$"
)
_MASKED = re.compile(r"(?:姓名|身份证|电话|手机|账号|卡号|联系人|同志|先生|女士|经办人|负责人)[^。；]{0,8}$")


def check(reading: Reading) -> Iterator[Issue]:
    """Blanks, instructions and markup that nobody removed."""
    for block in reading.blocks:
        seen: list[tuple[int, int]] = []
        for pattern in _BLANKS:
            for match in pattern.finditer(block.source):
                span = (block.start + match.start(), block.start + match.end())
                if any(span[0] < end and start < span[1] for start, end in seen):
                    continue
                if _meant(block.source, match):
                    continue
                seen.append(span)
                yield reading.issue(KIND, "placeholder", [span], text=match[0].strip())
        if _INSTRUCTION.match(block.text) or _TRUNCATED.match(block.text):
            yield reading.issue(
                KIND, "instruction", [block.span(0, len(block.text))], severity=Severity.WARNING, text=block.text
            )


def _meant(text: str, match: re.Match[str]) -> bool:
    """Whether a blank is none: an example in quotes, a masked name or number, a multiplication."""
    before, after = text[: match.start()], text[match.end() :]
    bare = re.sub(r"\s", "", before)[-40:]
    quoted = bare.count("“") > bare.count("”")
    if quoted and (_EXAMPLE.search(bare) or _ABOUT_TARGETS.search(bare + after[:30])):
        return True
    if match[0][0] == "〔":
        return bool(re.match(r"[\s\u3000]*号", after))
    if match[0][0] in "XＸ×x✕":
        return bool(_MASKED.search(bare)) or bool(re.match(r"\s*(?:[某]|同志|先生|女士)", after))
    return match[0].startswith("___") and bool(re.search(r"(?:签字|签名|盖章|签章|公章)[^。]{0,6}$", bare))
