"""A figure that plain arithmetic makes of the facts of its finding is shown with how, and no other is let pass."""

from datetime import date

import pytest

from drafter.findings.model import Case, Fact
from drafter.knowledge.model import Norm
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of


def _told(kind: str, label: str, role: str, value: str, unit: str = "") -> dict[str, str]:
    return {"kind": kind, "label": label, "role": role, "value": value, "unit": unit}


def _finding(
    number: int, title: str, text: str, facts: dict[str, dict[str, str]], **more: object
) -> dict[str, object]:
    norms = more.pop("norms", [])
    point = {"id": "a", "title": title, "text": text, "deducted": str(number), "norms": norms}
    return {"id": f"F0{number}", "indicator": f"1.{number}", "facts": facts, "points": [point], **more}


_LIMIT = {"kind": "count", "label": "合同备案期限", "role": "期限", "value": "7", "unit": "个工作日"}
_OPEN = {"kind": "count", "label": "决算公开期限", "role": "期限", "value": "20", "unit": "日"}


def _norm(name: str, document: str, article: str, content: str, limit: dict[str, str]) -> Norm:
    figures = {"limit": Fact.model_validate(limit)}
    force = date(2010, 1, 1)
    return Norm(
        id=name,
        document=document,
        article=article,
        content=content,
        topic=limit["label"],
        in_force=force,
        figures=figures,
    )


NORMS = {
    "filing": _norm("filing", "虚构采购法", "第四十七条", "应在签订之日起7个工作日内备案。", _LIMIT),
    "opening": _norm("opening", "虚构预算法", "第十四条", "应在批复后20日内公开决算。", _OPEN),
}
CASE = Case.model_validate(
    {
        "id": "qinghe-2022",
        "department": {"name": "青禾县虚构文化馆", "short": "县文化馆"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            _finding(
                1,
                "合同备案不及时",
                "{c1_number}号合同{c1_signed}签订，{c1_filed}备案；{c2_number}号合同{c2_signed}签订，{c2_filed}备案",
                {
                    "c1_number": _told("contract_number", "合同编号", "编号", "QH-2022-031"),
                    "c1_signed": _told("date", "QH-2022-031号合同签订日期", "签订日期", "2022-05-10"),
                    "c1_filed": _told("date", "QH-2022-031号合同备案日期", "备案日期", "2022-06-08"),
                    "c2_number": _told("contract_number", "合同编号", "编号", "QH-2022-044"),
                    "c2_signed": _told("date", "QH-2022-044号合同签订日期", "签订日期", "2022-07-05"),
                    "c2_filed": _told("date", "QH-2022-044号合同备案日期", "备案日期", "2022-08-19"),
                },
                norms=["filing"],
            ),
            _finding(
                2,
                "决算公开超期",
                "部门决算{approved}批复，{posted}才公开",
                {
                    "approved": _told("date", "决算批复日期", "发生时间", "2022-08-02"),
                    "posted": _told("date", "决算公开日期", "公告日期", "2022-10-11"),
                },
                norms=["opening"],
            ),
            _finding(
                3,
                "在编人员超过编制",
                "核定编制{posts}，年末在编人员{staff}",
                {
                    "posts": _told("count", "核定编制", "标准", "16", "名"),
                    "staff": _told("count", "年末在编人员", "人数", "19", "名"),
                },
            ),
            _finding(
                4,
                "编外聘用人员较多",
                "编外聘用人员{temps}，人员经费{paid}",
                {
                    "temps": _told("count", "编外聘用人员", "人数", "27", "名"),
                    "paid": _told("money", "编外聘用人员经费", "支出", "118.80", "万元"),
                },
            ),
            _finding(
                5,
                "展厅使用率下降",
                "展厅使用率{use}，比上年下降{fall}",
                {
                    "use": _told("rate", "展厅使用率", "比率", "46.0", "%"),
                    "fall": _told("percentage_point", "展厅使用率比上年下降", "差异", "11.5", "个百分点"),
                    "goal": _told("rate", "展厅使用率目标值", "目标值", "62.0", "%"),
                },
                source={"document": "巡检记录", "place": "九月"},
            ),
            _finding(
                6,
                "公务接待费没有压减",
                "公务接待费预算{plan}，公务接待费支出{spent}",
                {
                    "plan": _told("money", "公务接待费预算", "预算", "8.00", "万元"),
                    "spent": _told("money", "公务接待费支出", "支出", "7.95", "万元"),
                },
            ),
            _finding(
                7,
                "送戏走访次数不足",
                "约定走访{visits}，走访记录所载{made}，其中内容雷同{same}",
                {
                    "visits": _told("count", "合同约定的走访次数", "目标值", "1,200", "次"),
                    "made": _told("count", "走访记录所载次数", "完成值", "934", "次"),
                    "same": _told("count", "内容雷同的走访记录", "数量", "118", "份"),
                },
            ),
            _finding(
                8,
                "变更签证未经审批",
                "变更签证{all}，其中{bare}未经审批，涉及金额{money}，报修单{slips}没有回复",
                {
                    "all": _told("count", "变更签证", "数量", "23", "份"),
                    "bare": _told("count", "未经审批的变更签证", "数量", "9", "份"),
                    "money": _told("money", "未经审批变更涉及金额", "金额", "187.35", "万元"),
                    "slips": _told("count", "没有回复的报修单", "数量", "143", "单"),
                },
            ),
        ],
        "notice": {"title": "青禾县虚构文化馆评价报告", "issuer": "青禾县虚构财政局"},
    }
)
_HEAD = "三、存在问题\n"
_CHECKER = Checker(CASE, NORMS)


