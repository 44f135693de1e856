"""A made-up review, small enough to read: one department, five indicators, two items in each section."""

from datetime import date
from decimal import Decimal

from drafter.assets import asset
from drafter.drafting.model import Author, Clause, Draft, Item, Refusal, Sentence, SentenceRole
from drafter.drafting.slots import Slots
from drafter.findings.model import (
    Case,
    Department,
    Fact,
    FactKind,
    Finding,
    NoticeSpec,
    Override,
    OverviewSection,
    Point,
    Role,
    SourceRef,
    TableSpec,
)
from drafter.knowledge.model import Evidence, Norm, Passage, PassageKind
from drafter.rendering.blocks import Notice
from drafter.rendering.frame import Frame, load_frame
from drafter.rendering.notice import compose
from drafter.scoring.card import Band, ScoreCard, ScoreLine
from drafter.verification.model import Section, Severity, Violation

SHEET = SourceRef(document="云岭县文旅局绩效评分底稿（虚构）", place="第3页")
DUTIES = {"finance": "财务部门", "procurement": "采购部门", "performance": "绩效管理部门"}


def _fact(kind: FactKind, label: str, role: Role, value: str, unit: str = "") -> Fact:
    return Fact(kind=kind, label=label, role=role, value=value, unit=unit)


FACTS_F01 = {
    "adjusted": _fact(FactKind.MONEY, "调整预算", Role.ADJUSTED_BUDGET, "420.00", "万元"),
    "spent": _fact(FactKind.MONEY, "实际支出", Role.EXPENDITURE, "365.40", "万元"),
    "rate": Fact(
        kind=FactKind.RATE,
        label="执行率",
        role=Role.RATIO,
        value="87.00",
        unit="%",
        formula="spent / adjusted",
        source=SourceRef(document="2022年度部门决算报表（虚构）", place="财决01表"),
    ),
    "left": _fact(FactKind.MONEY, "未形成支出", Role.BALANCE, "54.60", "万元"),
}
FACTS_F02 = {
    "checked": _fact(FactKind.COUNT, "抽查合同", Role.NUMBER, "9", "份"),
    "late": _fact(FactKind.COUNT, "逾期备案合同", Role.NUMBER, "2", "份"),
    "number": _fact(FactKind.CONTRACT_NUMBER, "合同编号", Role.IDENTIFIER, "YX-2022-031"),
    "signed": _fact(FactKind.DATE, "签订日期", Role.SIGNED, "2022-05-10"),
    "filed": _fact(FactKind.DATE, "备案日期", Role.FILED, "2022-06-08"),
}
FACTS_F03 = {
    "project": _fact(FactKind.NAME, "项目名称", Role.PROJECT, "古驿道修缮项目"),
    "target": _fact(FactKind.COUNT, "目标值", Role.TARGET, "12", "处"),
    "form": _fact(FactKind.DOCUMENT, "目标申报表", Role.BASIS, "项目支出绩效目标申报表"),
}

NORM = Norm(
    id="procurement-law-47",
    document="中华人民共和国政府采购法",
    article="第四十七条",
    content="采购合同自签订之日起七个工作日内，采购人应当将合同副本报同级监管部门和有关部门备案",
    topic="采购合同备案时限",
    in_force=date(2003, 1, 1),
    figures={"limit": _fact(FactKind.COUNT, "备案时限", Role.DEADLINE, "7", "个工作日")},
)
NORMS = {NORM.id: NORM}

