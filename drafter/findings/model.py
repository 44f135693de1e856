"""The case file as data: one department, one fiscal year, one rubric, and why points were lost.

Everything here is frozen and says nothing about files: `drafter.findings.loading` reads it, with places.
Amounts, rates and points are `Decimal`, read from strings and never from floats.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]
"""An id of a finding, a fact, a point: ASCII, so that it can stand in a slot."""

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that must not be empty."""

_POINTS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def _plain_digits(value: object) -> object:
    """`Decimal` also reads 1e2, 0_5 and the digits of every script; a score sheet does not write them."""
    if isinstance(value, str) and not _POINTS.fullmatch(value.strip()):
        raise PydanticCustomError("decimal_parsing", "not a plain number")
    return value


Marks = Annotated[Decimal, BeforeValidator(_plain_digits), Field(ge=0, max_digits=12, decimal_places=6)]
"""Points given or taken: never negative, in plain digits, and of no more of them than a score sheet can hold."""

CASE_SCOPE = "case"
"""The scope of the facts that belong to the whole case: `{case.total_budget}`."""


class Frozen(BaseModel):
    """A value object: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FactKind(StrEnum):
    """What sort of thing a fact is; it decides how its value is read, shown and compared."""

    MONEY = "money"
    RATE = "rate"
    PERCENTAGE_POINT = "percentage_point"
    COUNT = "count"
    SCORE = "score"
    DATE = "date"
    DOCUMENT = "document"
    DOCUMENT_NUMBER = "document_number"
    CONTRACT_NUMBER = "contract_number"
    VOUCHER_NUMBER = "voucher_number"
    NAME = "name"
    TERM = "term"


QUANTITIES = frozenset({FactKind.MONEY, FactKind.RATE, FactKind.PERCENTAGE_POINT, FactKind.COUNT, FactKind.SCORE})
"""The kinds whose value is a number with a unit."""


class Role(StrEnum):
    """What a figure is of: two equal figures of different roles are not the same fact."""

    INITIAL_BUDGET = "年初预算"
    ADJUSTED_BUDGET = "调整预算"
    BUDGET = "预算"
    ADJUSTMENT = "预算调整"
    FINAL_ACCOUNT = "决算"
    EXPENDITURE = "支出"
    BALANCE = "结余"
    REVENUE = "收入"
    DIFFERENCE = "差异"
    TARGET = "目标值"
    ACTUAL = "完成值"
    STANDARD = "标准"
    THRESHOLD = "限值"
    FULL_MARK = "满分"
    AWARDED = "得分"
    DEDUCTED = "扣分"
    RATIO = "比率"
    PRIOR_YEAR = "上年数"
    PEER = "对照值"
    AMOUNT = "金额"
    NUMBER = "数量"
    ASSET = "资产"
    STAFF = "人数"
    SIGNED = "签订日期"
    FILED = "备案日期"
    ANNOUNCED = "公告日期"
    OCCURRED = "发生时间"
    DEADLINE = "期限"
    DEPARTMENT = "部门"
    UNIT = "单位"
    VENDOR = "供应商"
    PERSON = "人员"
    PROJECT = "项目"
    INDICATOR = "指标"
    SYSTEM = "系统"
    BASIS = "依据"
    QUOTED = "原文"
    IDENTIFIER = "编号"


class SourceRef(Frozen):
    """Where a fact was read.

    Attributes:
        document: the paper as people call it.
        place: the page, table, sheet or cell in it.
    """

    document: Line
    place: str = ""


class Fact(Frozen):
    """One figure, date, number or name of the case.

    Attributes:
        kind: how the value is read and shown.
        label: what it is, as it would stand before the value in a sentence (下达指标数).
        role: what a figure is of.
        value: as written in the source: a decimal for quantities (its displayed precision counts), ISO
            `2023`, `2023-10` or `2023-10-31` for dates, the very characters for everything else.
        unit: 万元, 元, %, 个百分点, 分, or a counter (个, 项, 台 …); required for quantities, refused
            otherwise.
        subject: whose it is; empty means the department of the case.
        period: of which year or at which time; empty means the fiscal year of the case.
        formula: for a derived value: names of facts of the same finding joined by + - or /; a quotient of two
            like amounts is a rate in %. Checked against `value` at its precision when the case is loaded.
        source: where it was read; empty means the finding's source.
    """

    kind: FactKind
    label: Line
    role: Role
    value: Line
    unit: str = ""
    subject: str = ""
    period: str = ""
    formula: str = ""
    source: SourceRef | None = None

    @property
    def number(self) -> Decimal:
        """The value of a quantity, in `unit`; only for kinds in `QUANTITIES`."""
        return Decimal(self.value.replace(",", ""))


class Point(Frozen):
    """One reason why points were lost: one 一是 / 二是 of the finding.

    Attributes:
        id: unique in its finding; `F09.a` names it in the whole case.
        title: what is wrong, in a few words and without figures (扶贫支出缺少签收确认).
        text: the reviewer's account, with slots `{allotted}` for every figure, date, number and name.
        effect: what came of it, if the reviewer recorded it.
        advice: what the reviewer wants done, if recorded; else approved wording answers the defect.
        defect: the id of a defect in `knowledge/wording/`; empty lets the planner find it from the words.
        norms: ids of norms in `knowledge/norms/` that this point runs against.
        deducted: points lost by this point alone, where the reviewer divided the finding's deduction.
    """

    id: Identifier
    title: Line
    text: Line
    effect: str = ""
    advice: str = ""
    defect: str = ""
    norms: tuple[str, ...] = ()
    deducted: Marks | None = None


class Judgement(Frozen):
    """What a reviewer decided about one criterion of a rule. Exactly one field of the first five.

    Attributes:
        met: the criterion holds in full (its maximum) or not at all (zero).
        awarded: points given for it.
        deducted: points taken from its maximum, at discretion.
        violations: how often it was broken, for rules that take points per violation.
        count: how often it was earned, for rules that add points each time.
        note: why, in the reviewer's words.
    """

    met: bool | None = None
    awarded: Marks | None = None
    deducted: Marks | None = None
    violations: int | None = Field(default=None, ge=0)
    count: int | None = Field(default=None, ge=0)
    note: str = ""


class Override(Frozen):
    """A reviewer's score that stands in place of the rule's, with the reason for it.

    Attributes:
        awarded: the score that counts.
        reason: why; shown wherever the score is.
    """

    awarded: Marks
    reason: Line


class Finding(Frozen):
    """One indicator of the case: what was measured and judged, and why points were lost.

    Attributes:
        id: `F09`; names its facts and points in slots and links.
        indicator: id of an indicator of the rubric.
        measures: inputs of a computed rule by name: a number, or a slot `{allotted}` of this finding's facts.
        judgements: the reviewer's decisions by criterion id; every criterion of the rule must be decided.
        override: the reviewer's score where it departs from the rule.
        not_assessed: why the indicator was not assessed; it then leaves the subtotal.
        facts: the facts this finding rests on, by name.
        points: why points were lost; empty if none were.
        source: where the facts were read unless they say otherwise.
    """

    id: Identifier
    indicator: Line
    measures: Mapping[str, str] = Field(default_factory=dict)
    judgements: Mapping[str, Judgement] = Field(default_factory=dict)
    override: Override | None = None
    not_assessed: str = ""
    facts: Mapping[Identifier, Fact] = Field(default_factory=dict)
    points: tuple[Point, ...] = ()
    source: SourceRef | None = None


class Department(Frozen):
    """Whose budget is reviewed.

    Attributes:
        name: the full official name.
        short: the short form the notice uses after the first mention; empty means the full name.
        aliases: other forms under which the same department may appear.
        units: who answers for what inside it, by duty (`finance`, `assets`, `procurement`, `projects`,
            `performance`, `operations`); a duty that is not named is called by its generic name.
        subordinates: names of the units below it.
    """

    name: Line
    short: str = ""
    aliases: tuple[str, ...] = ()
    units: Mapping[str, str] = Field(default_factory=dict)
    subordinates: tuple[str, ...] = ()


class TableSpec(Frozen):
    """A table of the notice, in text that may hold slots.

    Attributes:
        title: such as 部门整体支出情况表.
        unit: the note above it, such as 单位：万元; empty for none.
        header: the column heads.
        rows: the cells, at least one row; every row as long as the header.
        note: what stands below it, such as the data's source.
        after: the point id (`F01.a`) after whose clause it stands, or empty for the overview section.
    """

    title: Line
    unit: str = ""
    header: tuple[str, ...] = Field(min_length=1)
    rows: tuple[tuple[str, ...], ...] = Field(min_length=1)
    note: str = ""
    after: str = ""


class OverviewSection(Frozen):
    """One sub-section of 部门基本情况: a heading and paragraphs that may hold slots."""

    heading: Line
    paragraphs: tuple[Line, ...]


class NoticeSpec(Frozen):
    """What the notice says around its two central sections; what is unknown stays empty, shown as a blank.

    Attributes:
        number: 文号, as `韶财绩〔2024〕32号`.
        title: without 关于印发…的通知, the name of the report it issues.
        issuer: 署名, the finance bureau.
        issuer_office: the office that prints (办公室).
        receiving_office: the office (科室) that receives the statement of rectification.
        basis: the documents the review rests on, as slots or text.
        issued: date of signing.
        deadline: by when rectification is reported.
        disclosure: 公开方式.
        copies: 抄送.
        overview: sub-sections of 部门基本情况.
        tables: tables of the notice.
        review_summary: what the review did, one sentence for 审核结果; may hold slots.
    """

    number: str = ""
    title: Line
    issuer: Line
    issuer_office: str = ""
    receiving_office: str = ""
    basis: tuple[str, ...] = ()
    issued: date | None = None
    deadline: date | None = None
    disclosure: str = ""
    copies: tuple[str, ...] = ()
    overview: tuple[OverviewSection, ...] = ()
    tables: tuple[TableSpec, ...] = ()
    review_summary: str = ""


class PublishedScore(Frozen):
    """A result taken over from a published document, where its score table is not available.

    Attributes:
        total: points.
        grade: as published.
        source: where it stands.
    """

    total: Marks
    grade: Line
    source: SourceRef


class Case(Frozen):
    """One review: whose, of which year, by which rubric, and what was found.

    Attributes:
        id: names outputs and records.
        department: whose budget.
        fiscal_year: the year that was reviewed.
        rubric: id of a rubric in `knowledge/rubrics/`.
        published: the result as published; then the findings need no measures or judgements.
        facts: facts of the whole case, in slots `{case.name}`.
        findings: in the order of the rubric.
        notice: the frame of the notice.
    """

    id: Identifier
    department: Department
    fiscal_year: int = Field(ge=1990, le=2100)
    rubric: Line
    published: PublishedScore | None = None
    facts: Mapping[Identifier, Fact] = Field(default_factory=dict)
    findings: tuple[Finding, ...]
    notice: NoticeSpec

    def all_facts(self) -> Iterator[tuple[str, Fact]]:
        """Every fact of the case with its full name, such as `F09.allotted` or `case.total_budget`."""
        for name, fact in self.facts.items():
            yield f"{CASE_SCOPE}.{name}", fact
        for finding in self.findings:
            for name, fact in finding.facts.items():
                yield f"{finding.id}.{name}", fact

    def all_points(self) -> Iterator[tuple[str, Finding, Point]]:
        """Every point of the case with its full id, such as `F09.a`, and the finding it belongs to."""
        for finding in self.findings:
            for point in finding.points:
                yield f"{finding.id}.{point.id}", finding, point