def _found(text: str) -> list[tuple[Severity, str]]:
    report = _CHECKER.check(manuscript_of(f"{_HEAD}{text}\n"))
    return [
        (v.severity, v.message) for v in report.violations if v.check == "quantities" and v.start >= len(_HEAD)
    ]


def _blocked(text: str) -> bool:
    return any(severity is Severity.BLOCK for severity, _ in _found(text))


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("论拖延，QH-2022-044号合同居首，四十五天。", "论拖延，QH-2022-044号合同居首，五十四天。"),
        ("决算8月2日批复，10月11日挂网，七十天。", "决算8月2日批复，10月11日挂网，六十天。"),
        ("决算公开比二十日的期限多出五十天。", "决算公开比二十日的期限多出七十天。"),
        ("决算公开比二十日的期限多出五十天。", "决算公开比二十日的期限多出四十天。"),
        (
            "031号、044号合同备案都晚，后者比前者又多耽搁16天。",
            "031号、044号合同备案都晚，后者比前者又多耽搁18天。",
        ),
        ("在编人员与编外聘用人员合并计算，合计46名。", "在编人员与编外聘用人员合并计算，合计43名。"),
        ("编外聘用人员约为核定编制的1.7倍。", "编外聘用人员约为核定编制的2.7倍。"),
        ("编外聘用人员人均经费4.4万元。", "编外聘用人员人均经费6.4万元。"),
        ("按相对幅度看，展厅使用率较上年下降了20%。", "按相对幅度看，展厅使用率较上年下降了25%。"),
        (
            "公务接待费预算8万元，落到账上7.95万元，省了五百块。",
            "公务接待费预算8万元，落到账上7.95万元，省了五千块。",
        ),
        (
            "公务接待费预算8万元，落到账上7.95万元，省了五百块。",
            "公务接待费预算8万元，落到账上7.95万元，超了五百块。",
        ),
        ("剔除内容雷同的118份记录，走访仅816次。", "剔除内容雷同的118份记录，走访仅826次。"),
        ("每十份变更签证里，大约四份没过审批。", "每十份变更签证里，大约六份没过审批。"),
        ("没批的变更签证一份平均合二十万八千元上下。", "没批的变更签证一份平均合三十万八千元上下。"),
        ("未经审批的变更签证不到总数的四成。", "未经审批的变更签证不到总数的三成。"),
    ],
)
def test_what_arithmetic_makes_of_facts_that_are_spoken_of_may_stand(true: str, false: str) -> None:
    assert not _blocked(true)
    assert _blocked(false)