CASE = Case(
    id="yunling-2022",
    department=Department(
        name="云岭县文化和旅游局（虚构）",
        short="县文旅局",
        units={"finance": "财务股", "procurement": "采购办"},
    ),
    fiscal_year=2022,
    rubric="made-up",
    facts={"budget": _fact(FactKind.MONEY, "部门预算", Role.BUDGET, "1,280.00", "万元")},
    findings=(
        Finding(
            id="F01",
            indicator="1.1",
            facts=FACTS_F01,
            source=SHEET,
            points=(
                Point(
                    id="a",
                    title="部门预算支出未达要求",
                    text="调整预算{adjusted}，实际支出{spent}，执行率{rate}。",
                    effect="馆藏数字化任务未能如期完成。",
                ),
            ),
        ),
        Finding(
            id="F02",
            indicator="1.2",
            facts=FACTS_F02,
            source=SHEET,
            points=(
                Point(
                    id="a",
                    title="合同备案不及时",
                    text="抽查{checked}合同，{late}逾期备案。",
                    norms=("procurement-law-47",),
                    deducted=Decimal("2"),
                ),
            ),
            override=Override(awarded=Decimal("3.0"), reason="逾期合同金额小，酌情少扣。"),
        ),
        Finding(
            id="F03",
            indicator="2.1",
            facts=FACTS_F03,
            points=(
                Point(
                    id="a",
                    title="绩效指标不够具体",
                    text="{project}的目标值为{target}，《申报表》见{form}。",
                    advice="由{who.performance}补充质量和时效指标。",
                ),
            ),
        ),
        Finding(id="F04", indicator="2.2", not_assessed="本年度没有该类项目"),
    ),
    notice=NoticeSpec(
        number="云财绩〔2023〕18号",
        title="云岭县文化和旅游局（虚构）2022年度部门整体支出绩效复核报告",
        issuer="云岭县财政局（虚构）",
        issuer_office="云岭县财政局办公室（虚构）",
        receiving_office="我局绩效评价股",
        basis=("《云岭县部门整体支出绩效评价工作方案（虚构）》",),
        issued=date(2023, 10, 16),
        deadline=date(2023, 11, 30),
        disclosure="依申请公开",
        copies=("局行政政法股",),
        overview=(
            OverviewSection(
                heading="部门概要",
                paragraphs=("{dept.name}负责全县文化艺术、公共文化服务和旅游发展，内设财务股、采购办等股室。",),
            ),
            OverviewSection(heading="收支情况", paragraphs=("{year.fiscal}部门预算{case.budget}。",)),
        ),
        tables=(
            TableSpec(
                title="部门整体支出情况表",
                unit="单位：万元",
                header=("项目", "年初预算数", "全年预算数", "决算数"),
                rows=(
                    ("一、基本支出", "800.00", "810.00", "805.00"),
                    ("二、项目支出", "480.00", "420.00", "365.40"),
                ),
                note="数据来源：部门决算报表（虚构）",
            ),
            TableSpec(
                title="逾期备案合同情况表",
                header=("合同编号", "签订日期", "备案日期"),
                rows=(("{F02.number}", "{F02.signed}", "{F02.filed}"),),
                after="F02.a",
            ),
        ),
        review_summary="评审小组核对了自评材料并到{dept.short}现场查看。",
    ),
)
SLOTS = Slots(CASE, NORMS, DUTIES)

CARD = ScoreCard(
    case=CASE.id,
    rubric=CASE.rubric,
    total=Decimal("83.85"),
    max=Decimal("100"),
    grade="良",
    scale=tuple(Band(grade=g, lower=Decimal(n)) for g, n in zip("优良中差", (90, 80, 60, 0), strict=True)),
    lines=(
        ScoreLine(
            id="1", indicator="预算执行", level=1, max=60, awarded="52.35", rule="sum", derivation="各项之和"
        ),
        ScoreLine(
            id="1.1",
            indicator="部门预算支出率",
            level=2,
            max=55,
            awarded="49.35",
            rule="proportional",
            derivation="55 × 87.00% = 47.85，另加序时分 1.50",
        ),
        ScoreLine(
            id="1.2",
            indicator="采购合同管理",
            level=2,
            max=5,
            awarded="3.0",
            rule="deduct",
            derivation="5 − 2 × 2 = 1",
            by_rule="1",
            override=CASE.findings[1].override,
        ),
        ScoreLine(
            id="2", indicator="履职效果", level=1, max=40, awarded="31.5", rule="sum", derivation="各项之和"
        ),
        ScoreLine(
            id="2.1",
            indicator="绩效目标",
            level=2,
            max=40,
            awarded="31.5",
            rule="discretionary",
            derivation="40 − 8.5 = 31.5",
        ),
        ScoreLine(
            id="2.2",
            indicator="项目及时性",
            level=2,
            max=0,
            awarded=None,
            rule="not_assessed",
            derivation="未评价",
        ),
    ),
    warnings=("1.2 采购合同管理：按规则应得 1 分，评审给 3.0 分。",),
)

PASSAGE = Passage(
    id="p-lead",
    kind=PassageKind.PROBLEM,
    text="部门预算执行偏慢，年末仍有312.00万元未支出。",
    source="notice-yunling-2021",
    title="云岭县交通局2020年度复核通知（虚构）",
    section="三、存在问题（一）",
    department="云岭县交通局（虚构）",
    year=2020,
    sample=True,
)
EVIDENCE = (Evidence(passage=PASSAGE, score=Decimal("0.0325"), reason="字面第1名，语义第3名"),)


