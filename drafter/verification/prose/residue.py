"""What a writing tool leaves behind: its own voice, markup, open slots and blanks."""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.text.beginnings import sooner
from drafter.text.width import fold
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

NAME = "residue"

_BEFORE = 1
"""So many characters before a stretch tell what stands in it."""

_SLOT = re.compile(r"\{\{?[^{}\n]{0,60}\}?\}|\{%[^\n]{0,60}%\}|\$\{[^}\n]{0,60}\}|<[A-Za-z_][A-Za-z0-9_.-]{1,40}>")
_MASKED = re.compile(r"〔(?:数额|日期|文号|编号|名称)〕")
_PLACEHOLDER = sooner(
    r"[Xx×ＸＸ✕]{2,}(?:[万亿]?元|%|个|项|年|月|日|局|单位|公司|县|市)?|[_＿]{2,}|□{1,}|\?{3,}|？{3,}|[（(\[【](?:此处|待填|待补充?|填写|插入|略|空白|请(?![示款假购销教领战]))[^）)\]】\n]{0,20}[）)\]】]|TODO|TBD|N/A|某某|某(?:单位|部门|局|县|市|区)(?!级)|待定(?=[。，；])"
)
_THING = (
    "数值?|数额|金额|数据|数字|比例|比率|百分比|日期|时间|年份|名称|单位|部门|姓名|人名|编号|文号|文件|项目|事项|内容|地点|人数|次数|份数"
    "|件数|原因|指标|占位符?"
)
_BLANKED = "金额|数额|数值|日期|名称|姓名|编号|文号|(?:单位|部门|项目|公司)名称"
_FILL = "核实|确认|填写?|填入|填列|填报|补充|补写|补录|插入|录入|更正|查证|核对|替换|修改"
_TO_FILL = sooner(
    rf"[〔［\[【{{](?:[^〔〕［］\[\]【】{{}}\d\n，。；]{{0,8}}(?:{_THING}|{_FILL}|待[定补填查核]|空白|略)"
    rf"|[A-Za-z][A-Za-z_ ]{{1,30}})[〕］\]】}}]"
    rf"|[（(](?:{_BLANKED})[）)]|[<＜](?:[\u4e00-\u9fff]{{0,4}}(?:{_THING}))[>＞]"
    rf"|[（(][^（）()\d\n，。；]{{0,8}}(?:待[\u4e00-\u9fff]{{0,4}}?|请|须|需|尚未|在此|此处|这里)(?:另行|进一步|再)?(?:{_FILL})[^（）()\d\n，。；]{{0,6}}[）)]"
    r"|(?:(?<![一二三四五六七八九零〇○\d])[○〇]{2,}|[●■◆＊*#＃]{2,}|\?{2,}|…+|\.{3,}|(?<![A-Za-z])[NnＮ]|若干)(?=[万亿]?元)"
    r"|(?<![a-zA-Z%])%[sd](?![a-zA-Z])|(?<![\dA-Za-z])([#@$])[\u4e00-\u9fffA-Za-z_]{1,10}\1|某年某月|某月某日"
)
"""A pair of brackets that holds nothing but what kind of thing belongs there, or what is to be done about it; and
signs in the place of an amount."""

_BLANK = re.compile(r"〔[^〔〕\n]{0,40}待(?:填|补充?|定)[^〔〕\n]{0,4}〕")
"""A blank that says what belongs there: whoever signs fills it in."""
_CHATTER = sooner(
    r"作为(?:一[个名位])?(?:AI|人工智能|语言模型|大模型|助手|智能助手)[^。\n]{0,20}|(?<![\u4e00-\u9fff])(?:好的|当然|没问题|明白了|收到)[，,！!。][^。\n]{0,12}"
    r"|以下(?:是|为)(?:您|我|根据|修改|改写|重写|生成|起草|整理|问题|建议|正文|草稿|对)[^。：:\n]{0,20}[:：]?|希望(?:这|以上|对您|能)[^。\n]{0,16}|(?:如有|如果您?有|若有)(?:任何|其他|疑问|需要)[^。\n]{0,16}"
    r"|(?<![提报呈申邀聘商函])请(?:提供|告诉我|告知我|注意[:：]|参考以上)[^。\n]{0,10}|(?<![\u4e00-\u9fff])(?:改写|重写|修改|输出|回答|思考|答案|翻译|示例|注意|Note|Output|Answer|Response)[^\n，。：:]{0,6}[:：]"
    r"|我(?:将|会|来|无法|不能|可以为您|理解|认为|已经?为您)[^。\n]{0,12}|您(?:的|可以|好|需要|提供)[^。\n]{0,10}|(?:系统提示|提示词|JSON|json|schema|prompt)[^。\n]{0,6}"
    r"|此致[，,\s]*敬礼[！!]?|(?<![\u4e00-\u9fff])(?:此致|顺[颂祝]商祺|祝工作顺利|敬请批评指正|妥否，请批示)[，。！!]?"
    r"|</?think(?:ing)?>|\bthinking\b|抱歉[，,][^。\n]{0,12}"
)
_MARKUP = sooner(
    r"<!--[^\n]{0,80}-->|错误！(?:未找到引用源|书签未定义|未指定书签)[。！]?|\^[^\s^]{1,6}\^|(?<![A-Za-z0-9.])@[\u4e00-\u9fff]{1,6}"
    r"|```[a-z]*|`+|~~|={2,}(?=[^\s=])|&(?:[a-z]{2,6}|#\d{2,5});|\*\*|(?<![\d*])\*(?=[^\s*，。、；：|（）]{1,40}\*(?![\d*]))|(?<![A-Za-z])__(?=\S)|^#{1,6}(?=\s)|^\s*[-*+]\s(?=\S)|\[[^\]\n]{1,30}\]\([^)\n]{1,80}\)|\"[A-Za-z_]{2,30}\"\s*:|[{}]|\\[nt\"\\]|<\|[a-z_]{2,20}\|>|</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>\n]{0,60})?/?>|\[/?INST\]",
    re.MULTILINE,
)
_HALF_WIDTH = sooner(r"(?<=[\u4e00-\u9fff])[,;:!?](?=[\u4e00-\u9fff，。；、]|[ \t\u3000]*$)", re.MULTILINE)
_DOUBLED = sooner(r"[，；：、。][ \u3000]*(?=[，；：、。])|(?<![！？])[！？](?=[，；、。])")
"""Two stops where one belongs; what encloses and 等…… does not count."""