def test_a_figure_whose_words_say_little_is_shown_with_how_it_is_made() -> None:
    assert _found("剔除内容雷同的118份记录，走访仅816次。") == [
        (
            Severity.REVIEW,
            "“816次”没有登记，按案卷数值可以算得：934次 - 118份；前后文字没有说清是怎么算的",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "未经审批的变更签证14份。",
        "变更签证32份。",
        "公务接待费超预算0.05万元。",
        "办公室对合同备案逐份登记，严守45天。",
        "核定编制是年末在编人员的1.19倍。",
        "QH-2022-031号合同备案用了29天，QH-2022-044号合同比它短16天。",
    ],
)
def test_what_the_words_deny_is_made_of_nothing(text: str) -> None:
    assert _blocked(text)


@pytest.mark.parametrize(
    "text", ["031号备案晚了，044号也晚了。", "合同031、044两份都没有按时备案。", "合同第044号备案迟。"]
)
def test_a_contract_is_named_by_the_tail_of_its_number(text: str) -> None:
    assert not _blocked(text)


@pytest.mark.parametrize("text", ["032号备案晚了。", "合同031、045两份都没有按时备案。"])
def test_no_contract_is_named_by_another_tail(text: str) -> None:
    assert _blocked(text)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("照二十日推算，决算最迟8月22日就得公开。", "照二十日推算，决算最迟8月25日就得公开。"),
        ("031号合同七个工作日到头是5月19日。", "031号合同七个工作日到头是5月21日。"),
        ("九月巡检，展厅使用率46.0%。", "三月巡检，展厅使用率46.0%。"),
    ],
)
def test_a_date_is_the_last_day_of_a_limit_or_when_its_figure_was_read(true: str, false: str) -> None:
    assert not _blocked(true)
    assert _blocked(false)


def test_a_day_on_which_something_was_done_is_no_last_day_of_a_limit() -> None:
    assert _blocked("031号合同拖到6月17日才备案。")


def test_how_a_figure_is_made_is_told_with_the_greater_first() -> None:
    told = [message for _, message in _found("使用率相对上年缩水了两成。")]
    assert told == [
        "“两成”没有登记，按案卷数值可以算得：11.5个百分点 / (46.0% + 11.5个百分点)；前后文字没有说清是怎么算的"
    ]


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("十份变更签证里有四份未经审批。", "十份变更签证里有七份未经审批。"),
        ("展厅使用率46.0%，离当初定的62.0%还差16个百分点。", "展厅使用率46.0%，离当初定的62.0%还差24个百分点。"),
    ],
)
def test_spans_rows_and_what_was_set_are_read(true: str, false: str) -> None:
    assert not _blocked(true)
    assert _blocked(false)


def test_what_meets_no_requirement_is_not_below_a_limit() -> None:
    assert not _blocked("年末在编人员19名，人员控制未能达到应有要求。")
    assert _blocked("年末在编人员没有达到核定编制。")


def test_days_between_dates_of_two_things_are_no_span() -> None:
    assert not _found("044号合同7月5日签订，8月19日备案，前后一个半月。")
    assert _found("044号合同7月5日签订，8月19日备案，前后两个半月。")  # nor the 72 days from the filing of 031
    assert _blocked("031号、044号合同备案都晚，后者比前者又多耽搁18天。")  # 45 days less the 27 between the two


def test_points_are_shown_where_the_sentence_tells_of_those_that_were_taken() -> None:
    assert not _blocked("扣分最重的一条是变更没报批，8分。")
    assert _blocked("扣分最重的一条是变更没报批，9分。")
    assert _blocked("变更没报批，8分。")


def test_what_counts_nothing_of_the_case_is_no_figure_of_it() -> None:
    assert not _blocked("一年到头，送戏下乡四个字，没有落到实处。")
    assert not _blocked("哪怕多付百分之一，也要先报批。")
    assert _blocked("多付了百分之一。")


def test_another_counter_is_shown_where_the_name_of_the_thing_has_that_of_the_fact() -> None:
    assert not _blocked("另有143张报修单没有回复。")
    assert _blocked("另有134张报修单没有回复。")
    assert _blocked("没有回复的有143天。")