def sentence(role: SentenceRole, template: str, author: Author = Author.OFFLINE) -> Sentence:
    filled = SLOTS.fill(template)
    return Sentence(
        role=role,
        template=template,
        text=filled.text,
        fills=filled.fills,
        author=author,
        wording=("p-lead", "budget.slow") if role is SentenceRole.LEAD else (),
    )


_H, _L, _F, _E, _N, _A = SentenceRole
DRAFT = Draft(
    problems=(
        Item(
            id="P1",
            section=Section.PROBLEMS,
            heading=sentence(_H, "预算执行进度偏慢，采购合同管理不够规范。"),
            clauses=(
                Clause(
                    id="P1.1",
                    points=("F01.a",),
                    sentences=(
                        sentence(_L, "支出进度未达要求。", Author.MODEL),
                        sentence(
                            _F,
                            "{year.fiscal}调整预算{F01.adjusted}，实际支出{F01.spent}，执行率{F01.rate}，"
                            "尚有{F01.left}未形成支出，",
                        ),
                        sentence(_E, "影响馆藏数字化任务如期完成。"),
                    ),
                    evidence=EVIDENCE,
                ),
                Clause(
                    id="P1.2",
                    points=("F02.a",),
                    sentences=(
                        sentence(_L, "合同备案不及时。"),
                        sentence(
                            _F,
                            "抽查{F02.checked}采购合同，{F02.late}超过法定时限，其中{F02.number}号合同"
                            "于{F02.signed}签订，{F02.filed}才备案。",
                        ),
                        sentence(
                            _N, "不符合{norm.procurement-law-47}关于{norm.procurement-law-47.limit}内备案的规定。"
                        ),
                    ),
                    norms=("procurement-law-47",),
                ),
            ),
        ),
        Item(
            id="P2",
            section=Section.PROBLEMS,
            heading=sentence(_H, "绩效目标编报较为笼统。"),
            clauses=(
                Clause(
                    id="P2.1",
                    points=("F03.a",),
                    sentences=(
                        sentence(
                            _F, "{F03.project}在{F03.form}中只设{F03.target}的数量指标，缺少质量和时效指标。"
                        ),
                    ),
                ),
            ),
        ),
    ),
    recommendations=(
        Item(
            id="R1",
            section=Section.RECOMMENDATIONS,
            heading=sentence(_H, "加快预算执行，严格采购合同管理。"),
            clauses=(
                Clause(
                    id="R1.1",
                    points=("F01.a",),
                    sentences=(
                        sentence(_L, "按月通报支出进度。"),
                        sentence(_A, "由{who.finance}逐月通报，对进度滞后的项目说明原因并限期改进。"),
                    ),
                ),
                Clause(
                    id="R1.2",
                    points=("F02.a",),
                    sentences=(
                        sentence(_L, "健全合同台账。"),
                        sentence(
                            _A,
                            "由{who.procurement}登记签订、备案时间，确保{norm.procurement-law-47.limit}内备案。",
                        ),
                    ),
                    norms=("procurement-law-47",),
                ),
            ),
        ),
        Item(
            id="R2",
            section=Section.RECOMMENDATIONS,
            heading=sentence(_H, "细化绩效目标。"),
            clauses=(
                Clause(
                    id="R2.1",
                    points=("F03.a",),
                    sentences=(sentence(_A, "由{who.performance}会同业务股室补充质量、时效指标。"),),
                ),
            ),
        ),
    ),
    refusals=(
        Refusal(
            clause="P1.2",
            role=SentenceRole.FACT,
            text="抽查9份采购合同，3份超过法定时限。",
            violations=(
                Violation(
                    check="quantities",
                    severity=Severity.BLOCK,
                    start=9,
                    end=11,
                    text="3份",
                    message="“3份”在本案中没有依据",
                    expected="2份",
                    remedy="改用案例中的数",
                ),
            ),
            replacement="抽查9份采购合同，2份超过法定时限。",
        ),
    ),
)


def frame() -> Frame:
    return load_frame(asset("knowledge/wording/frame.yaml"))


def notice() -> Notice:
    return compose(CASE, CARD, DRAFT, SLOTS, frame())