_EMPTY = re.compile(r"（[ \u3000]*）|\([ \u3000]*\)|《[ \u3000]*》|“[ \u3000]*”|【[ \u3000]*】|〔[ \u3000]*〕")
_COMMENT = sooner(
    r"[\[［【（(](?:批注|备注[:：]|修订|删除|插入|注[:：]?待|编者|审稿|审核意见|校对)[^\]］】）)\n]{0,40}[\]］】）)]"
    r"|(?<![\u3400-\u9fff])批注[:：][^。\n]{0,30}"
)
_HALF_BRACKET = sooner(
    r"(?<=[\u4e00-\u9fff])\((?=[^()\n]{0,30}[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\)(?=[\u4e00-\u9fff，。；、])"
)
_HALF_STOP = sooner(
    r"(?<=[\u4e00-\u9fff])\.(?=\s*$|[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[\"'](?=[\u4e00-\u9fff])", re.MULTILINE
)
_SELF = re.compile(r"我[局县市区省们国校院乡镇部]|自我")
"""What looks like chatter and is a bureau speaking of itself."""

_FULL = {**dict(zip(",;:!?().", "，；：！？（）。", strict=True)), '"': "“”", "'": "‘’"}


def check(examination: Examination) -> Iterator[Violation]:
    """Residue in both sections; open slots and chatter anywhere."""
    for scope in examination.scopes:
        seen: set[int] = set()
        own = examination.judged(scope)
        begin = max(scope.start - _BEFORE, 0)
        stretch = examination.text[begin : scope.end]
        for key, first, last in _found(stretch, scope.start - begin, judged=own, own=scope.own):
            span = begin + first, begin + last
            where, said = (examination.text, *span), stretch[first:last]
            known = key == "placeholder_left" and bool(examination.enclosing(*span))  # YXXJ-2022-07 is a number
            known = known or (key == "to_fill" and fold(said).text in examination.book.everything)
            if key == "blank_left":
                seen.update(range(*span))
                yield violation(NAME, key, where, severity=Severity.BLOCK if own else Severity.REVIEW)
            elif key == "half_width":
                yield violation(NAME, key, where, severity=Severity.REVIEW, expected=_FULL.get(said, ""))
            elif not known and not _overlaps(span, seen):
                seen.update(range(*span))
                told = "placeholder_left" if key == "to_fill" else key
                yield violation(NAME, told, where, expected=(said if key == "doubled" else "").strip())


@lru_cache(maxsize=256)
def _found(stretch: str, start: int, *, judged: bool, own: bool) -> tuple[tuple[str, int, int], ...]:
    """All that may be residue in a stretch of text, behind the characters that stand before it.

    A corrected draft says most of its stretches again.
    """
    found = [("blank_left", *match.span()) for match in _BLANK.finditer(stretch, start)]
    for pattern, key in _patterns(own=judged):
        matches = (match for match in pattern.finditer(stretch, start) if match.group().strip())
        found += [(key, *match.span()) for match in matches if not _SELF.match(match.group())]
    for pattern in (_HALF_WIDTH, _HALF_BRACKET, _HALF_STOP) if own else ():
        found += [("half_width", *match.span()) for match in pattern.finditer(stretch, start)]
    return tuple(found)


def _patterns(*, own: bool) -> list[tuple[re.Pattern[str], str]]:
    everywhere = [(_SLOT, "slot_left"), (_MASKED, "slot_left"), (_COMMENT, "comment_left")]
    written = [(_CHATTER, "chatter"), (_PLACEHOLDER, "placeholder_left"), (_TO_FILL, "to_fill")]
    written.append((_MARKUP, "markup"))
    return [*everywhere, *written, (_DOUBLED, "doubled"), (_EMPTY, "enclosed_empty")] if own else everywhere


def _overlaps(span: tuple[int, int], seen: set[int]) -> bool:
    return not seen.isdisjoint(range(*span))
