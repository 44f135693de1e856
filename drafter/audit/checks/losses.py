"""Points lost that no problem mentions, and problems that no recommendation answers."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.scores import Score, read_scores
from drafter.audit.sections import Section

_COMMON = frozenset(
    [
        "情况",
        "管理",
        "指标",
        "部门",
        "单位",
        "绩效",
        "完成",
        "工作",
        "评价",
        "得分",
        "分值",
        "本年",
        "年度",
        "合规",
        "规性",
        "规范",
        "范性",
        "时效",
        "效性",
        "及时",
        "时性",
        "质量",
        "制度",
        "建设",
        "政策",
        "效能",
        "活动",
        "设置",
        "合理",
        "理性",
        "明确",
        "确性",
        "数据",
        "信息",
        "整体",
        "项目",
        "实施",
        "执行",
        "资金",
        "预算",
        "使用",
        "存在",
        "问题",
        "不够",
        "不足",
        "有待",
        "提升",
        "加强",
        "进一",
        "一步",
        "部分",
        "相关",
        "方面",
        "水平",
        "提高",
        "个别",
        "开展",
        "落实",
        "要求",
        "建议",
        "机制",
        "完善",
        "健全",
        "未能",
        "没有",
        "缺少",
        "不高",
        "较低",
        "偏低",
        "偏慢",
        "不强",
        "尚未",
        "安全",
        "效果",
        "效率",
        "效益",
        "产出",
        "成本",
        "控制",
        "公开",
        "评分",
        "标准",
        "规定",
        "按照",
        "根据",
        "需要",
        "目标",
        "体系",
        "有效",
        "能力",
        "服务",
        "推进",
        "还需",
        "仍需",
        "的问",
        "题和",
        "全面",
        "我局",
        "本局",
        "规范化",
        "意识",
        "重视",
        "程度",
        "理念",
        "理解",
    ]
)
_VAGUE = frozenset(
    [
        "情况",
        "管理",
        "部门",
        "单位",
        "工作",
        "水平",
        "不够",
        "不足",
        "有待",
        "提升",
        "加强",
        "存在",
        "问题",
        "进一",
        "一步",
        "部分",
        "个别",
        "相关",
        "方面",
        "需要",
        "较低",
        "偏低",
        "不高",
        "未能",
        "没有",
        "缺少",
        "尚未",
        "提高",
        "完善",
        "健全",
        "规范",
        "落实",
        "推进",
        "开展",
        "薄弱",
        "不强",
        "欠缺",
        "不到",
        "到位",
        "仍需",
        "还需",
    ]
)
_KEYS = {
    "支出率": (
        "支出率",
        "支出进度",
        "执行率",
        "执行进度",
        "预算执行",
        "支付进度",
        "支出不",
        "支出偏",
        "支出较",
        "进度慢",
        "进度偏",
        "资金使用",
        "使用效率",
        "执行不",
        "结余较",
        "沉淀",
    ),
    "执行率": ("支出率", "支出进度", "执行率", "执行进度", "预算执行", "支付进度", "采购"),
    "结转": ("结转", "结余", "预算执行", "支出进度", "执行进度"),
    "备案": ("备案", "公告", "公示", "合同"),
    "签订": ("签订", "签署", "合同"),
    "采购": ("采购", "招标", "中小企业"),
    "财务": (
        "财务",
        "会计",
        "审计",
        "凭证",
        "核算",
        "账务",
        "资金使用不",
        "使用不规范",
        "使用不合规",
        "挪用",
        "挤占",
        "资金管理",
        "支出规范",
        "报销",
    ),
    "资产": ("资产", "盘点", "闲置"),
    "会计": ("会计", "账务", "核算", "财务", "凭证", "入账", "报销", "记账"),
    "合同": ("合同",),
    "验收": ("验收",),
    "内控": ("内控", "内部控制", "制度"),
    "内部控制": ("内控", "内部控制", "制度"),
    "可持续": ("可持续", "长效", "机制", "后续"),
    "覆盖": ("覆盖",),
    "人才": ("人才", "人员", "队伍", "专业"),
    "项目管理": ("项目",),
    "三公": ("三公", "公务用车", "公务接待", "接待费"),
    "公用经费": ("公用经费", "运转成本", "运行成本"),
    "满意": ("满意", "群众评价", "投诉"),
    "信访": ("信访", "投诉", "群众"),
    "绩效目标": ("绩效目标", "目标设", "目标值", "指标值", "绩效指标", "指标设"),
    "绩效指标": ("绩效目标", "目标值", "指标值", "绩效指标", "指标设"),
    "公开": ("公开", "公示"),
    "预算编制": ("预算编制", "编制预算", "编报", "预决算", "预算不"),
    "预算调整": ("预算调整", "调整率", "调剂", "追加预算", "预算追加"),
    "及时": ("按期", "逾期", "滞后", "延期", "进度", "及时", "按时", "未完成", "缓慢", "拖延"),
    "重点工作": ("重点工作", "重点任务", "任务"),
    "产出": ("产出", "未达", "未完成", "指标", "完成率"),
    "效益": ("效益", "未达", "未完成", "指标", "成效", "效果"),
    "数量": ("数量", "未达", "未完成", "指标"),
    "质量": ("质量", "未达", "不达标", "指标"),
    "成本": ("成本", "超支", "节约"),
    "采购执行": ("采购",),
    "人员": ("人员", "编制", "超编"),
    "供养": ("人员", "编制", "超编"),
    "监管": ("监管", "监督", "检查", "监控"),
    "实施程序": ("程序", "合同", "验收", "招标", "实施"),
    "制度": ("制度", "内控", "机制"),
    "评价结果": ("结果应用", "应用", "挂钩"),
    "监控": ("监控", "监督"),
    "结果应用": ("结果应用", "应用", "挂钩"),
}
_DEFICIENT = re.compile(
    r"(?P<subject>绩效目标|绩效指标|绩效管理|预算编制|固定资产|政府采购|合同|信息公开|财务管理|满意度)[^，。；]{0,10}?"
    r"(?:不够|不足|不规范|不科学|不合理|不完善|不到位|不完整|不准确|薄弱|缺失|偏低|滞后)"
)
_TOLERATED = Decimal("0.05")
_ANSWERED_BY_ALL = 30
_GRAM = 2
_LONG_TITLE = 6
_TELLING_GRAMS = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Lost points without a problem, problems without a recommendation."""
    yield from _unmentioned(reading)
    yield from _unanswered(reading)
    yield from _unpunished(reading)


def _unmentioned(reading: Reading) -> Iterator[Issue]:
    if not reading.problems:
        return
    told = "".join(section.text for section in reading.problems)
    for score in read_scores(reading).walk():
        lost = score.lost
        if score.children or score.bonus or not score.assessed or lost is None or lost.value <= _TOLERATED:
            continue
        if score.section.depth > 1 and not _mentions(told, score):
            yield reading.issue(
                "deduction_without_problem",
                "unmentioned" if lost.value.is_finite() else "unmentioned_all",
                [lost.span],
                severity=Severity.WARNING,
                name=re.sub(r"[（(]\d.*", "", score.section.title),
                lost=plain(lost.value) if lost.value.is_finite() else "",
            )


def _mentions(told: str, score: Score) -> bool:
    """Whether the problems speak of what an indicator is about, by its own words or by their usual neighbours."""
    title = re.sub(r"[（(].*", "", score.section.title)
    known = [related for key, related in _KEYS.items() if key in title]
    if known:
        return any(word in told for related in known for word in related)
    size = _GRAM if len(title) < _LONG_TITLE else _GRAM + 1
    grams = {title[i : i + size] for i in range(len(title) - size + 1)} - _COMMON
    return not grams or any(gram in told for gram in grams if _telling(gram))


def _telling(gram: str) -> bool:
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,3}", gram)) and gram[-1] not in "的和与及性率度化情"


def _unanswered(reading: Reading) -> Iterator[Issue]:
    advice = "".join(section.text for section in reading.advice)
    if not advice:
        return
    for chapter in reading.problems:
        if any(chapter in other.walk() or other in chapter.walk() for other in reading.advice):
            continue
        answers = sum(len(other.children) for other in reading.advice)
        if answers >= len(chapter.children):  # as many answers as problems: in their order, in other words
            continue
        for item in chapter.children:
            grams = _grams(item)
            if len(grams) >= _TELLING_GRAMS and not any(gram in advice for gram in grams):  # too little said
                yield reading.issue(
                    "problem_without_recommendation",
                    "unanswered",
                    [item.block.span(0, len(item.block.text))] if item.block else [],
                    severity=Severity.WARNING,
                    name=item.title[:_ANSWERED_BY_ALL],
                )


def _grams(item: Section) -> set[str]:
    """What a problem is about: the pairs of characters of its title that are not common to all of them."""
    grams = {item.title[i : i + _GRAM] for i in range(len(item.title) - 1)} - _VAGUE
    return {gram for gram in grams if _telling(gram)}


def _unpunished(reading: Reading) -> Iterator[Issue]:
    """Problems whose indicators all have full marks."""
    leaves = [score for score in read_scores(reading).leaves if score.max and score.awarded]
    chapters = {
        block.start
        for chapter in reading.problems
        for s in chapter.walk()
        for block in [s.block, *s.blocks]
        if block
    }
    for sentence in reading.sentences:
        match = _DEFICIENT.search(sentence.text) if sentence.block.start in chapters else None
        if match is None:
            continue
        scored = [leaf for leaf in leaves if match["subject"] in leaf.section.title]
        if scored and all(leaf.max and leaf.awarded and leaf.awarded.value >= leaf.max.value for leaf in scored):
            yield reading.issue(
                "full_marks",
                "unpunished",
                [
                    sentence.block.span(sentence.at + match.start(), sentence.at + match.end()),
                    *(leaf.awarded.span for leaf in scored if leaf.awarded),
                ],
                severity=Severity.WARNING,
                problem=match[0],
                names="、".join(re.sub(r"[（(]\d.*", "", leaf.section.title) for leaf in scored),
            )
            return
